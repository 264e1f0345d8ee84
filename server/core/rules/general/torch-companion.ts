import { defineRule, type Finding } from "../../engine/rule.ts";
import { TORCH_COMPANIONS, TORCH_COMPANIONS_AS_OF } from "../../facts/config/tables/torchCompanions.ts";
import { pythonInstalls } from "../../facts/docker/installs.ts";
import { condaPackages, writtenRequirements, type WrittenRequirement } from "../../facts/project/writtenRequirements.ts";

export const torchCompanion = defineRule({
  id: "torch-companion",
  summary: "torchvision or torchaudio is pinned to a release that is made for another PyTorch",
  severity: "error",
  languages: ["requirements", "yaml", "dockerfile"],
  kinds: ["requirements", "cog", "bentofile", "truss", "yaml", "zenml", "dockerfile"],
  references: ["https://github.com/pytorch/vision#installation"],
  fix: "none",

  *check(document) {
    if (document.language !== "dockerfile") {
      yield* mismatchesIn(writtenRequirements(document));
      yield* mismatchesIn(condaPackages(document));
      return;
    }
    // What is installed later takes the place of what was there; only one command must fit in itself.
    for (const { arguments: words } of pythonInstalls(document)) yield* mismatchesIn(words.map(({ span, text }) => ({ at: span, text: text.replace(/^["']|["']$/g, "") })));
  },
});

interface Pin {
  readonly at: WrittenRequirement["at"];
  readonly name: string;
  readonly version: string;
}

/** A pin without a marker: with one, each line may be for another machine. */
function pinOf({ at, text }: WrittenRequirement): readonly Pin[] {
  const [, name = "", version = ""] = /^(torch|pytorch|torchvision|torchaudio)\s*==?\s*(\d+(?:\.\d+)*)(?:\+\w+)?(?:=\S+)?$/.exec(text) ?? [];
  return name === "" ? [] : [{ at, name: name === "pytorch" ? "torch" : name, version }];
}

function* mismatchesIn(requirements: readonly WrittenRequirement[]): Generator<Finding> {
  const pins = requirements.flatMap(pinOf);
  const torches = pins.filter(({ name }) => name === "torch");
  const [torch] = torches;
  if (!torch || torches.length > 1) return;
  for (const pin of pins) {
    const known = TORCH_COMPANIONS.get(pin.name);
    const fits = Object.entries(known ?? {}).filter(([version]) => isOf(version, pin.version));
    if (!known || fits.length === 0 || fits.some(([, asked]) => isOf(asked, torch.version))) continue;
    const [right] = Object.entries(known).findLast(([, asked]) => isOf(asked, torch.version)) ?? [];
    const advice = right === undefined ? `Take torch ${fits.at(-1)?.[1] ?? ""}.` : `Take ${pin.name} ${right}, or torch ${fits.at(-1)?.[1] ?? ""}.`;
    yield { at: pin.at, message: `${pin.name} ${pin.version} is built for torch ${fits.at(-1)?.[1] ?? ""} (by its metadata, read on ${TORCH_COMPANIONS_AS_OF}) and not for ${torch.version}, so the two cannot be installed together. ${advice}`, related: [{ at: torch.at, message: "The release of torch." }] };
  }
}

/** Whether a full version is one of those that the pin means: `2.6` is 2.6.0 for pip, and any 2.6 for conda. */
const isOf = (full: string, pin: string): boolean => full === pin || full.startsWith(`${pin}.`);

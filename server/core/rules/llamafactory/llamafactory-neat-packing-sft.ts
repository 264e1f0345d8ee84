import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isTrue, scalarAt, stringAt } from "../../syntax/data/access.ts";

export const llamafactoryNeatPackingSft = defineRule({
  id: "llamafactory-neat-packing-sft",
  summary: "`neat_packing` is on outside of supervised fine-tuning",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["llamafactory"],
  references: ["https://llamafactory.readthedocs.io/en/latest/advanced/arguments.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const stage = stringAt(root, "stage") ?? "sft";
    const flag = scalarAt(root, "neat_packing");
    if (!flag || !isTrue(root, "neat_packing") || stage === "sft") return;
    yield { at: flag.span, message: `\`neat_packing\` works in the stage \`sft\` only; this run is \`${stage}\`, and is refused.` };
  },
});

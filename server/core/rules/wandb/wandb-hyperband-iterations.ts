import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, isSet, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const wandbHyperbandIterations = defineRule({
  id: "wandb-hyperband-iterations",
  summary: "Hyperband is not told at which step it compares runs",
  severity: "error",
  languages: ["yaml"],
  kinds: ["wandb-sweep"],
  references: ["https://docs.wandb.ai/guides/sweeps/sweep-config-keys#early_terminate"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const type = scalarAt(root, "early_terminate", "type");
    if (type?.text !== "hyperband") return;
    const eta = scalarAt(root, "early_terminate", "eta");
    if (typeof eta?.value === "number" && eta.value <= 1) yield { at: eta.span, message: `Hyperband keeps one run in \`eta\`, so it must be above 1: W&B refuses ${eta.text}. Use 3, as it is unless said.` };
    if (isSet(root, "early_terminate", "min_iter") || (isSet(root, "early_terminate", "max_iter") && isSet(root, "early_terminate", "s"))) return;
    const last = scalarAt(root, "early_terminate", "max_iter");
    if (entriesAt(root, "early_terminate").some(({ key }) => nearest(key.text, last ? ["min_iter"] : ["min_iter", "max_iter"]) !== undefined && key.text !== "max_iter")) return;
    yield last
      ? { at: last.span, message: "With `max_iter` Hyperband counts back from the last step, and `s` does not say how often it compares: W&B refuses the sweep. Add `s`, such as 2, or use `min_iter`.", related: [{ at: type.span, message: "Hyperband is chosen here." }] }
      : { at: type.span, message: "Hyperband compares runs at certain steps, and neither `min_iter` nor `max_iter` says at which: W&B refuses the sweep. Add `min_iter`." };
  },
});

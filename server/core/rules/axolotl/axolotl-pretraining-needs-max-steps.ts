import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isNull, isSet, nodeAt } from "../../syntax/data/access.ts";

export const axolotlPretrainingNeedsMaxSteps = defineRule({
  id: "axolotl-pretraining-needs-max-steps",
  summary: "Pre-training on streamed data without `max_steps`",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["axolotl"],
  references: ["https://docs.axolotl.ai/docs/config-reference.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const data = entryOf(root, "pretraining_dataset");
    if (!data || isNull(data.value) || isSet(root, "max_steps") || nodeAt(root, "streaming")?.type === "mapping") return;
    yield { at: data.key.span, message: "Pre-training data is streamed and has no length, so epochs cannot be counted: Axolotl refuses the run without `max_steps`. Add it." };
  },
});

import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { numberAt, scalarAt } from "../../syntax/data/access.ts";

export const accelerateMachineRankRange = defineRule({
  id: "accelerate-machine-rank-range",
  summary: "The number of this machine is outside of the number of machines",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["accelerate"],
  references: ["https://huggingface.co/docs/accelerate/package_reference/cli"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const rank = scalarAt(root, "machine_rank");
    const machines = numberAt(root, "num_machines") ?? 1;
    if (typeof rank?.value !== "number" || (rank.value >= 0 && rank.value < machines)) return;
    yield { at: rank.span, message: `\`machine_rank\` is ${rank.text}, yet with ${machines} machine${machines === 1 ? "" : "s"} it runs from 0 to ${machines - 1}. The machines would wait for each other for ever.` };
  },
});

import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, nodeAt, numberAt, stringAt } from "../../syntax/data/access.ts";

export const deepspeedOffloadOptimizerStage = defineRule({
  id: "deepspeed-offload-optimizer-stage",
  summary: "The optimizer is offloaded without ZeRO",
  severity: "warning",
  languages: ["json"],
  kinds: ["deepspeed"],
  references: ["https://www.deepspeed.ai/docs/config-json/"],
  fix: "none",

  *check(document) {
    const zero = nodeAt(rootOf(document), "zero_optimization");
    const offload = entryOf(zero, "offload_optimizer");
    if (!offload || numberAt(zero, "stage") !== 0 || (stringAt(zero, "offload_optimizer", "device") ?? "none") === "none") return;
    yield { at: offload.key.span, message: "`offload_optimizer` does nothing in ZeRO stage 0, which splits nothing. Use stage 1, 2 or 3, or remove it.", related: othersIn(zero, "stage") };
  },
});

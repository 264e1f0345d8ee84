import { defineRule } from "../../engine/rule.ts";
import { lightningObjects } from "../../facts/config/lightning.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, scalarAt } from "../../syntax/data/access.ts";

export const lightningCheckpointMonitor = defineRule({
  id: "lightning-checkpoint-monitor",
  summary: "A ModelCheckpoint is told to keep the best and not by which metric",
  severity: "error",
  languages: ["yaml"],
  kinds: ["lightning-cli"],
  references: ["https://lightning.ai/docs/pytorch/stable/api/lightning.pytorch.callbacks.ModelCheckpoint.html"],
  fix: "none",

  *check(document) {
    for (const { name, node } of lightningObjects(rootOf(document))) {
      const kept = scalarAt(node, "init_args", "save_top_k");
      if (name !== "ModelCheckpoint" || typeof kept?.value !== "number" || isSet(node, "init_args", "monitor")) continue;
      if (![-1, 0, 1].includes(kept.value)) yield { at: kept.span, message: `\`save_top_k: ${kept.value}\` without \`monitor\`: nothing tells which checkpoints are the best, and Lightning refuses the config. Name the metric, such as \`monitor: val_loss\`.` };
    }
  },
});

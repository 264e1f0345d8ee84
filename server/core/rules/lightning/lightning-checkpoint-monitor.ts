import { defineRule } from "../../engine/rule.ts";
import { lightningObjects } from "../../facts/config/lightning.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isSet, mappingAt, scalarAt } from "../../syntax/data/access.ts";

export const lightningCheckpointMonitor = defineRule({
  id: "lightning-checkpoint-monitor",
  summary: "A callback is to keep the best, or to stop in time, and not told by which metric",
  severity: "error",
  languages: ["yaml"],
  kinds: ["lightning-cli"],
  references: ["https://lightning.ai/docs/pytorch/stable/api/lightning.pytorch.callbacks.ModelCheckpoint.html"],
  fix: "none",

  *check(document) {
    for (const { name, node, at } of lightningObjects(rootOf(document))) {
      const given = mappingAt(node, "init_args");
      if (name === "EarlyStopping" && given && given.entries.length > 0 && !entryOf(given, "monitor")) {
        yield { at: at.span, message: "`EarlyStopping` has no `monitor`, the metric that it watches, and the CLI refuses the config without it. Add it, such as `monitor: val_loss`.", related: given.entries.slice(0, MOST).map(({ key }) => ({ at: key.span, message: "Its arguments." })) };
      }
      const kept = scalarAt(node, "init_args", "save_top_k");
      if (name !== "ModelCheckpoint" || typeof kept?.value !== "number" || isSet(node, "init_args", "monitor")) continue;
      if (![-1, 0, 1].includes(kept.value)) yield { at: kept.span, message: `\`save_top_k: ${kept.value}\` without \`monitor\`: nothing tells which checkpoints are the best, and Lightning refuses the config. Name the metric, such as \`monitor: val_loss\`.` };
    }
  },
});

const MOST = 10;

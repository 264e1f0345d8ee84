import { defineRule } from "../../engine/rule.ts";
import { lightningObjects } from "../../facts/config/lightning.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, isNull, scalarAt } from "../../syntax/data/access.ts";

export const lightningCheckpointTriggers = defineRule({
  id: "lightning-checkpoint-triggers",
  summary: "A ModelCheckpoint has more than one trigger",
  severity: "error",
  languages: ["yaml"],
  kinds: ["lightning-cli"],
  references: ["https://lightning.ai/docs/pytorch/stable/api/lightning.pytorch.callbacks.ModelCheckpoint.html"],
  fix: "none",

  *check(document) {
    for (const { name, node } of lightningObjects(rootOf(document))) {
      if (name !== "ModelCheckpoint") continue;
      const set = TRIGGERS.flatMap((trigger) => entriesAt(node, "init_args").filter(({ key, value }) => key.text === trigger && scalarAt(value)?.value !== 0 && !isNull(value)));
      const [, second] = set;
      if (second) yield { at: second.key.span, message: `${set.map(({ key }) => `\`${key.text}\``).join(" and ")} exclude each other, and Lightning refuses the config. Keep one, or add a second ModelCheckpoint.` };
    }
  },
});

const TRIGGERS = ["every_n_train_steps", "every_n_epochs", "train_time_interval"];

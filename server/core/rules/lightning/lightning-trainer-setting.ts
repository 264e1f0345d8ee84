import { defineRule, type Finding } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isTrue, nodeAt, numberAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const lightningTrainerSetting = defineRule({
  id: "lightning-trainer-setting",
  summary: "Settings of the trainer cannot be met, or not together",
  severity: "error",
  languages: ["yaml"],
  kinds: ["lightning-cli"],
  references: ["https://lightning.ai/docs/pytorch/stable/common/trainer.html"],
  fix: "none",

  *check(document) {
    const trainer = nodeAt(rootOf(document), "trainer");
    const strategy = scalarAt(trainer, "strategy");
    if (strategy && !isPlaceholder(strategy) && !strategy.text.includes(".")) {
      const meant = STRATEGIES.includes(strategy.text) ? undefined : nearest(strategy.text, STRATEGIES, 1);
      if (strategy.text === "dp") yield { at: strategy.span, message: "Lightning 2 has no `dp` any more. Write `ddp`." };
      else if (meant !== undefined) yield { at: strategy.span, message: `There is no strategy \`${strategy.text}\`, so the trainer cannot be made. Did you mean \`${meant}\`?` };
    }
    for (const unit of ["epochs", "steps"]) yield* bounds(trainer, unit);
    const barebones = isTrue(trainer, "barebones") ? ["enable_checkpointing", "enable_progress_bar", "enable_model_summary", "fast_dev_run"].find((name) => isTrue(trainer, name)) : undefined;
    const switched = barebones === undefined ? undefined : scalarAt(trainer, barebones);
    if (switched && barebones !== undefined) yield { at: switched.span, message: `\`barebones\` turns \`${barebones}\` off, and Lightning refuses both. Take one of the two out.`, related: othersIn(trainer, "barebones") };
  },
});

function* bounds(trainer: Node | undefined, unit: string): Generator<Finding> {
  const [least, most] = [scalarAt(trainer, `min_${unit}`), numberAt(trainer, `max_${unit}`)];
  if (typeof least?.value === "number" && most !== undefined && most >= 0 && least.value > most) yield { at: least.span, message: `The training is to last at least ${least.text} ${unit} and at most ${most}. Swap the two.`, related: othersIn(trainer, `max_${unit}`) };
}

const STRATEGIES = ["auto", "ddp", "ddp_spawn", "ddp_fork", "ddp_notebook", "fsdp", "fsdp_cpu_offload", "deepspeed", "xla", "xla_fsdp", "single_device"];

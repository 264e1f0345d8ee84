import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, numberAt, scalarAt } from "../../syntax/data/access.ts";

export const deepspeedBatchEquation = defineRule({
  id: "deepspeed-batch-equation",
  summary: "The batch size is not micro batch × accumulation × GPUs for any number of GPUs",
  severity: "error",
  languages: ["json"],
  kinds: ["deepspeed"],
  references: ["https://www.deepspeed.ai/docs/config-json/"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const total = scalarAt(root, "train_batch_size");
    const micro = numberAt(root, "train_micro_batch_size_per_gpu");
    // What is left to others, as `auto` is, multiplies as well.
    const steps = numberAt(root, "gradient_accumulation_steps") ?? 1;
    if (typeof total?.value !== "number" || steps <= 0) return;
    if (micro === undefined) {
      if (total.value % steps !== 0 && !isSet(root, "train_micro_batch_size_per_gpu")) yield { at: total.span, message: `\`train_batch_size\` must be micro batch × accumulation × GPUs, yet ${total.text} is no multiple of \`gradient_accumulation_steps\` ${steps}: DeepSpeed stops at once. Use a multiple of ${steps}.`, related: othersIn(root, "gradient_accumulation_steps") };
      return;
    }
    if (micro <= 0 || total.value % (micro * steps) === 0) return;
    yield {
      at: total.span,
      message: `\`train_batch_size\` must be micro batch × accumulation × GPUs, yet ${total.text} is no multiple of ${micro} × ${steps} = ${micro * steps}: DeepSpeed stops at once. Use a multiple of ${micro * steps}, or leave one of the three out.`,
      related: othersIn(root, "train_micro_batch_size_per_gpu", "gradient_accumulation_steps"),
    };
  },
});

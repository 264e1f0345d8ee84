import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { nodeAt, numberAt, scalarAt } from "../../syntax/data/access.ts";

export const deepspeedWarmupGtTotal = defineRule({
  id: "deepspeed-warmup-gt-total",
  summary: "The warm-up is longer than the training",
  severity: "warning",
  languages: ["json"],
  kinds: ["deepspeed"],
  references: ["https://www.deepspeed.ai/docs/config-json/"],
  fix: "none",

  *check(document) {
    const parameters = nodeAt(rootOf(document), "scheduler", "params");
    const warmup = scalarAt(parameters, "warmup_num_steps");
    const total = numberAt(parameters, "total_num_steps");
    if (typeof warmup?.value !== "number" || total === undefined || warmup.value <= total) return;
    yield { at: warmup.span, message: `The learning rate rises for ${warmup.text} steps, yet the schedule has ${total} in all: it never reaches its height. Lower \`warmup_num_steps\`.` };
  },
});

import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { isTrue, scalarAt } from "../../syntax/data/access.ts";

export const deepspeedFp16Bf16Both = defineRule({
  id: "deepspeed-fp16-bf16-both",
  summary: "Both `fp16` and `bf16` are enabled",
  severity: "error",
  languages: ["json"],
  kinds: ["deepspeed"],
  references: ["https://www.deepspeed.ai/docs/config-json/"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const half = scalarAt(root, "fp16", "enabled");
    if (half?.value !== true || !(isTrue(root, "bf16", "enabled") || isTrue(root, "bfloat16", "enabled"))) return;
    yield { at: half.span, message: "`fp16` and `bf16` are both enabled, and DeepSpeed refuses that. Keep `bf16` on Ampere GPUs and newer, `fp16` on older ones.", related: othersIn(root, "bf16", "bfloat16") };
  },
});

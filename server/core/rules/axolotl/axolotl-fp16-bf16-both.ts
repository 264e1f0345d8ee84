import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { isTrue, scalarAt } from "../../syntax/data/access.ts";

export const axolotlFp16Bf16Both = defineRule({
  id: "axolotl-fp16-bf16-both",
  summary: "Both `fp16` and `bf16` are on",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["axolotl"],
  references: ["https://docs.axolotl.ai/docs/config-reference.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const half = scalarAt(root, "fp16");
    if (!half || !isTrue(root, "fp16") || !isTrue(root, "bf16")) return;
    yield { at: half.span, message: "`fp16` and `bf16` are both on, and a run trains in one of them. Keep `bf16` on Ampere GPUs and newer, `fp16` on older ones.", related: othersIn(root, "bf16") };
  },
});

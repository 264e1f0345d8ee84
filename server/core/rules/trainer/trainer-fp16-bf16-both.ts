import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isTrue } from "../../syntax/data/access.ts";

export const trainerFp16Bf16Both = defineRule({
  id: "trainer-fp16-bf16-both",
  summary: "Both `fp16` and `bf16` are on",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["trainer", "llamafactory"],
  references: ["https://huggingface.co/docs/transformers/main_classes/trainer"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const half = entryOf(root, "fp16");
    if (!half || !isTrue(root, "fp16") || !isTrue(root, "bf16")) return;
    yield {
      at: { start: half.key.span.start, end: half.value.span.end },
      message: "`fp16` and `bf16` are both on, and the trainer refuses that. Keep `bf16` on Ampere GPUs and newer, `fp16` on older ones.",
      related: othersIn(root, "bf16"),
    };
  },
});

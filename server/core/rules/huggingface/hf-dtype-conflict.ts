import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const hfDtypeConflict = defineRule({
  id: "hf-dtype-conflict",
  summary: "`torch_dtype` and `dtype` name different types",
  severity: "warning",
  languages: ["json"],
  kinds: ["hf-config"],
  references: ["https://huggingface.co/docs/transformers/main_classes/configuration"],
  fix: "none",

  *check(document) {
    const old = scalarAt(rootOf(document), "torch_dtype");
    const now = scalarAt(rootOf(document), "dtype");
    if (!old || !now || old.value === null || now.value === null || old.text.replace("torch.", "") === now.text.replace("torch.", "")) return;
    yield { at: old.span, message: `\`torch_dtype\` says \`${old.text}\` and \`dtype\` says \`${now.text}\`: which one counts depends on the version of transformers. Keep \`dtype\` alone, or make them equal.`, related: [{ at: now.span, message: "The other one." }] };
  },
});

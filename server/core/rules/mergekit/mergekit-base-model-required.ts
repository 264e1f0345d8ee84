import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { roomIn } from "../../kinds/schema/check.ts";
import { isSet, scalarAt } from "../../syntax/data/access.ts";

const NEED_BASE = new Set(["ties", "dare_ties", "dare_linear", "task_arithmetic", "slerp", "model_stock", "breadcrumbs", "breadcrumbs_ties", "della", "della_linear", "nuslerp_task", "sce"]);

export const mergekitBaseModelRequired = defineRule({
  id: "mergekit-base-model-required",
  summary: "A merge method needs a base model",
  severity: "error",
  languages: ["yaml"],
  kinds: ["mergekit"],
  references: ["https://github.com/arcee-ai/mergekit"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const method = scalarAt(root, "merge_method");
    if (method && NEED_BASE.has(method.text) && !isSet(root, "base_model")) yield { at: method.span, message: `\`${method.text}\` merges differences from a base model, yet \`base_model\` is missing. Add it.`, related: roomIn(document.text, root?.span) };
  },
});

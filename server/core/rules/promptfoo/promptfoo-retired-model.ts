import { defineRule } from "../../engine/rule.ts";
import { retiredModel } from "../../facts/config/retiredModels.ts";
import { rootOf } from "../../kinds/data.ts";
import { manyOf, nodeAt, scalarAt } from "../../syntax/data/access.ts";

export const promptfooRetiredModel = defineRule({
  id: "promptfoo-retired-model",
  summary: "A model is no longer served by its provider",
  severity: "info",
  strict: "warning",
  languages: ["yaml"],
  kinds: ["promptfoo"],
  references: ["https://www.promptfoo.dev/docs/configuration/reference/"],
  fix: "none",

  *check(document) {
    for (const item of [...manyOf(nodeAt(rootOf(document), "providers")), ...manyOf(nodeAt(rootOf(document), "targets"))]) {
      const id = item.type === "scalar" ? item : scalarAt(item, "id");
      const retired = id && /^(openai|anthropic|google|vertex|palm)[:/]/.test(id.text) ? retiredModel(id.text) : undefined;
      if (id && retired) yield { at: id.span, message: retired.message };
    }
  },
});

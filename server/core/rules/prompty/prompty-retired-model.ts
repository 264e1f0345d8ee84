import { defineRule } from "../../engine/rule.ts";
import { promptyOf } from "../../facts/config/prompty.ts";
import { retiredModel } from "../../facts/config/retiredModels.ts";
import { scalarAt, stringAt } from "../../syntax/data/access.ts";

export const promptyRetiredModel = defineRule({
  id: "prompty-retired-model",
  summary: "A model is no longer served by its provider",
  severity: "info",
  strict: "warning",
  languages: ["prompty"],
  kinds: ["prompty"],
  references: ["https://prompty.ai/docs"],
  fix: "none",

  *check(document) {
    const root = promptyOf(document)?.root;
    const name = scalarAt(root, "model", "configuration", "name") ?? scalarAt(root, "model", "configuration", "model") ?? scalarAt(root, "model", "id");
    const provider = stringAt(root, "model", "configuration", "type") ?? stringAt(root, "model", "provider") ?? "";
    const retired = name && !provider.includes('azure') ? retiredModel(name.text) : undefined;
    if (name && retired) yield { at: name.span, message: retired.message };
  },
});

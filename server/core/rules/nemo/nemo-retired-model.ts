import { defineRule } from "../../engine/rule.ts";
import { retiredModel } from "../../facts/config/retiredModels.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, scalarAt, stringAt } from "../../syntax/data/access.ts";

export const nemoRetiredModel = defineRule({
  id: "nemo-retired-model",
  summary: "A model is no longer served by its provider",
  severity: "info",
  strict: "warning",
  languages: ["yaml"],
  kinds: ["nemo-guardrails"],
  references: ["https://docs.nvidia.com/nemo/guardrails/latest/configure-rails/yaml-schema/model-configuration.html"],
  fix: "none",

  *check(document) {
    for (const item of itemsAt(rootOf(document), "models")) {
      const model = scalarAt(item, "model");
      // A deployment of Azure is named by whoever made it.
      const retired = model && !(stringAt(item, "engine") ?? "").includes('azure') ? retiredModel(model.text) : undefined;
      if (model && retired) yield { at: model.span, message: retired.message };
    }
  },
});

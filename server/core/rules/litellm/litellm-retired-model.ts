import { defineRule } from "../../engine/rule.ts";
import { retiredModel } from "../../facts/config/retiredModels.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const litellmRetiredModel = defineRule({
  id: "litellm-retired-model",
  summary: "A model is no longer served by its provider",
  severity: "info",
  strict: "warning",
  languages: ["yaml"],
  kinds: ["litellm"],
  references: ["https://docs.litellm.ai/docs/proxy/configs"],
  fix: "none",

  *check(document) {
    for (const item of itemsAt(rootOf(document), "model_list")) {
      const model = scalarAt(item, "litellm_params", "model");
      const retired = model && retiredModel(model.text);
      if (!model || !retired || isSet(item, "litellm_params", "api_base")) continue;
      yield { at: model.span, message: retired.message };
    }
  },
});

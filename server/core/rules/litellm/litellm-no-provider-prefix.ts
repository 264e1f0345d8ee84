import { defineRule } from "../../engine/rule.ts";
import { hostTellsProvider, providerByName } from "../../facts/config/litellmModels.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isSet, itemsAt, scalarAt, stringAt } from "../../syntax/data/access.ts";

export const litellmNoProviderPrefix = defineRule({
  id: "litellm-no-provider-prefix",
  summary: "A model is named without its provider",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["litellm"],
  references: ["https://docs.litellm.ai/docs/proxy/configs"],
  fix: "suggested",

  *check(document) {
    for (const item of itemsAt(rootOf(document), "model_list")) {
      const model = scalarAt(item, "litellm_params", "model");
      if (!model || model.text === "" || model.text === "*" || model.text.includes("/") || isPlaceholder(model) || isSet(item, "litellm_params", "custom_llm_provider")) continue;
      const { isKnown, meant } = providerByName(model.text);
      const address = stringAt(item, "litellm_params", "api_base") ?? "";
      if (isKnown || hostTellsProvider(address)) continue;
      const isAzure = /\.azure\.com|os\.environ\/AZURE/.test(address);
      const advice = meant === undefined || address !== "" ? `Write it before the name, such as \`${isAzure ? "azure" : "openai"}/${model.text}\`.` : `Did you mean \`${meant}\`?`;
      yield { at: model.span, message: `LiteLLM cannot tell the provider of \`${model.text}\`. ${advice}`, ...(meant !== undefined && address === "" && { fixes: [replaceWith(document.text, model.span, meant)] }) };
    }
  },
});

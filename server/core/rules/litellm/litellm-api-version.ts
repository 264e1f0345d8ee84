import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, scalarAt, stringAt } from "../../syntax/data/access.ts";

export const litellmApiVersion = defineRule({
  id: "litellm-api-version",
  summary: "The version of Azure's API is read as a date, or has no form that Azure knows",
  severity: "error",
  languages: ["yaml"],
  kinds: ["litellm"],
  references: ["https://docs.litellm.ai/docs/providers/azure"],
  fix: "safe",

  *check(document) {
    for (const item of itemsAt(rootOf(document), "model_list")) {
      const version = scalarAt(item, "litellm_params", "api_version");
      if (version?.plain === true && /^\d{4}-\d{2}-\d{2}$/.test(version.text)) {
        yield { at: version.span, message: `Without quotes YAML reads \`${version.text}\` as a date, and LiteLLM takes a text only, so it refuses this deployment. Put it into quotes.`, fixes: [{ title: "Put it into quotes", edits: [{ span: version.span, text: `"${version.text}"` }] }] };
      } else if (version && (stringAt(item, "litellm_params", "model") ?? "").startsWith("azure/") && /^\d{4}\W/.test(version.text) && !/^\d{4}-\d{2}-\d{2}(?:-[\w.]+)?$/.test(version.text)) {
        yield { at: version.span, severity: "warning", message: `Azure's versions look like \`2024-10-21\` or \`2025-01-01-preview\`, and \`${version.text}\` does not, so calls end with 404. Correct it.` };
      }
    }
  },
});

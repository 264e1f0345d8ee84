import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";

export const litellmDuplicateDeployment = defineRule({
  id: "litellm-duplicate-deployment",
  summary: "The same deployment is listed twice",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["litellm"],
  references: ["https://docs.litellm.ai/docs/proxy/configs"],
  fix: "none",

  *check(document) {
    const seen = new Set<string>();
    for (const item of itemsAt(rootOf(document), "model_list")) {
      const name = scalarAt(item, "model_name");
      const parameters = nodeAt(item, "litellm_params");
      if (!name || parameters?.type !== "mapping") continue;
      const whole = JSON.stringify([name.text, ...parameters.entries.map(({ key, value }) => `${key.text}=${document.text.slice(value.span.start, value.span.end)}`).toSorted(), document.text.slice(nodeAt(item, "model_info")?.span.start ?? 0, nodeAt(item, "model_info")?.span.end ?? 0)]);
      if (seen.has(whole)) yield { at: name.span, message: `This deployment of \`${name.text}\` stands in the list already. It adds no capacity; remove it, or give it another key or region.` };
      seen.add(whole);
    }
  },
});

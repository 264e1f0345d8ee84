import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, nodeAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import { saidBy } from "../../syntax/data/same.ts";
import type { Span } from "../../text/span.ts";

export const litellmDuplicateDeployment = defineRule({
  id: "litellm-duplicate-deployment",
  summary: "The same deployment is listed twice",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["litellm"],
  references: ["https://docs.litellm.ai/docs/proxy/configs"],
  fix: "none",

  *check(document) {
    const seen = new Map<string, Span>();
    for (const item of itemsAt(rootOf(document), "model_list")) {
      const name = scalarAt(item, "model_name");
      const parameters = nodeAt(item, "litellm_params");
      if (!name || parameters?.type !== "mapping" || parameters.entries.length === 0) continue;
      // Limits say how much of a deployment is used, not which one it is; an id is the user's own word that it is another.
      const which = parameters.entries.filter(({ key }) => !LIMITS.has(key.text)).map(({ key, value }) => `${key.text}=${saidBy(value)}`).toSorted();
      const whole = JSON.stringify([name.text, stringAt(item, "model_info", "id"), which]);
      const first = seen.get(whole);
      if (first) yield { at: name.span, message: `This deployment of \`${name.text}\` stands in the list already. It adds no capacity; remove it, or give it another key or region.`, related: [{ at: first, message: "The first one." }, { at: parameters.span, message: "What it calls." }] };
      else seen.set(whole, name.span);
    }
  },
});

const LIMITS = new Set(["rpm", "tpm", "weight"]);

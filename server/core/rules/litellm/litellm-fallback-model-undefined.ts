import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, isSet, itemsAt, scalarsOf, stringAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

const FALLBACKS = ["router_settings", "litellm_settings"].flatMap((group) => ["fallbacks", "context_window_fallbacks", "content_policy_fallbacks", "default_fallbacks"].map((list) => [group, list] as const));

export const litellmFallbackModelUndefined = defineRule({
  id: "litellm-fallback-model-undefined",
  summary: "A fallback is not in the list of models",
  severity: "error",
  languages: ["yaml"],
  kinds: ["litellm"],
  references: ["https://docs.litellm.ai/docs/proxy/configs"],
  fix: "suggested",

  *check(document) {
    const root = rootOf(document);
    const names = itemsAt(root, "model_list").flatMap((item) => stringAt(item, "model_name") ?? []);
    const known = new Set([...names, ...["router_settings", "litellm_settings"].flatMap((group) => entriesAt(root, group, "model_group_alias").map(({ key }) => key.text))]);
    // A model without a name may be any of them, and that alone is told.
    if (names.length === 0 || names.length < itemsAt(root, "model_list").length || names.some((name) => name.includes("*")) || isSet(root, "include")) return;
    for (const model of FALLBACKS.flatMap(([group, list]) => itemsAt(root, group, list).flatMap(namesIn))) {
      if (known.has(model.text) || isPlaceholder(model)) continue;
      const meant = nearest(model.text, known);
      yield {
        at: model.span,
        message: `\`${model.text}\` is not a \`model_name\` of this file, so the fallback fails just when it is needed. ${meant === undefined ? "Add the model or correct the name." : `Did you mean \`${meant}\`?`}`,
        ...(meant !== undefined && { fixes: [replaceWith(document.text, model.span, meant)] }),
      };
    }
  },
});

/** `- main: [spare]` names both; an item of `default_fallbacks` is a name itself. */
function namesIn(item: Node): readonly Scalar[] {
  if (item.type === "scalar") return [item];
  return item.type === "mapping" ? item.entries.flatMap(({ key, value }) => [key, ...scalarsOf(value)]).filter(({ text }) => text !== "*") : [];
}

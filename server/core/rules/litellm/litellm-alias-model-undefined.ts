import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, isSet, itemsAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const litellmAliasModelUndefined = defineRule({
  id: "litellm-alias-model-undefined",
  summary: "An alias leads to a model that is not in the list",
  severity: "error",
  languages: ["yaml"],
  kinds: ["litellm"],
  references: ["https://docs.litellm.ai/docs/proxy/configs"],
  fix: "suggested",

  *check(document) {
    const root = rootOf(document);
    const names = itemsAt(root, "model_list").flatMap((item) => stringAt(item, "model_name") ?? []);
    if (names.length === 0 || names.some((name) => name.includes("*")) || isSet(root, "include")) return;
    for (const { key, value } of ["router_settings", "litellm_settings"].flatMap((group) => entriesAt(root, group, "model_group_alias"))) {
      const target = value.type === "scalar" ? value : scalarAt(value, "model");
      if (!target || names.includes(target.text) || isPlaceholder(target)) continue;
      const meant = nearest(target.text, names);
      yield {
        at: target.span,
        message: `\`${key.text}\` stands for \`${target.text}\`, which is not a \`model_name\` of this file: every call of the alias fails. ${meant === undefined ? "Add the model or correct the name." : `Did you mean \`${meant}\`?`}`,
        ...(meant !== undefined && { fixes: [replaceWith(document.text, target.span, meant)] }),
      };
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { SETTING_NAMES } from "../../kinds/promptfoo/schema.ts";
import { isSet, manyOf, nodeAt } from "../../syntax/data/access.ts";

export const promptfooProviderForm = defineRule({
  id: "promptfoo-provider-form",
  summary: "A provider has no `id`, or settings outside of `config`",
  severity: "error",
  languages: ["yaml"],
  kinds: ["promptfoo"],
  references: ["https://www.promptfoo.dev/docs/providers/"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const item of [...manyOf(nodeAt(root, "providers")), ...manyOf(nodeAt(root, "targets"))]) {
      const first = item.type === "mapping" ? item.entries[0]?.key : undefined;
      if (item.type !== "mapping" || !first || item.entries.some(({ key, inherited }) => inherited === true || key.text === "$ref")) continue;
      // `openai:chat:gpt-5: {config: …}` names the provider by its key.
      const named = isSet(item, "id") || item.entries.some(({ key, value }) => key.text.includes(":") || value.type === "mapping" && !["config", "env"].includes(key.text));
      if (!named && (isSet(item, "config") || isSet(item, "label") || isSet(item, "name"))) yield { at: first.span, message: "This provider has no `id`, so promptfoo cannot tell whom to ask. Write `id: provider:model`." };
      for (const { key } of isSet(item, "id") ? item.entries : []) {
        if (SETTING_NAMES.includes(key.text)) yield { at: key.span, severity: "warning", message: `\`${key.text}\` stands beside \`config\` instead of in it, so the provider never sees it. Move it below \`config\`.` };
      }
    }
  },
});

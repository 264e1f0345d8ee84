import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { roomIn } from "../../kinds/schema/check.ts";
import { entriesAt, nodeAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const haystackComponentTypeMissing = defineRule({
  id: "haystack-component-type-missing",
  summary: "A component has no type",
  severity: "error",
  languages: ["yaml"],
  kinds: ["haystack"],
  references: ["https://docs.haystack.deepset.ai/docs/serialization"],
  fix: "none",

  *check(document) {
    for (const { key, value } of entriesAt(rootOf(document), "components")) {
      if (value.type === "mapping" && !nodeAt(value, "type") && !value.entries.some((entry) => nearest(entry.key.text, ["type"]))) yield { at: key.span, message: `\`${key.text}\` has no \`type\`, so Haystack does not know which class it is. Add it with its module, such as \`haystack.components.builders.prompt_builder.PromptBuilder\`.`, related: roomIn(document.text, value.span) };
    }
  },
});

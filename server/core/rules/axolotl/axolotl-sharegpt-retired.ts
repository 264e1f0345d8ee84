import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const axolotlSharegptRetired = defineRule({
  id: "axolotl-sharegpt-retired",
  summary: "A data set has the type `sharegpt`, which Axolotl no longer reads",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["axolotl"],
  references: ["https://docs.axolotl.ai/docs/dataset-formats/conversation.html"],
  fix: "suggested",

  *check(document) {
    const root = rootOf(document);
    for (const set of ["datasets", "test_datasets"].flatMap((name) => itemsAt(root, name))) {
      const type = scalarAt(set, "type");
      if (!type || !/^sharegpt\b/.test(type.text)) continue;
      yield {
        at: type.span,
        message: `Since 0.5 Axolotl refuses the type \`${type.text}\`: conversations are read by \`chat_template\` now. Write \`type: chat_template\`; where the data set has \`conversations\` with \`from\` and \`value\`, add \`field_messages: conversations\` and \`message_property_mappings\` as well.`,
        fixes: [replaceWith(document.text, type.span, "chat_template")],
      };
    }
  },
});

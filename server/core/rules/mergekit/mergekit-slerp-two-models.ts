import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, itemsAt, stringAt } from "../../syntax/data/access.ts";

export const mergekitSlerpTwoModels = defineRule({
  id: "mergekit-slerp-two-models",
  summary: "`slerp` of another number of models than two",
  severity: "error",
  languages: ["yaml"],
  kinds: ["mergekit"],
  references: ["https://github.com/arcee-ai/mergekit"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const models = entryOf(root, "models");
    const count = itemsAt(root, "models").length;
    if (stringAt(root, "merge_method") === "slerp" && models && count > 2) yield { at: models.key.span, message: `\`slerp\` turns one model into another, so it takes two; here are ${count}. Merge them in steps, or use \`linear\`.` };
  },
});

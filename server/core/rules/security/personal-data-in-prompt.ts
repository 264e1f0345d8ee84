import { defineRule } from "../../engine/rule.ts";
import { personalColumn } from "../../facts/personal/columns.ts";
import { promptMessages } from "../../facts/security/prompts.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import type { Node } from "../../syntax/python/tree.ts";
import { placeOf, walk } from "../../syntax/python/walk.ts";

export const personalDataInPrompt = defineRule({
  id: "personal-data-in-prompt",
  summary: "A prompt for somebody else's model holds data of persons",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-359"],
  owasp: ["LLM02:2025"],
  references: ["https://gdpr-info.eu/art-28-gdpr/"],
  fix: "none",

  *check(document) {
    for (const { content } of promptMessages(document)) {
      for (const { node, column } of columnsIn(content)) {
        yield { at: placeOf(node), message: `\`${column}\` (${personalColumn(column) ?? ""}) goes to the provider of the model, who may keep it and learn from it. Leave it out, or put something in its place that names nobody.` };
      }
    }
  },
});

/** `row["email"]` and `user.email`. */
function columnsIn(content: Expression): readonly { readonly node: Node; readonly column: string }[] {
  const found: { node: Node; column: string }[] = [];
  walk([content], (node) => {
    const index = node.type === "subscript" ? node.index[0] : undefined;
    const column = index?.type === "text" ? index.value : node.type === "attribute" ? node.name.name : undefined;
    if (column !== undefined && personalColumn(column) !== undefined) found.push({ node, column });
    return true;
  });
  return found;
}

import { defineRule } from "../../engine/rule.ts";
import { personalColumn } from "../../facts/personal/columns.ts";
import { promptMessages } from "../../facts/security/prompts.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Node } from "../../syntax/python/tree.ts";
import { placeOf, walk } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";

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
      for (const { node, column } of [...columnsIn(content), ...columnsBehindNames(document, content)]) {
        yield { at: placeOf(node), message: `\`${column}\` (${personalColumn(column) ?? ""}) goes to the provider of the model, who may keep it and learn from it. Leave it out, or put something in its place that names nobody.` };
      }
    }
  },
});

interface Column {
  readonly node: Node;
  readonly column: string;
}

/** Names that are given a personal column right before: `for address in table["email"]`, `address = row["email"]`. */
function columnsBehindNames(document: Document, content: Expression): readonly Column[] {
  const names = new Map<string, Node>();
  walk([content], (node) => {
    if (node.type === "name") names.set(node.name, node);
    return true;
  });
  const found: Column[] = [];
  walk(moduleOf(document).body, (node) => {
    const [target, value] = node.type === "for" ? [node.target, node.iterable] : node.type === "assign" && node.targets.length === 1 ? [node.targets[0], node.value] : [];
    const used = target?.type === "name" && node.start < content.start ? names.get(target.name) : undefined;
    const column = used && value?.type === "subscript" ? columnsIn(value)[0]?.column : undefined;
    if (used && column !== undefined) found.push({ node: used, column });
    return true;
  });
  return found;
}

/** `row["email"]` and `user.email`. */
function columnsIn(content: Expression): readonly Column[] {
  const found: Column[] = [];
  walk([content], (node) => {
    const index = node.type === "subscript" ? node.index[0] : undefined;
    const column = index?.type === "text" ? index.value : node.type === "attribute" ? node.name.name : undefined;
    if (column !== undefined && personalColumn(column) !== undefined) found.push({ node, column });
    return true;
  });
  return found;
}

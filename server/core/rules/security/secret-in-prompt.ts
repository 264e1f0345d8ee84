import { defineRule } from "../../engine/rule.ts";
import { memo } from "../../memo.ts";
import { dottedName, importsOf, resolveName } from "../../facts/python/imports.ts";
import { secretName } from "../../facts/secrets/names.ts";
import { promptMessages } from "../../facts/security/prompts.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Node } from "../../syntax/python/tree.ts";
import { placeOf, walk } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";

export const secretInPrompt = defineRule({
  id: "secret-in-prompt",
  summary: "A secret is put into a prompt",
  severity: "error",
  languages: ["python"],
  cwe: ["CWE-200"],
  owasp: ["LLM02:2025", "LLM07:2025"],
  references: ["https://genai.owasp.org/llmrisk/llm072025-system-prompt-leakage/"],
  fix: "none",

  *check(document) {
    for (const { content } of promptMessages(document)) {
      for (const { node, name } of secretsIn(document, content)) {
        yield { at: placeOf(node), message: `The model is told \`${name}\`. Whatever a model knows it can be talked into saying, and the provider keeps the prompt in its logs. Let a tool use the secret, and tell the model only what the tool found.` };
      }
    }
  },
});

/** Variables with the name of a secret, and reads of such from the environment. */
function secretsIn(document: Document, content: Expression): readonly { readonly node: Node; readonly name: string }[] {
  const found: { node: Node; name: string }[] = [];
  walk([content], (node) => {
    const name = environmentName(document, node) ?? (node.type === "name" || node.type === "attribute" ? dottedName(node) : undefined);
    if (name === undefined) return true;
    const behind = node.type === "name" ? readFromEnvironment(document).get(node.name) : undefined;
    if (secretName((behind ?? name).split(".").at(-1) ?? "") === "sure") found.push({ node, name: behind ?? name });
    return false;
  });
  return found;
}

/** `key = os.environ["OPENAI_API_KEY"]`: which variable of the environment a name holds. */
const readFromEnvironment = memo((document: Document): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  walk(moduleOf(document).body, (node) => {
    const [target] = node.type === "assign" ? node.targets : [];
    const variable = node.type === "assign" && node.value && target?.type === "name" ? environmentName(document, node.value) : undefined;
    if (target?.type === "name" && variable !== undefined) found.set(target.name, variable);
    return true;
  });
  return found;
});

function environmentName(document: Document, node: Node): string | undefined {
  const [table, key] = node.type === "subscript" ? [node.value, node.index[0]] : node.type === "call" ? [node.callee, node.arguments[0]?.value] : [];
  const name = table && dottedName(table);
  const isEnvironment = name !== undefined && /^os\.(?:environ(?:\.get)?|getenv)$/.test(resolveName(name, importsOf(document)));
  return isEnvironment && key?.type === "text" ? key.value : undefined;
}

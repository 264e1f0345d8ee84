import { defineRule } from "../../engine/rule.ts";
import { callsOf, type Call } from "../../facts/python/calls.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Node } from "../../syntax/python/tree.ts";
import { walk } from "../../syntax/python/walk.ts";
import { contains } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";

export const weakHashForIntegrity = defineRule({
  id: "weak-hash-for-integrity",
  summary: "A file is checked by a hash that two files can share",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-328"],
  owasp: ["LLM03:2025"],
  references: ["https://docs.python.org/3/library/hashlib.html"],
  elsewhere: ["B303", "B324", "S303", "S324"],
  fix: "suggested",

  *check(document) {
    for (const call of callsOf(document)) {
      const weak = /^hashlib\.(md5|sha1)$/.exec(call.name)?.[1];
      if (weak === undefined || call.arguments.some(({ name }) => name === "usedforsecurity") || !isCompared(document, call)) continue;
      yield {
        at: call.callee,
        message: `Two files with the same ${weak.toUpperCase()} can be made on purpose, so a model or an archive that passes this check may be another one. Compare sha256.`,
        fixes: [{ title: "Use sha256", edits: [{ span: { start: call.callee.end - weak.length, end: call.callee.end }, text: "sha256" }] }],
      };
    }
  },
});

/** `md5(open(path, "rb").read()).hexdigest() == expected`, or compared by way of a name. A key of a cache is not compared. */
function isCompared(document: Document, { whole }: Call): boolean {
  let found = false;
  const names = new Set<string>();
  const holds = (node: Node): boolean => contains(node, whole);
  walk(moduleOf(document).body, (node) => {
    if (node.type === "compare" && /^(?:==|!=)$/.test(node.operators[0] ?? "")) found ||= holds(node) || node.operands.some((one) => names.has(nameIn(document, one)));
    if (node.type === "assign" && node.value && holds(node.value)) for (const target of node.targets) if (target.type === "name") names.add(target.name);
    return !found;
  });
  return found;
}

/** `digest` of `digest`, `digest.hexdigest()` and `digest.hexdigest().lower()`. */
const nameIn = ({ text }: Document, node: Node): string => /^(\w+)(?:\.\w+(?:\(\))?)*$/.exec(text.slice(node.start, node.end))?.[1] ?? "";

import { defineRule } from "../../engine/rule.ts";
import { shellLines } from "../../facts/notebook/shellLines.ts";
import { callsOf } from "../../facts/python/calls.ts";
import { dottedName, importsOf, resolveName } from "../../facts/python/imports.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import { codeCells } from "../../workspace/notebook.ts";

export const environmentPrinted = defineRule({
  id: "environment-printed",
  summary: "All environment variables are shown, keys and tokens with them",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-532"],
  owasp: ["LLM02:2025"],
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html"],
  fix: "none",

  *check(document) {
    for (const call of callsOf(document)) {
      if (!/^(?:builtins\.)?(?:print|display|pprint\.pprint|pprint|rich\.print|logging\.(?:info|debug|warning))$|^(?:logger|log)\.(?:info|debug|warning)$/.test(call.name)) continue;
      const whole = call.arguments.find(({ value }) => isEnvironment(document, value));
      if (whole) yield { at: placeOf(whole.value), message: MESSAGE };
    }
    for (const { text, span } of shellLines(document)) if (/^!?\s*(?:env|printenv|set)\s*$/.test(text)) yield { at: span, message: MESSAGE };
    for (const { start, source } of codeCells(document)) {
      for (const match of source.text.matchAll(/^[ \t]*%env[ \t]*$/gm)) yield { at: { start: start + match.index, end: start + match.index + match[0].length }, message: MESSAGE };
    }
  },
});

const MESSAGE = "This shows every variable of the environment, keys and tokens with them, and the output is saved. Show the one variable that you want to see.";

/** `os.environ`, or `dict(os.environ)`. */
function isEnvironment(document: Document, value: Expression): boolean {
  const name = dottedName(value);
  if (name !== undefined) return resolveName(name, importsOf(document)) === "os.environ";
  return value.type === "call" && dottedName(value.callee) === "dict" && value.arguments[0] !== undefined && isEnvironment(document, value.arguments[0].value);
}

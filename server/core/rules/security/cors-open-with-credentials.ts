import { defineRule } from "../../engine/rule.ts";
import { argumentOf, callsOf, type Call } from "../../facts/python/calls.ts";
import { keywordOf, removeArgument } from "../../facts/python/edits.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";

export const corsOpenWithCredentials = defineRule({
  id: "cors-open-with-credentials",
  summary: "Every web page may ask this server in the visitor's name",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-942"],
  references: ["https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS"],
  fix: "suggested",

  *check(document) {
    for (const call of callsOf(document)) {
      const credentials = CREDENTIALS.map((name) => keywordOf(call, name)).find((one) => one?.value.type === "true");
      if (!credentials || !allowsAll(call)) continue;
      yield {
        at: { start: credentials.start, end: credentials.end },
        message: "Any page that a visitor has open may call this server with the visitor's cookies and read the answers: chats, documents, keys. List the origins of your own front end, or do not allow credentials.",
        fixes: [{ title: "Do not allow credentials", edits: [removeArgument(document, call, credentials)] }],
      };
    }
  },
});

const CREDENTIALS = ["allow_credentials", "supports_credentials"];

const allowsAll = (call: Call): boolean => ["allow_origins", "origins", "allow_origin_regex"].some((name) => isEverything(argumentOf(call, name)));

function isEverything(value: Expression | undefined): boolean {
  if (value?.type === "list" || value?.type === "tuple") return value.items.some(isEverything);
  return value?.type === "text" && /^(?:\*|\.\*|https\?:\/\/\.\*)$/.test(value.value);
}

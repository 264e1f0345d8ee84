import { defineRule } from "../../engine/rule.ts";
import { argumentOf, callsOf, type Call } from "../../facts/python/calls.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";

export const tokenUnchecked = defineRule({
  id: "token-unchecked",
  summary: "A token is believed without its signature having been checked",
  severity: "error",
  languages: ["python"],
  cwe: ["CWE-347"],
  references: ["https://pyjwt.readthedocs.io/en/stable/usage.html"],
  fix: "none",

  *check(document) {
    for (const call of callsOf(document)) {
      if (!/^(?:jwt|jose\.jwt|authlib\.jose\.jwt)\.decode$/.test(call.name) || !isUnchecked(call)) continue;
      yield { at: call.callee, message: "Whoever writes a token with another user's name in it is let in: nothing checks who signed it. Give the key and the one algorithm that you use, `algorithms=[\"RS256\"]`, and leave the check on." };
    }
  },
});

function isUnchecked(call: Call): boolean {
  const options = argumentOf(call, "options");
  const off = options?.type === "dictionary" && options.entries.some(({ key, value }) => key?.type === "text" && key.value === "verify_signature" && value.type === "false");
  const algorithms = argumentOf(call, "algorithms", 2);
  return off || argumentOf(call, "verify")?.type === "false" || itemsOf(algorithms).some((one) => one.type === "text" && /^none$/i.test(one.value));
}

const itemsOf = (value: Expression | undefined): readonly Expression[] => (value === undefined ? [] : value.type === "list" || value.type === "tuple" ? value.items : [value]);

import { defineRule } from "../../engine/rule.ts";
import { expectationsOf } from "../../facts/config/expectations.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const gxRegexInvalid = defineRule({
  id: "gx-regex-invalid",
  summary: "The regular expression of an expectation is broken",
  severity: "error",
  languages: ["json"],
  kinds: ["great-expectations"],
  references: ["https://greatexpectations.io/expectations/"],
  fix: "none",

  *check(document) {
    for (const { arguments: given } of expectationsOf(rootOf(document))) {
      const pattern = scalarAt(given, "regex");
      if (pattern && isBroken(pattern.text)) yield { at: pattern.span, message: "This regular expression cannot be compiled, so the validation stops with an error. Check its brackets." };
    }
  },
});

/** Python writes named groups and flags in other ways; what remains is the same language for this purpose. */
function isBroken(pattern: string): boolean {
  try {
    new RegExp(pattern.replace(/\(\?P</g, "(?<").replace(/\(\?P=(\w+)\)/g, "\\k<$1>").replace(/^\(\?[aiLmsux]+\)/, "").replace(/\\A/g, "^").replace(/\\Z/g, "$"));
    return false;
  } catch {
    return true;
  }
}

import { defineRule } from "../../engine/rule.ts";
import { assertionsOf } from "../../facts/config/promptfoo.ts";
import { rootOf } from "../../kinds/data.ts";
import { roomIn } from "../../kinds/schema/check.ts";
import { isSet, scalarAt } from "../../syntax/data/access.ts";

/** Those that promptfoo stops at without a value. */
const NEED = /^(?:not-)?(?:i?contains(?:-all|-any)?|equals|starts-with|regex|javascript|python|ruby|webhook|similar|levenshtein|rouge-n|factuality|model-graded-closedqa)$/;

export const promptfooAssertValueMissing = defineRule({
  id: "promptfoo-assert-value-missing",
  summary: "An assertion says not what is expected, or says it in a pattern that is broken",
  severity: "error",
  languages: ["yaml"],
  kinds: ["promptfoo"],
  references: ["https://www.promptfoo.dev/docs/configuration/expected-outputs/"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const assertion of root ? assertionsOf(root) : []) {
      const type = scalarAt(assertion, "type");
      const pattern = type && /^(?:not-)?regex$/.test(type.text) ? scalarAt(assertion, "value") : undefined;
      if (pattern && !pattern.text.includes("{{") && !pattern.text.startsWith("file:") && isBroken(pattern.text)) yield { at: pattern.span, message: "This regular expression cannot be compiled, so the test ends with an error. Check its brackets and what it repeats." };
      if (assertion.type !== "mapping" || !type || !NEED.test(type.text) || isSet(assertion, "value") || assertion.entries.some(({ key }) => key.text === "$ref")) continue;
      yield { at: type.span, message: `\`${type.text}\` needs a \`value\` to compare with, so this test fails with an error. Add it.`, related: roomIn(document.text, assertion.span) };
    }
  },
});

/** promptfoo compiles patterns as JavaScript does. */
function isBroken(pattern: string): boolean {
  try {
    return new RegExp(pattern).source === "";
  } catch {
    return true;
  }
}

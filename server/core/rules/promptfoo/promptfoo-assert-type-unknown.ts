import { defineRule } from "../../engine/rule.ts";
import { assertionsOf } from "../../facts/config/promptfoo.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

const TYPES: ReadonlySet<string> = new Set(
  `contains icontains contains-all contains-any icontains-all icontains-any starts-with regex equals is-json contains-json is-html contains-html is-sql contains-sql
  is-xml contains-xml is-refusal is-valid-function-call is-valid-openai-function-call is-valid-openai-tools-call javascript python ruby webhook rouge-n bleu gleu meteor
  levenshtein latency perplexity perplexity-score cost similar similar:cosine similar:dot similar:euclidean classifier llm-rubric g-eval answer-relevance context-faithfulness
  context-recall context-relevance conversation-relevance factuality model-graded-closedqa model-graded-factuality pi select-best max-score moderation human assert-set
  guardrails trace-span-count trace-span-duration trace-error-spans finish-reason tool-call-f1 word-count search-rubric agent-rubric skill-used`.split(/\s+/),
);

/** How types begin of which there are no more than these. */
const FAMILIES = /^i?contains-/;

/** What other tools call the same. */
const OTHER_NAMES: Readonly<Record<string, string>> = { js: "javascript", py: "python", json: "is-json", sql: "is-sql", xml: "is-xml", html: "is-html", includes: "contains", include: "contains", matches: "regex", match: "regex", equal: "equals", exact: "equals", "exact-match": "equals", similarity: "similar", rubric: "llm-rubric", "model-graded": "llm-rubric", startswith: "starts-with" };

/** The type with the same letters: `llm_rubric`, `LLM-Rubric`, `i-contains`. */
function sameLetters(text: string): string | undefined {
  const letters = lettersOf(text);
  return [...TYPES].find((type) => lettersOf(type) === letters);
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");

export const promptfooAssertTypeUnknown = defineRule({
  id: "promptfoo-assert-type-unknown",
  summary: "The type of an assertion is misspelt",
  severity: "error",
  languages: ["yaml"],
  kinds: ["promptfoo"],
  references: ["https://www.promptfoo.dev/docs/configuration/reference/"],
  fix: "suggested",

  *check(document) {
    const root = rootOf(document);
    for (const assertion of root ? assertionsOf(root) : []) {
      const type = scalarAt(assertion, "type");
      const bare = type?.text.replace(/^not[-_]/, "") ?? "";
      if (!type || (TYPES.has(bare) && !type.text.startsWith("not_")) || isPlaceholder(type)) continue;
      const meant = OTHER_NAMES[bare] ?? sameLetters(bare) ?? nearest(bare, TYPES);
      // New types appear often, so only what looks like a known one is a mistake, or what begins as those do that compare texts.
      const family = meant === undefined ? FAMILIES.exec(bare)?.[0] : undefined;
      if (family !== undefined) yield { at: type.span, message: `\`${type.text}\` is not a type of assertion, so the test fails. Those that begin so are ${[...TYPES].filter((known) => known.startsWith(family)).map((known) => `\`${known}\``).join(", ")}.` };
      if (meant === undefined) continue;
      const whole = /^not[-_]/.test(type.text) ? `not-${meant}` : meant;
      yield { at: type.span, message: `\`${type.text}\` is not a type of assertion, so the test fails. Did you mean \`${whole}\`?`, fixes: [replaceWith(document.text, type.span, whole)] };
    }
  },
});

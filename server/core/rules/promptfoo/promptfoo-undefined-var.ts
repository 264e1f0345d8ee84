import { defineRule } from "../../engine/rule.ts";
import { jinjaVariables } from "../../facts/config/jinja.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { promptsOf, testVariables } from "../../facts/config/promptfoo.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { nearest } from "../../text/nearest.ts";
import type { Span } from "../../text/span.ts";
import type { Prompt } from "../../facts/config/promptfoo.ts";

/** What promptfoo gives to every template. */
const OWN = new Set(["env", "_conversation", "prompt", "purpose"]);

export const promptfooUndefinedVar = defineRule({
  id: "promptfoo-undefined-var",
  summary: "A prompt uses a variable that no test gives",
  severity: "error",
  languages: ["yaml"],
  kinds: ["promptfoo"],
  references: ["https://www.promptfoo.dev/docs/configuration/reference/"],
  fix: "suggested",

  *check(document, snapshot) {
    const root = rootOf(document);
    const given = root && testVariables(root);
    if (!root || !given) return;
    for (const prompt of promptsOf(root, document, snapshot).prompts) {
      const missing = new Set([...jinjaVariables(prompt.text)].filter((name) => !given.has(name) && !OWN.has(name)));
      for (const { name, at } of placesOf(prompt, missing, document.text)) {
        const meant = nearest(name, given);
        yield {
          at,
          message: `No test gives \`${name}\`, so the model sees an empty place in the prompt. ${meant === undefined ? "Add it to `vars`, or to `defaultTest.vars`." : `Did you mean \`${meant}\`?`}`,
          ...(meant !== undefined && prompt.inline && { fixes: [replaceWith(document.text, at, meant)] }),
        };
      }
    }
  },
});

function placesOf(prompt: Prompt, names: ReadonlySet<string>, text: string): readonly { readonly name: string; readonly at: Span }[] {
  if (!prompt.inline) return [...names].map((name) => ({ name, at: prompt.at.span }));
  const found = matchesIn(text, prompt.at, /\{[{%][^}]*?\b([A-Za-z_]\w*)\b/g).filter((match) => names.has(match.text));
  return found.length > 0 ? found.map((match) => ({ name: match.text, at: match.at })) : [...names].map((name) => ({ name, at: prompt.at.span }));
}

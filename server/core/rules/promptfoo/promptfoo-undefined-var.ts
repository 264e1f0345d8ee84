import { defineRule, type Finding } from "../../engine/rule.ts";
import { jinjaVariables } from "../../facts/config/jinja.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { promptsOf, testVariables } from "../../facts/config/promptfoo.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith, roomIn } from "../../kinds/schema/check.ts";
import { entriesAt, entryOf, isSet, itemsAt, manyOf, nodeAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
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
    const given = root && testVariables(root, document, snapshot);
    if (!root || !given) return;
    const { prompts, complete } = promptsOf(root, document, snapshot);
    const used = new Set(prompts.flatMap((prompt) => [...jinjaVariables(prompt.text)]));
    if (complete) yield* misspeltIn(root, new Set([...used].filter((name) => given.has(name))), used);
    if (complete) yield* givenToOthers(root, prompts, given, document.text);
    for (const prompt of prompts) {
      const missing = new Set([...jinjaVariables(prompt.text)].filter((name) => !given.has(name) && !OWN.has(name)));
      for (const { name, at } of placesOf(prompt, missing, document.text)) {
        const meant = nearest(name, given);
        const place = entriesOf(root).find((entry) => entry.text === meant && !used.has(entry.text));
        yield {
          at,
          ...(place && { related: [{ at: place.span, message: "Is this the one that is meant?" }] }),
          message: `No test gives \`${name}\`, so the model sees an empty place in the prompt. ${meant === undefined ? "Add it to `vars`, or to `defaultTest.vars`." : `Did you mean \`${meant}\`?`}`,
          ...(meant !== undefined && prompt.inline && { fixes: [replaceWith(document.text, at, meant)] }),
        };
      }
    }
  },
});

/** The names of variables, in the order of the text. */
function entriesOf(root: Node): readonly Scalar[] {
  const defaults = nodeAt(root, "defaultTest");
  return [...(defaults ? [defaults] : []), ...manyOf(nodeAt(root, "tests"))].flatMap((test) => entriesAt(test, "vars")).map(({ key }) => key);
}

/** A variable that no prompt uses and that is called nearly like one that other tests give and this one does not. */
function* misspeltIn(root: Node, given: ReadonlySet<string>, used: ReadonlySet<string>): Generator<Finding> {
  const all = new Set(entriesAt(root, "defaultTest", "vars").map(({ key }) => key.text));
  for (const test of itemsAt(root, "tests")) {
    const names = entriesAt(test, "vars").map(({ key }) => key);
    const missing = [...given].filter((name) => !all.has(name) && !names.some(({ text }) => text === name));
    for (const name of names) {
      const meant = used.has(name.text) ? undefined : nearest(name.text, missing, 2);
      if (meant !== undefined) yield { at: name.span, message: `This test gives \`${name.text}\`, which no prompt uses, and not \`${meant}\`, which they do: the model sees an empty place. Did you mean \`${meant}\`?` };
    }
  }
}

/** A variable that every prompt puts in as it stands, that other tests give, and this one does not. */
function* givenToOthers(root: Node, prompts: readonly Prompt[], given: ReadonlySet<string>, text: string): Generator<Finding> {
  const defaults = nodeAt(root, "defaultTest");
  const chosen = [...itemsAt(root, "providers"), ...itemsAt(root, "tests")].some((holder) => isSet(holder, "prompts") || entriesAt(holder).some(({ value }) => isSet(value, "prompts")));
  if (chosen || defaults?.type === "scalar") return;
  const all = new Set(entriesAt(defaults, "vars").map(({ key }) => key.text));
  const plain = [...given].filter((name) => !all.has(name) && !OWN.has(name) && prompts.every((prompt) => new RegExp(`\\{\\{-?\\s*${escaped(name)}\\s*-?\\}\\}`).test(prompt.text) && !new RegExp(`\\{%[^%]*\\b${escaped(name)}\\b`).test(prompt.text)));
  const tests = itemsAt(root, "tests").filter((test) => entryOf(test, "vars")?.value.type === "mapping");
  for (const name of plain) {
    const lacking = tests.flatMap((test) => entryOf(test, "vars") ?? []).filter(({ value }) => !isSet(value, name) && entriesAt(value).every(({ key, inherited }) => !inherited && nearest(key.text, [name], 2) === undefined));
    const [first] = lacking;
    if (!first || lacking.length * 2 > tests.length + 1) continue;
    const rooms = [entryOf(defaults, "vars")?.value ?? defaults].flatMap((room) => roomIn(text, room?.span));
    yield { at: first.key.span, severity: "warning", related: [...rooms, ...lacking.slice(1).map(({ key }) => ({ at: key.span, message: "Nor does this test." }))], message: `This test does not give \`${name}\`, which every prompt reads and other tests give, so the model sees an empty place. Add it here, or to \`defaultTest.vars\`.` };
  }
}

const escaped = (name: string): string => name.replace(/[^\w]/g, "\\$&");

function placesOf(prompt: Prompt, names: ReadonlySet<string>, text: string): readonly { readonly name: string; readonly at: Span }[] {
  if (!prompt.inline) return [...names].map((name) => ({ name, at: prompt.at.span }));
  const found = matchesIn(text, prompt.at, /\{[{%][^}]*?\b([A-Za-z_]\w*)\b/g).filter((match) => names.has(match.text));
  return found.length > 0 ? found.map((match) => ({ name: match.text, at: match.at })) : [...names].map((name) => ({ name, at: prompt.at.span }));
}

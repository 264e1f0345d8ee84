import { entriesAt, itemsAt, nodeAt, scalarsOf, stringAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import type { Span } from "../../text/span.ts";
import { matchesIn } from "./matches.ts";

/** A name that a promptfoo config uses and does not define. */
export interface UndefinedName {
  readonly at: Span;
  readonly name: string;
  readonly what: "prompt" | "provider" | "template";
  readonly known: ReadonlySet<string>;
}

/** Prompts of providers and tests, providers of tests, and assertion templates that lead nowhere. */
export function* namesUsed(root: Node, text: string): Generator<UndefinedName> {
  const defaults = nodeAt(root, "defaultTest");
  const tests = [...itemsAt(root, "tests"), ...(defaults ? [defaults] : [])];
  const providers = [...itemsAt(root, "providers"), ...itemsAt(root, "targets")];
  const prompts = itemsAt(root, "prompts");
  const users = [...providers, ...tests];
  yield* undefinedAmong(users.flatMap((user) => scalarsOf(nodeAt(user, "prompts"))), labelsOf(prompts), "prompt", text);
  yield* undefinedAmong(tests.flatMap((test) => scalarsOf(nodeAt(test, "providers"))), labelsOf(providers), "provider", text);
  yield* undefinedTemplates(tests, new Set(entriesAt(root, "assertionTemplates").map(({ key }) => key.text)), text);
}

/** Labels and ids; `undefined` where a file or a pattern may bring more. */
function labelsOf(items: readonly Node[]): ReadonlySet<string> | undefined {
  const isOpen = items.some((item) => (item.type === "scalar" ? /^(file|python|exec):|[*{]/.test(item.text) && !/\.(txt|md|json)$/.test(item.text) : item.type !== "mapping" || nodeAt(item, "$ref") !== undefined));
  if (isOpen || items.length === 0) return undefined;
  return new Set(items.flatMap((item) => (item.type === "scalar" ? [item.text] : [...["label", "id", "raw"].flatMap((name) => stringAt(item, name) ?? []), ...(item.type === "mapping" && item.entries.length === 1 ? item.entries.map(({ key }) => key.text) : [])])));
}

function* undefinedAmong(uses: readonly Scalar[], known: ReadonlySet<string> | undefined, what: "prompt" | "provider", text: string): Generator<UndefinedName> {
  for (const use of known ? uses : []) {
    // A label may be that of a group: `support` stands for `support:short` and `support:long`.
    if (!known || use.text.includes("*") || use.text.includes("{{") || [...known].some((one) => one === use.text || one.startsWith(`${use.text}:`))) continue;
    const [match] = matchesIn(text, use, /[^"']+/g);
    if (match) yield { at: match.at, name: use.text, what, known };
  }
}

function* undefinedTemplates(tests: readonly Node[], known: ReadonlySet<string>, text: string): Generator<UndefinedName> {
  const assertions = tests.flatMap((test) => itemsAt(test, "assert")).flatMap((assertion) => [assertion, ...itemsAt(assertion, "assert")]);
  for (const reference of assertions.flatMap((assertion) => nodeAt(assertion, "$ref") ?? [])) {
    if (reference.type !== "scalar") continue;
    for (const { text: name, at } of matchesIn(text, reference, /#\/assertionTemplates\/([\w-]+)/g)) if (!known.has(name)) yield { at, name, what: "template", known };
  }
}

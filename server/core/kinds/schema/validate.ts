import { memo } from "../../memo.ts";
import { entryOf, isNull } from "../../syntax/data/access.ts";
import type { Entry, Mapping, Node, Scalar, Sequence } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";
import { moreWords, sameWords } from "../../text/sameWords.ts";
import { isSlip } from "../../text/slip.ts";
import type { Span } from "../../text/span.ts";
import { branchOf, mayBe, namesOf } from "./branch.ts";
import type { Key, MapShape, ScalarShape, Shape } from "./shape.ts";
import { isPlaceholder, isStandIn } from "./placeholder.ts";

export interface SchemaProblem {
  readonly at: Span;
  readonly message: string;
  /** What to put in the place of `at`, where the right word is clear. */
  readonly replacement?: string;
  readonly severity?: "warning";
  /** The key whose value does not fit, where the value may begin on a later line. */
  readonly key?: Span;
  /** The whole mapping that lacks a key. */
  readonly within?: Span;
}

/** Every place where the node does not have the shape. `owner` names the whole in messages, such as ``the stage `train` ``. */
export function validate(node: Node, shape: Shape, owner: string): readonly SchemaProblem[] {
  const told: Told = { problems: [], seen: new Map() };
  compare(node, shape, owner, told);
  return told.problems;
}

interface Told {
  readonly problems: SchemaProblem[];
  /** An alias leads to the same node again: what was said about it once is enough, and an alias bomb stays small. */
  readonly seen: Map<Node, Shape>;
}

function compare(node: Node, shape: Shape, owner: string, told: Told): void {
  if (told.seen.get(node) === shape) return;
  told.seen.set(node, shape);
  if (isPlaceholder(node)) return;
  const branch = branchOf(node, shape);
  if (branch.is === "any") return;
  if (isNull(node) && (!("nullable" in branch) || (branch.nullable ?? true))) return;
  if (branch.is === "map" && node.type === "mapping") mapping(node, branch, owner, told);
  else if (branch.is === "list" && node.type === "sequence") {
    for (const item of node.items) compare(item, branch.of, owner, told);
  } else {
    const problem = isScalarShape(branch) && node.type === "scalar" ? scalar(node, branch, owner) : otherType(node, shape, owner);
    if (problem) told.problems.push(problem);
  }
}

function otherType(node: Node, shape: Shape, owner: string): SchemaProblem | undefined {
  if (repeats(node)) return { at: node.items.at(-1)?.span ?? node.span, message: `${capital(owner)} is given ${node.items.length} times, and there can be one only. Remove the others.` };
  return isStandIn(node) ? undefined : { at: headOf(node), message: `${capital(owner)} must be ${namesOf(shape)}; here it is ${nameOfNode(node)}.` };
}

/** Protobuf text writes a list as a field that comes again: no bracket or dash stands before the first item. */
const repeats = (node: Node): node is Sequence => node.type === "sequence" && node.items.length > 1 && node.items[0]?.span.start === node.span.start;

function mapping(node: Mapping, shape: MapShape, owner: string, told: Told): void {
  const { problems } = told;
  const missing = requiredBy(shape).filter((name) => isMissing(name, node, shape));
  const swapped = shape.unknown === "reject" && missing.length > 0 ? misnamed(node, shape, missing) : undefined;
  if (swapped) problems.push({ at: swapped.key.span, message: `\`${swapped.key.text}\` is not a key of ${owner}, which has no \`${swapped.meant}\` and cannot do without it. Did you mean \`${swapped.meant}\`?`, replacement: swapped.meant });
  else if (missing.length > 0) problems.push({ at: headOf(node), within: node.span, message: `${capital(owner)} has no ${sentenceList(missing)}, which it cannot do without. Add ${missing.length > 1 ? "them" : "it"}.` });
  // Most mappings hold nothing but what is known, and then nobody asks what is absent.
  const isKnown = node.entries.every(({ key }) => shape.keys[key.text]);
  const strangers = !isKnown && shape.unknown === "reject" && !shape.others ? node.entries.filter(({ key }) => !shape.keys[key.text] && !isPlaceholder(key) && !shape.free?.test(key.text)) : [];
  const many = strangers.length >= MANY ? new Set(strangers) : undefined;
  if (many) problems.push(manyUnknown(strangers, shape, owner));
  const absent = isKnown ? [] : absentFrom(node, shape);
  let guesses = MOST_GUESSES;
  for (const entry of node.entries) {
    if (many?.has(entry) || entry.key === swapped?.key || shape.free?.test(entry.key.text)) continue;
    const known = shape.keys[entry.key.text];
    if (known) knownKey(entry, known, told);
    else if (shape.others) {
      const guess = guesses-- > 0 ? [...unknownKey(entry, shape, "allow", absent, owner)] : [];
      if (guess.length === 0 && shape.names && !shape.names.like.test(entry.key.text) && !isPlaceholder(entry.key)) problems.push({ at: entry.key.span, message: `\`${shorten(entry.key.text)}\` stands where ${owner} wants ${shape.names.called}. Correct it.` });
      compare(entry.value, shape.others, `\`${entry.key.text}\``, told);
      problems.push(...guess);
    } else if (!isPlaceholder(entry.key) && guesses-- > 0) problems.push(...unknownKey(entry, shape, shape.unknown, absent, owner));
  }
}

const requiredBy = memo(({ keys }: MapShape): readonly string[] => Object.keys(keys).filter((name) => keys[name]?.required));

/** What is there with a slip in its name is told there. */
const isMissing = (name: string, node: Mapping, { keys, unknown, aliases }: MapShape): boolean =>
  !entryOf(node, name) && !node.entries.some(({ key }) => !(key.text in keys) && (unknown === "allow" ? isPlainSlip(key.text, name) : aliases?.[key.text] === name || nearest(key.text, [name]) !== undefined));

function absentFrom({ entries }: Mapping, { keys }: MapShape): readonly string[] {
  const names = Object.keys(keys);
  const present = names.length > 0 ? new Set(entries.map(({ key }) => key.text)) : undefined;
  return names.filter((name) => !present?.has(name));
}

/** The one key that is not known, where one is missing: it stands in its place, whatever it is called. */
function misnamed(node: Mapping, shape: MapShape, missing: readonly string[]): { readonly key: Scalar; readonly meant: string } | undefined {
  const [meant, ...others] = missing;
  const wanted = meant === undefined ? undefined : shape.keys[meant]?.shape;
  const [stranger, ...more] = shape.others ? [] : node.entries.filter(({ key }) => !shape.keys[key.text] && !isPlaceholder(key) && !shape.free?.test(key.text));
  if (meant === undefined || !wanted || !stranger || others.length + more.length > 0 || !mayBe(stranger.value, wanted)) return undefined;
  const absent = absentFrom(node, shape);
  const nearer = shape.aliases?.[stranger.key.text] ?? nearest(stranger.key.text, absent) ?? sameWords(stranger.key.text, absent) ?? moreWords(stranger.key.text, absent);
  return nearer === undefined ? { key: stranger.key, meant } : undefined;
}

/** A mapping with more keys of its own is a table, in which nobody has misspelt a setting. */
const MOST_GUESSES = 400;

/** So many keys of another place come there by one slip of the indentation, or by a line that is missing above. */
const MANY = 3;

function manyUnknown(strangers: readonly Entry[], shape: MapShape, owner: string): SchemaProblem {
  const [first] = strangers;
  const names = strangers.slice(0, MANY + 1).map(({ key }) => key.text);
  return {
    at: first?.key.span ?? { start: 0, end: 0 },
    message: `${sentenceList(names)}${strangers.length > names.length ? ` and ${strangers.length - names.length} more` : ""} are not keys of ${owner}: they seem to belong to a key that is missing above, or are indented otherwise. It may have ${sentenceList(Object.keys(shape.keys))}.`,
  };
}

function knownKey(entry: Entry, { shape, deprecated }: Key, told: Told): void {
  const { problems } = told;
  const name = entry.key.text;
  if (deprecated !== undefined) problems.push({ at: entry.key.span, message: `\`${name}\` is no longer supported: ${deprecated}.`, severity: "warning" });
  const before = problems.length;
  compare(entry.value, shape, `\`${name}\``, told);
  if (problems.length === before || entry.value.type === "scalar") return;
  const { start } = headOf(entry.value);
  for (const problem of problems.splice(before)) problems.push(problem.at.start === start ? { key: entry.key.span, ...problem } : problem);
}

function unknownKey({ key }: Entry, shape: MapShape, unknown: MapShape["unknown"], absent: readonly string[], owner: string): readonly SchemaProblem[] {
  // Where other keys are usual too, only one slip of the finger gives a mistake away.
  const open = unknown === "allow";
  const alias = absent.find((name) => name === shape.aliases?.[key.text]);
  if (open && key.text.length < SHORTEST && alias === undefined) return [];
  const free = open ? absent.filter((name) => name.length >= SHORTEST) : absent;
  const meant = alias ?? nearest(key.text, free, open ? 1 : undefined) ?? (open ? undefined : (sameWords(key.text, free) ?? moreWords(key.text, free)));
  if (meant !== undefined && (!open || alias !== undefined || isSlip(key.text, meant))) {
    const message = `\`${key.text}\` is not a key of ${owner}, so it ${unknown === "reject" ? "is refused" : "has no effect"}. Did you mean \`${meant}\`?`;
    return [{ at: key.span, message, replacement: meant, ...(unknown !== "reject" && { severity: "warning" }) }];
  }
  return unknown === "reject" ? [{ at: key.span, message: `\`${key.text}\` is not a key of ${owner}. It may have ${sentenceList(Object.keys(shape.keys))}.` }] : [];
}

const SHORTEST = 5;

/** So near that it is told even where any key may stand. */
const isPlainSlip = (written: string, meant: string): boolean => written.length >= SHORTEST && meant.length >= SHORTEST && nearest(written, [meant], 1) !== undefined && isSlip(written, meant);

/** The usual word that this is with one slip in it, if any. Between short words everything is near. */
function slipOf(text: string, usual: readonly string[]): string | undefined {
  const same = usual.filter((word) => word.toLowerCase() === text.toLowerCase());
  if (text.length < SHORTEST - 1 || same.includes(text)) return undefined;
  // In names of classes capitals count.
  if (same.length > 0) return same.find((word) => /[A-Z]/.test(word) && /[a-z]/.test(word));
  const meant = nearest(text, usual, 1);
  return meant !== undefined && meant.length >= SHORTEST - 1 && Math.max(text.length, meant.length) >= SHORTEST - (text.length === meant.length ? 1 : 0) && isSlip(text, meant) ? meant : undefined;
}

function scalar(node: Scalar, shape: ScalarShape, owner: string): SchemaProblem | undefined {
  if (shape.also?.some((word) => word === node.text.toLowerCase())) return undefined;
  const value = valueFor(node, shape);
  if (shape.values && !shape.values.some((allowed) => String(allowed) === node.text)) {
    const meant = nearest(node.text, shape.values.map(String));
    const hint = meant === undefined ? `It may be ${sentenceList(shape.values.map(String), "or")}.` : `Did you mean \`${meant}\`?`;
    return { at: node.span, message: `\`${shorten(node.text)}\` is not a value that ${owner} can have. ${hint}`, ...(meant !== undefined && node.plain && { replacement: meant }) };
  }
  if (!fits(value, shape)) return isStandIn(node) ? undefined : { at: node.span, message: `${capital(owner)} must be ${namesOf(shape)}; here it is ${nameOfNode(node)}.` };
  const usual = shape.usual && slipOf(node.text, shape.usual);
  if (usual !== undefined) return { at: node.span, message: `\`${shorten(node.text)}\` is not a value that is known for ${owner}. Did you mean \`${usual}\`?`, replacement: usual, severity: "warning" };
  if (typeof value === "number" && (value < (shape.min ?? -Infinity) || value > (shape.max ?? Infinity))) return { at: node.span, message: `${capital(owner)} must be ${limits(shape)}; here it is ${node.text}.` };
  return !shape.form || shape.form.pattern.test(node.text) ? undefined : { at: node.span, message: `${capital(owner)} must be ${shape.form.name}; here it is \`${shorten(node.text)}\`.` };
}

/** What the reader makes of the scalar. */
function valueFor({ value, text }: Scalar, { is, coerced }: ScalarShape): Scalar["value"] {
  if (!coerced || value === null) return value;
  if (is === "boolean") return SWITCH.test(text) ? true : value;
  // `int("1e1")` of Python fails.
  if (typeof value !== "string" || (is === "integer" && /e/i.test(text))) return value;
  const number = Number(text.replaceAll("_", ""));
  return Number.isFinite(number) && text.trim() !== "" ? number : value;
}

const SWITCH = /^(?:true|false|yes|no|on|off|[ynft01])$/i;

function fits(value: Scalar["value"], shape: ScalarShape): boolean {
  if (value === null) return shape.nullable ?? true;
  if (shape.is === "text") return true;
  if (shape.is === "integer") return typeof value === "number" && Number.isInteger(value);
  return typeof value === shape.is;
}

const isScalarShape = (shape: Shape): shape is ScalarShape => shape.is !== "map" && shape.is !== "list" && shape.is !== "oneOf" && shape.is !== "any";

function limits({ min, max }: ScalarShape): string {
  if (min === undefined || min === -Infinity) return `at most ${max ?? Infinity}`;
  return max === undefined || max === Infinity ? `at least ${min}` : `between ${min} and ${max}`;
}

/** A long node is shown by its first line only. */
function headOf(node: Node): Span {
  if (node.type === "mapping" && node.entries[0] && !node.entries[0].inherited) return node.entries[0].key.span;
  if (node.type === "sequence" && node.items[0]) return { start: node.span.start, end: Math.max(node.span.start + 1, Math.min(node.span.end, headOf(node.items[0]).end)) };
  return node.span;
}

function nameOfNode(node: Node): string {
  if (node.type === "mapping") return "a mapping";
  if (node.type === "sequence") return "a list";
  if (node.value === null) return "empty";
  const kind = typeof node.value === "number" ? "number" : typeof node.value === "boolean" ? "boolean" : "string";
  return `the ${kind} \`${shorten(node.text)}\``;
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 37)}…` : text).replaceAll("\n", " ");

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

function sentenceList(words: readonly string[], joiner = "and"): string {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} ${joiner} ${quoted.at(-1) ?? ""}`;
}

import { entryOf, nodeAt } from "../../syntax/data/access.ts";
import type { Entry, Mapping, Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";
import type { Span } from "../../text/span.ts";

/**
 * What a setting must be: `on` and `off` as Python's `if` takes it (nothing, false, 0, an empty text or list are off),
 * `missing`, `set` to anything but null, a text that the pattern finds, or a number that is big enough.
 */
export type Wanted = "on" | "off" | "missing" | "set" | RegExp | { readonly atLeast: number } | { readonly below: number };

/** Settings that a tool refuses together. */
export interface Combination {
  /** The setting that is told of, with dots between the levels. */
  readonly at: string;
  readonly is?: Wanted;
  readonly with: Readonly<Record<string, Wanted>>;
  /** Why the tool refuses it, and what to do. */
  readonly says: string;
  readonly severity?: "warning";
}

export interface CombinationFinding {
  readonly at: Span;
  readonly message: string;
  readonly related: readonly { readonly at: Span; readonly message: string }[];
  readonly severity?: "warning";
}

/** The combinations of a table that a file has. */
export function* combinationsIn(root: Node | undefined, table: readonly Combination[]): Generator<CombinationFinding> {
  if (root?.type !== "mapping") return;
  for (const { at, is = "on", with: others, says, severity } of table) {
    const entry = settingAt(root, at);
    if (!entry || !holds(entry, is) || !Object.entries(others).every(([name, wanted]) => holds(settingAt(root, name), wanted) && !isMisspelt(root, name))) continue;
    const related = Object.keys(others).flatMap((name) => settingAt(root, name) ?? []).map((other) => ({ at: headOf(other), message: `It does not go with \`${at}\` here.` }));
    yield { at: headOf(entry), message: says, related, ...(severity && { severity }) };
  }
}

/** What is there with a slip in its name is told there. */
function isMisspelt(root: Mapping, name: string): boolean {
  return entryOf(root, name) === undefined && root.entries.some(({ key }) => nearest(key.text, [name], 2) !== undefined);
}

function settingAt(root: Node, name: string): Entry | undefined {
  const steps = name.split(".");
  return entryOf(steps.length > 1 ? nodeAt(root, ...steps.slice(0, -1)) : root, steps.at(-1) ?? "");
}

function holds(entry: Entry | undefined, wanted: Wanted): boolean {
  const value = entry?.value;
  if (wanted === "missing") return entry === undefined;
  if (wanted === "off") return !value || !isOn(value);
  if (!value || isUnknown(value)) return false;
  if (wanted === "set") return true;
  if (wanted === "on") return isOn(value);
  if (value.type !== "scalar") return false;
  if (wanted instanceof RegExp) return wanted.test(value.text);
  return typeof value.value === "number" && ("atLeast" in wanted ? value.value >= wanted.atLeast : value.value < wanted.below);
}

/** Nothing, or what another program fills in: YAML takes `{{ name }}` for a mapping. */
function isUnknown(value: Node): boolean {
  if (value.type === "scalar") return value.value === null || /\$\{|\{\{/.test(value.text);
  return value.type === "mapping" && (value.entries[0]?.key.text.startsWith("{") ?? false);
}

function isOn(node: Node): boolean {
  if (node.type === "sequence") return node.items.length > 0;
  if (node.type === "mapping") return node.entries.length > 0;
  return node.value !== null && node.value !== false && node.value !== 0 && node.text !== "" && !/^(?:false|no|off)$/i.test(node.text);
}

/** A long value is marked at its beginning only. */
const headOf = ({ key, value }: Entry): Span => ({ start: key.span.start, end: value.type === "scalar" ? Math.max(key.span.end, Math.min(value.span.end, key.span.end + MOST)) : key.span.end });

const MOST = 80;

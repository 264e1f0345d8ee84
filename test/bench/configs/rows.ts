import { replaced, withoutLine, type Fault } from "./fault.ts";

/** A row of a table of faults: the rule, what is looked for, what stands there then. */
export type Swap = readonly [rule: string, pattern: RegExp, by: string | ((...groups: string[]) => string)];

/** One fault per row, each a replacement of the first match. */
export const rows = (kinds: readonly string[], table: readonly Swap[]): readonly Fault[] => table.map(([rule, pattern, by]) => ({ rule, kinds, change: (text) => replaced(text, pattern, by) }));

/** One fault per key of YAML: its name with two letters in the wrong order, as fingers have them. */
export const misspelt = (kinds: readonly string[], rule: string, keys: readonly string[]): readonly Fault[] => keys.map((key) => ({ rule, kinds, change: (text) => replaced(text, new RegExp(`^([ \\t]*(?:- )*)${key}(?=\\s*:(?:\\s|$))`, "m"), (_whole, head = "") => head + slipped(key)) }));

/** One fault per key of YAML: a value in its place that the reader refuses. */
export const retyped = (kinds: readonly string[], rule: string, values: Readonly<Record<string, string>>): readonly Fault[] => Object.entries(values).map(([key, value]) => ({ rule, kinds, change: (text) => replaced(text, new RegExp(`^([ \\t]*(?:- )*${key}:[ \\t]+)[^\\s|>&][^\\n]*$`, "m"), (_whole, head = "") => head + value) }));

/** One fault per key of YAML: the line taken out, where the key has its value in one line. */
export const dropped = (kinds: readonly string[], rule: string, keys: readonly string[]): readonly Fault[] => keys.map((key) => ({ rule, kinds, change: (text) => withoutLine(text, new RegExp(`^[ \\t]*${key}:[ \\t]+[^\\s|>]`)) }));

const slipped = (key: string): string => {
  const [, head = "", one = "", two = "", tail = ""] = /^(.*)([^_])(?!\2)([^_])(.*?)$/.exec(key) ?? [];
  return one === "" ? `${key}x` : head + two + one + tail;
};

import { replaced, swappedLetters, withoutLetter, withoutLine, type Fault } from "./fault.ts";

/** A row of a table of faults: the rule, what is looked for, what stands there then. */
export type Swap = readonly [rule: string, pattern: RegExp, by: string | ((...groups: string[]) => string)];

/** One fault per row, each a replacement of the first match. */
export const rows = (kinds: readonly string[], table: readonly Swap[]): readonly Fault[] => table.map(([rule, pattern, by]) => ({ rule, kinds, change: (text) => replaced(text, pattern, by) }));

/** The same for one kind of file, whose rules are named without what is before the stroke. */
export const swaps = (rules: string, kind: string, table: readonly Swap[]): readonly Fault[] => rows([kind], table.map(([rule, ...swap]) => [`${rules}/${rule}`, ...swap]));

/** One fault per key of YAML: its name with two letters in the wrong order, as fingers have them. */
export const misspelt = (kinds: readonly string[], rule: string, keys: readonly string[]): readonly Fault[] => keys.map((key) => ({ rule, kinds, change: (text) => replaced(text, new RegExp(`^([ \\t]*(?:- )*)${key}(?=\\s*:(?:\\s|$))`, "m"), (_whole, head = "") => head + swappedLetters(key)) }));

/** One fault per key of YAML: a value in its place that the reader refuses. */
export const retyped = (kinds: readonly string[], rule: string, values: Readonly<Record<string, string>>): readonly Fault[] => Object.entries(values).map(([key, value]) => ({ rule, kinds, change: (text) => replaced(text, new RegExp(`^([ \\t]*(?:- )*${key}:[ \\t]+)[^\\s|>&][^\\n]*$`, "m"), (_whole, head = "") => head + value) }));

/** One fault per key of YAML: the line taken out, where the key has its value in one line. */
export const dropped = (kinds: readonly string[], rule: string, keys: readonly string[]): readonly Fault[] => keys.map((key) => ({ rule, kinds, change: (text) => withoutLine(text, new RegExp(`^[ \\t]*${key}:[ \\t]+[^\\s|>]`)) }));

/** Keys as a hurried hand writes them: two letters swapped, one left out. `quote` is what may stand around a key, as a pattern. */
export function keySlips(rules: string, kind: string, keys: readonly string[], quote = '"?'): readonly Fault[] {
  return keys.flatMap((key) => [swappedLetters(key), withoutLetter(key)].map((slip) => ({
    rule: `${rules}/unknown-key`,
    kinds: [kind],
    change: (text) => replaced(text, new RegExp(`^([ \\t]*(?:- )?)(${quote})${key}\\2(\\s*:)`, "m"), (_whole, head = "", mark = "", colon = "") => `${head}${mark}${slip}${mark}${colon}`),
  })));
}

/** Lines that are put at the end of a file, each a fault. */
export function endings(rules: string, kind: string, table: readonly (readonly [rule: string, lines: string])[], fits: (text: string) => boolean = () => true): readonly Fault[] {
  return table.map(([rule, lines]) => ({ rule: `${rules}/${rule}`, kinds: [kind], change: (text) => (fits(text) ? `${text.trimEnd()}\n${lines}\n` : undefined) }));
}

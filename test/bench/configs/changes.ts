import { jsonKey, replaced, swappedLetters, yamlKey, type Fault } from "./fault.ts";

/** What a fault does to a file. */
export type Change = Fault["change"];

/** The faults of some kinds as rows: the catalogue's rule, and each way to break it in a file of its own. */
export function faultsOf(kinds: readonly string[], rows: readonly (readonly [rule: string, ...changes: Change[]])[]): readonly Fault[] {
  return rows.flatMap(([rule, ...changes]) => changes.map((change) => ({ rule, kinds, change })));
}

export const yaml = (key: string, value: string): Change => (text) => yamlKey(text, key, value);

export const json = (key: string, value: unknown): Change => (text) => jsonKey(text, key, value);

export const swap = (pattern: RegExp, by: string): Change => (text) => replaced(text, pattern, by);

export const given = (pattern: RegExp, change: Change): Change => (text, nearby, path) => (pattern.test(text) ? change(text, nearby, path) : undefined);

export const lacking = (pattern: RegExp, change: Change): Change => (text, nearby, path) => (pattern.test(text) ? undefined : change(text, nearby, path));

/** Puts text at the end of a file, on a line of its own. */
export const ending = (lines: string): Change => (text) => `${text.trimEnd()}\n${lines}\n`;

/** A slip of the finger in the first such key, at whatever depth: two letters change places. */
export function slip(key: string): Change {
  return swap(new RegExp(`^(\\s*(?:- )?["']?)${key}(?=["']?\\s*:)`, "m"), `$1${swappedLetters(key)}`);
}

/** Takes out the first YAML key of this name with all that is below it. */
export function without(key: string): Change {
  return (text) => {
    const lines = text.split("\n");
    const start = lines.findIndex((line) => new RegExp(`^\\s*${key}\\s*:`).test(line));
    if (start < 0) return undefined;
    const depth = indentOf(lines[start]);
    const length = lines.slice(start + 1).findIndex((line) => line.trim() !== "" && indentOf(line) <= depth && !(indentOf(line) === depth && line.trim().startsWith("- ")));
    return lines.toSpliced(start, length < 0 ? lines.length : length + 1).join("\n");
  };
}

/** Sets a key below the first YAML key `parent`; where it is not there, as the first one. */
export function within(parent: string, key: string, value: string): Change {
  return (text) => {
    const lines = text.split("\n");
    const start = lines.findIndex((line) => new RegExp(`^\\s*${parent}:\\s*(?:#.*)?$`).test(line));
    const first = start < 0 ? -1 : lines.findIndex((line, index) => index > start && line.trim() !== "" && !line.trim().startsWith("#"));
    const depth = indentOf(lines[first]);
    if (first < 0 || depth <= indentOf(lines[start]) || /^\s*-/.test(lines[first] ?? "")) return undefined;
    const past = lines.findIndex((line, index) => index > start && line.trim() !== "" && indentOf(line) < depth);
    const there = lines.findIndex((line, index) => index > start && (past < 0 || index < past) && new RegExp(`^\\s{${depth}}${key}:`).test(line));
    const written = `${" ".repeat(depth)}${key}: ${value}`;
    return there < 0 ? lines.toSpliced(first, 0, written).join("\n") : lines.toSpliced(there, 1, written).join("\n");
  };
}

/** Sets a key of the first JSON object `parent`. */
export function jsonWithin(parent: string, key: string, value: unknown): Change {
  const written = JSON.stringify(value);
  return (text) => {
    const start = new RegExp(`"${parent}"\\s*:\\s*\\{[ \\t]*\\n`).exec(text);
    if (start === null) return undefined;
    const from = start.index + start[0].length;
    const body = /^[^{}]*/.exec(text.slice(from))?.[0] ?? "";
    const there = new RegExp(`("${key}"\\s*:\\s*)(?:"[^"\\n]*"|[^,\\n{\\[}]+?)(?=\\s*[,\\n}])`);
    const changed = there.test(body) ? body.replace(there, `$1${written}`) : `      "${key}": ${written},\n${body}`;
    return changed === body ? undefined : text.slice(0, from) + changed + text.slice(from + body.length);
  };
}

/** Says the first line that matches twice. */
export function twice(pattern: RegExp): Change {
  return (text) => {
    const lines = text.split("\n");
    const index = lines.findIndex((line) => pattern.test(line));
    return index < 0 ? undefined : lines.toSpliced(index, 0, lines[index] ?? "").join("\n");
  };
}

/** What breaks any file of YAML: these keys stand in most files of the kind. */
export function generalYaml(kinds: readonly string[], scalar: string, parent: string): readonly Fault[] {
  return faultsOf(kinds, [
    ["common/duplicate-key", twice(new RegExp(`^${scalar}:`)), (text) => (new RegExp(`^${scalar}:.*$`, "m").test(text) ? `${text.trimEnd()}\n${new RegExp(`^${scalar}:.*$`, "m").exec(text)?.[0] ?? ""}\n` : undefined)],
    ["common/merge-conflict", swap(new RegExp(`^(${scalar}:.*)$`, "m"), "<<<<<<< HEAD\n$1\n=======\n$1\n>>>>>>> other")],
    ["common/tab-indent", swap(new RegExp(`^(${parent}:[ \\t]*\\r?\\n)[ ]{2}(?! *-)`, "m"), "$1\t")],
    ["common/invalid-yaml", swap(new RegExp(`^(${scalar}):`, "m"), "$1"), swap(new RegExp(`^(${scalar}): *(\\S.*)$`, "m"), '$1: "$2')],
  ]);
}

/** What breaks any file of JSON. */
export function generalJson(kinds: readonly string[]): readonly Fault[] {
  return faultsOf(kinds, [
    ["common/duplicate-key", twice(/^\s*"\w+"\s*:\s*(?:"[^"]*"|[\w.+-]+),\s*$/)],
    ["common/merge-conflict", swap(/^([ \t]*"\w+"\s*:\s*(?:"[^"]*"|[\w.+-]+),[ \t]*)$/m, "<<<<<<< HEAD\n$1\n=======\n$1\n>>>>>>> other")],
    ["common/invalid-json", swap(/,(\s*\n\s*")/, "$1"), swap(/([^,\s{[])(\s*\n\})/, "$1,$2"), swap(/: true\b/, ": True"), swap(/"(\s*:)/, "$1")],
  ]);
}

const indentOf = (line: string | undefined): number => /^ */.exec(line ?? "")?.[0].length ?? 0;

/** One way to break a config file that the tool which reads it would notice. */
export interface Fault {
  /** The catalogue's rule for it, `kind/name`; the product's rule may have another name. */
  readonly rule: string;
  /** Folders of the cases whose files it can be put into. */
  readonly kinds: readonly string[];
  /** The tool goes on, and many a real file has it: a note is enough. */
  readonly soft?: boolean;
  /** The broken text, or nothing where this file has no place for the fault. `nearby` are the names of the files of its repository, `path` is its own name among them. */
  readonly change: (text: string, nearby: readonly string[], path: string) => string | undefined;
}

/** Replaces the first match; nothing where there is none, or where nothing would change. */
export function replaced(text: string, pattern: RegExp, by: string | ((...groups: string[]) => string)): string | undefined {
  const changed = typeof by === "string" ? text.replace(pattern, by) : text.replace(pattern, (...groups: string[]) => by(...groups));
  return changed === text ? undefined : changed;
}

/** Puts a line after the first line that matches, indented as it is. */
export function lineAfter(text: string, pattern: RegExp, line: string): string | undefined {
  const lines = text.split("\n");
  const index = lines.findIndex((one) => pattern.test(one));
  if (index < 0) return undefined;
  const indent = /^\s*/.exec(lines[index] ?? "")?.[0] ?? "";
  return lines.toSpliced(index + 1, 0, indent + line).join("\n");
}

/** Takes the first line out that matches. */
export function withoutLine(text: string, pattern: RegExp): string | undefined {
  const lines = text.split("\n");
  const index = lines.findIndex((one) => pattern.test(one));
  return index < 0 ? undefined : lines.toSpliced(index, 1).join("\n");
}

/** Sets a top-level key of a JSON file that is laid out over lines; a key that is not there is put first. */
export function jsonKey(text: string, key: string, value: unknown): string | undefined {
  const written = JSON.stringify(value);
  const there = new RegExp(`^(\\s*"${key}"\\s*:\\s*)(?:"[^"\\n]*"|[^,\\n{\\[]+?)(,?[ \\t]*\\r?)$`, "m");
  if (there.test(text)) return replaced(text, there, (_whole, head = "", tail = "") => `${head}${written}${tail}`);
  if (new RegExp(`"${key}"\\s*:`).test(text)) return undefined;
  return replaced(text, /^\s*\{[ \t]*\r?\n/, (open) => `${open}  "${key}": ${written},\n`);
}

/** Sets a top-level key of a YAML file; a key that is not there is put at the end. */
export function yamlKey(text: string, key: string, value: string): string | undefined {
  const there = new RegExp(`^(${key}:[ \\t]*)([^\\s#|>&*{\\[][^#\\n]*?)?([ \\t]*(?:#.*)?\\r?)$`, "m");
  const match = there.exec(text);
  if (match === null) return new RegExp(`^${key}:`, "m").test(text) ? undefined : `${text.trimEnd()}\n${key}: ${value}\n`;
  return match[2] === undefined ? undefined : replaced(text, there, (_whole, head = "", _old, tail = "") => `${head}${value}${tail}`);
}

/** A rule's name without its kind, where to break, and by what. */
export type Swap = readonly [rule: string, pattern: RegExp, by: string];

/** One fault per row, each for the same kind of file. */
export function swaps(rules: string, kind: string, rows: readonly Swap[]): readonly Fault[] {
  return rows.map(([rule, pattern, by]) => ({ rule: `${rules}/${rule}`, kinds: [kind], change: (text) => replaced(text, pattern, by) }));
}

/** Keys as a hurried hand writes them: two letters swapped, one left out. */
export function keySlips(rules: string, kind: string, keys: readonly string[]): readonly Fault[] {
  return keys.flatMap((key) => [swappedLetters(key), withoutLetter(key)].map((slip) => ({
    rule: `${rules}/unknown-key`,
    kinds: [kind],
    change: (text) => replaced(text, new RegExp(`^([ \\t]*(?:- )?)(${kind === "promptfoo" ? "" : "\"?"})${key}\\2(\\s*:)`, "m"), (_whole, head = "", quote = "", colon = "") => `${head}${quote}${slip}${quote}${colon}`),
  })));
}

/** Lines that are put at the end of a file, each a fault. */
export function endings(rules: string, kind: string, rows: readonly (readonly [rule: string, lines: string])[], fits: (text: string) => boolean = () => true): readonly Fault[] {
  return rows.map(([rule, lines]) => ({ rule: `${rules}/${rule}`, kinds: [kind], change: (text) => (fits(text) ? `${text.trimEnd()}\n${lines}\n` : undefined) }));
}

export function swappedLetters(word: string): string {
  const at = word.search(/(?<=.)([a-zA-Z])(?!\1)[a-zA-Z]/);
  return at < 1 ? `${word}x` : word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2);
}

export function withoutLetter(word: string): string {
  const at = Math.max(1, word.length - 2);
  return word.slice(0, at) + word.slice(at + 1);
}

/** What the tool goes on with, so that a note is enough. */
export const noted = (names: RegExp, faults: readonly Fault[]): readonly Fault[] => faults.map((fault) => (names.test(fault.rule) ? { ...fault, soft: true } : fault));

/** Breaks only what comes after a first match; the head of the file stays as it is. */
export const behind = (head: RegExp, faults: readonly Fault[]): readonly Fault[] => faults.map((fault) => ({
  ...fault,
  change: (text, nearby, path) => {
    const start = head.exec(text)?.index ?? 0;
    const broken = fault.change(text.slice(start), nearby, path);
    return broken === undefined ? undefined : text.slice(0, start) + broken;
  },
}));

/** Faults of paths count only where the right path leads to a stored file: without its project, nobody can tell a wrong one. */
export const leading = (names: RegExp, faults: readonly Fault[]): readonly Fault[] => faults.map((fault) => (names.test(fault.rule) ? { ...fault, change: changedWhereStored(fault) } : fault));

const changedWhereStored = ({ change }: Fault): Fault["change"] => (text, nearby, path) => {
  const broken = change(text, nearby, path);
  const after = broken?.split("\n") ?? [];
  const line = text.split("\n").find((one, index) => one !== after[index]) ?? "";
  const words = line.split(/[\s"':]+/).filter((word) => word !== "" && !(broken ?? "").includes(word)).map((word) => word.replace(/^(?:\.\/)+|\/$/g, ""));
  const folder = path.includes("/") ? path.replace(/\/[^/]*$/, "/") : "";
  return words.some((word) => nearby.some((name) => name.startsWith(folder) && `${name}/`.includes(`/${word}/`))) ? broken : undefined;
};

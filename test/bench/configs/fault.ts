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

/** A word as a hurried hand writes it: two neighbours change places. */
export function swappedLetters(word: string): string {
  const at = word.search(/(?<=.)([a-zA-Z])(?!\1)[a-zA-Z]/);
  return at < 1 ? `${word}x` : word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2);
}

export function withoutLetter(word: string): string {
  const at = Math.max(1, word.length - 2);
  return word.slice(0, at) + word.slice(at + 1);
}

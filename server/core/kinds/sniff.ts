import type { Kind } from "./kind.ts";

type Sniff = NonNullable<Kind["sniff"]>;

export interface Signs {
  /** Top-level keys that all must be there. */
  readonly all?: readonly string[];
  /** Top-level keys of which one must be there. */
  readonly any?: readonly string[];
  /** Keys that rule the kind out. */
  readonly none?: readonly string[];
  /** Text that must be found as well. */
  readonly text?: RegExp;
}

/** Recognises a YAML file by its top-level keys. */
export const sniffYaml = (...ways: readonly Signs[]): Sniff => (head, name) => {
  if (!/\.ya?ml$/i.test(name)) return undefined;
  return firstFit(ways, head, () => new Set([...head.matchAll(/^(["']?)([\w.$-]+)\1[ \t]*:(?=\s|$)/gm)].map((match) => match[2] ?? "")));
};

/** Recognises a JSON file by keys near its start, on whatever level they stand. */
export const sniffJson = (...ways: readonly Signs[]): Sniff => (head, name) => {
  if (!/\.json$/i.test(name)) return undefined;
  return firstFit(ways, head, () => new Set([...head.matchAll(/"([\w.$@-]+)"\s*:/g)].map((match) => match[1] ?? "")));
};

/** Recognises a file that people write as YAML or as JSON by its top-level keys alone: what stands deeper belongs to another program's config. */
export const sniffSettings = (...ways: readonly Signs[]): Sniff => (head, name) => (/\.json$/i.test(name) ? firstFit(ways, head, () => new Set(topKeys(head))) : sniffYaml(...ways)(head, name));

/** The keys on the first level of a JSON object, also of one that is cut off. */
function* topKeys(head: string): Generator<string> {
  let depth = 0;
  for (const { 0: token, 1: name } of head.matchAll(/"((?:[^"\\]|\\.)*)"(?:\s*:)?|[{}[\]]/g)) {
    if (name === undefined) depth += token === "{" || token === "[" ? 1 : -1;
    else if (depth === 1 && token.endsWith(":")) yield name;
  }
}

function firstFit(ways: readonly Signs[], head: string, readKeys: () => ReadonlySet<string>): string | undefined {
  const keys = readKeys();
  for (const { all = [], any = [], none = [], text } of ways) {
    const one = any.find((key) => keys.has(key));
    if (any.length > 0 && one === undefined) continue;
    if (!all.every((key) => keys.has(key)) || none.some((key) => keys.has(key)) || !(text?.test(head) ?? true)) continue;
    const found = [...all, ...(one === undefined ? [] : [one])];
    return found.length > 0 ? `it has ${found.map((key) => `\`${key}\``).join(" and ")}` : "its text says so";
  }
  return undefined;
}

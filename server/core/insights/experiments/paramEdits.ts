import type { Edit } from "../../text/span.ts";

/**
 * Edits that give a `params.yaml` the values of a run. Only plain values that stand on the line of their key are
 * replaced; everything else stays, comments included. A parameter is found by its whole path (`train.rate`,
 * `train/rate`), or by the end of it where one key alone ends so, since many log a section without its name.
 */
export function paramEdits(text: string, params: Readonly<Record<string, string>>): readonly Edit[] {
  const keys = keysOf(text);
  return Object.entries(params).flatMap(([name, value]) => {
    const path = name.replaceAll("/", ".");
    const exact = keys.filter((key) => key.path === path);
    const found = exact.length > 0 ? exact : keys.filter((key) => key.path.endsWith(`.${path}`));
    const [key] = found;
    const next = key && found.length === 1 ? written(value, key.value) : undefined;
    return key && next !== undefined && next !== key.value ? [{ span: key.span, text: next }] : [];
  });
}

interface Key {
  readonly path: string;
  readonly value: string;
  readonly span: Edit["span"];
}

const WITH_VALUE = /^(\s*)([\w-]+):( +)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^#\s](?:[^#]|(?<=\S)#)*?)\s*(?:\s#.*)?$/;
const WITHOUT = /^(\s*)([\w-]+):\s*(?:#.*)?$/;

function keysOf(text: string): readonly Key[] {
  const above: { readonly name: string; readonly indent: number }[] = [];
  const keys: Key[] = [];
  let start = 0;
  for (const raw of text.split("\n")) {
    const line = raw.replace(/\r$/, "");
    const [, space = "", name = "", gap = "", value = ""] = WITH_VALUE.exec(line) ?? WITHOUT.exec(line) ?? [];
    if (name !== "") {
      while ((above.at(-1)?.indent ?? -1) >= space.length) above.pop();
      above.push({ name, indent: space.length });
      const at = start + space.length + name.length + 1 + gap.length;
      if (value !== "" && !/^[[{&*|>!]/.test(value)) keys.push({ path: above.map((each) => each.name).join("."), value, span: { start: at, end: at + value.length } });
    }
    start += raw.length + 1;
  }
  return keys;
}

/** Trackers write Python's words; those of YAML are others. */
const WORDS: Readonly<Record<string, string>> = { True: "true", False: "false", None: "null" };
/** What can stand in YAML without quotes and stay one text on one line. */
const PLAIN = /^[^\s#:'"[\]{},&*!|>%@`-](?:[^#:\n]|:(?=\S)|(?<=\S)#)*$|^-(?=[\d.\w])[^#:\n]*$/;

/** In the quotes that stand there already. Lists and mappings are no values to put on one line. */
function written(value: string, old: string): string | undefined {
  if (value.includes("\n") || /^[[{]/.test(value)) return undefined;
  if (old.startsWith("'")) return `'${value.replaceAll("'", "''")}'`;
  if (old.startsWith('"')) return JSON.stringify(value);
  const word = WORDS[value] ?? value;
  if (word.toLowerCase() === old.toLowerCase() || isSameNumber(word, old)) return old;
  return PLAIN.test(word) && word.trim() === word ? word : JSON.stringify(word);
}

const isSameNumber = (a: string, b: string): boolean => a.trim() !== "" && Number(a) === Number(b);

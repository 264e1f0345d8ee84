import type { Call } from "../../../syntax/python/expressionTree.ts";
import { walk } from "../../../syntax/python/walk.ts";
import { recordRead, type Frame } from "./frame.ts";
import { LOOKUP_CALLS, SQL_CALLS } from "./tables/functions.ts";

/** Some calls read the variables of their caller by name: in a formula, in a query behind `@`, in SQL behind FROM. */
export function recordLookups(name: string | undefined, method: string | undefined, { arguments: given }: Call, frame: Frame): void {
  if (name !== undefined && SQL_CALLS.test(name)) {
    for (const { value } of given) for (const table of wordsIn(frame.text.slice(value.start, value.end), TABLES)) lookUp(table, frame);
    return;
  }
  const words = LOOKUP_CALLS.find(([calls]) => name !== undefined && calls.test(name))?.[1] ?? (method === "query" || method === "eval" ? BEHIND_AT : undefined);
  if (!words) return;
  for (const { value } of given) {
    walk([value], (node) => {
      if (node.type === "text") lookUpKnown(wordsIn(node.value, words), frame);
      return true;
    });
    if (value.type === "name") lookUpKnown(wordsSetTo(value.name, frame), frame);
  }
}

const BEHIND_AT = /@([A-Za-z_]\w*)/g;
const TABLES = /\b(?:from|join)\s+([a-z_]\w*)\b(?![.(])/gi;

const wordsIn = (text: string, pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map(([, word = ""]) => word);

/** Most words of a formula are columns; those that the notebook binds are taken for its variables. */
function lookUpKnown(words: readonly string[], frame: Frame): void {
  for (const word of words) if (frame.known.has(word)) lookUp(word, frame);
}

function lookUp(name: string, frame: Frame): void {
  recordRead(name, frame);
  frame.record.looksUp.add(name);
}

/** The words of the statement that assigns a text to a name, up to an empty line. */
function wordsSetTo(name: string, { text }: Frame): readonly string[] {
  const found = [...text.matchAll(new RegExp(`^[ \\t]*${name}[ \\t]*=[^]*?(?=\\n\\s*\\n|\\n[A-Za-z_]|$(?![^]))`, "gm"))];
  return found.flatMap(([assigned]) => (/["']/.test(assigned) ? wordsIn(assigned, /([A-Za-z_]\w*)/g).filter((word) => word !== name) : []));
}

import type { TypingPlace } from "./place.ts";

interface Level {
  /** The steps from the level above: the field, and which of a list. */
  readonly steps: readonly (string | number)[];
  readonly inList: boolean;
  /** The field whose value comes next. */
  key: string | undefined;
  /** A colon stood behind the field, so that a word is its value. */
  colon: boolean;
  index: number;
  readonly keys: string[];
}

const TOKEN = /#[^\n]*|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|[{}<>[\]:,;]|[^\s{}<>[\]:,;#"']+/g;

/** Where in a text-format protocol buffer a person is typing: a field's name, or the value behind its colon. */
export function pbtxtPlace(text: string, offset: number): TypingPlace | undefined {
  const levels: Level[] = [level([], false)];
  const start = startOfWord(text, offset);
  for (const { 0: token, index } of text.slice(0, start).matchAll(TOKEN)) {
    // In a comment or a string nothing is known.
    if (index + token.length === start && (token.startsWith("#") || /^["'](?:[^]*[^"'])?$/.test(token))) return undefined;
    if (!token.startsWith("#")) read(token, levels);
  }
  const here = levels.at(-1);
  if (!here) return undefined;
  const atValue = here.inList || here.colon;
  const path = [...levels.flatMap(({ steps }) => steps), ...(here.inList ? [here.index] : here.colon && here.key !== undefined ? [here.key] : [])];
  const end = offset + (/^[\w.+-]*/.exec(text.slice(offset))?.[0].length ?? 0);
  return { path, at: atValue ? "value" : "key", replace: { start, end }, typed: text.slice(start, offset), siblings: new Set(here.keys), column: start - (text.lastIndexOf("\n", start - 1) + 1), syntax: "pbtxt", inFlow: false };
}

/** Backwards one by one: a pattern that must end here would be tried from every character of a long line. */
function startOfWord(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && /[\w.+-]/.test(text.charAt(start - 1))) start--;
  return start;
}

const level = (steps: readonly (string | number)[], inList: boolean): Level => ({ steps, inList, key: undefined, colon: false, index: 0, keys: [] });

function read(token: string, levels: Level[]): void {
  const here = levels.at(-1);
  if (!here) return;
  const given = here.inList ? [here.index] : [here.key ?? ""];
  if (token === "{" || token === "<") levels.push(level(given, false));
  else if (token === "[") levels.push(level(given, true));
  else if (token === "}" || token === ">" || token === "]") close(levels);
  else if (token === ":") here.colon = true;
  else if (token === ",") here.index += here.inList ? 1 : 0;
  else if (token !== ";" && !here.inList) field(token, here);
}

function field(token: string, here: Level): void {
  if (here.colon) Object.assign(here, { key: undefined, colon: false });
  else {
    here.key = token;
    here.keys.push(token);
  }
}

/** What was in the brackets was the value of the field. */
function close(levels: Level[]): void {
  if (levels.length > 1) levels.pop();
  const here = levels.at(-1);
  if (here && !here.inList) Object.assign(here, { key: undefined, colon: false });
}

import type { Span } from "../../text/span.ts";

/** No person nests deeper, and every reader below works by recursion, which must end before the stack does. */
export const MOST_LEVELS = 500;

/**
 * Where brackets, list items opened on one line (`- - - …`) or lines by their indentation nest deeper than `MOST_LEVELS`; `undefined` in any sane
 * text. Brackets in strings count too: that many unclosed ones are no text either.
 */
export function deepNesting(text: string): Span | undefined {
  let brackets = 0;
  let items = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === SQUARE || code === CURLY) brackets++;
    else if (code === SQUARE + TO_CLOSING || code === CURLY + TO_CLOSING) brackets = Math.max(0, brackets - 1);
    else if (code === DASH || code === COLON || code === QUESTION_MARK) items += text.charCodeAt(index + 1) === SPACE ? 1 : 0;
    else if (code === NEWLINE) items = 0;
    else continue;
    if (brackets > MOST_LEVELS || items > MOST_LEVELS) return { start: index, end: index + 1 };
  }
  return deepIndents(text);
}

const NEWLINE = 10;
const SPACE = 32;
const DASH = 45;
const COLON = 58;
const QUESTION_MARK = 63;
const SQUARE = 91;
const CURLY = 123;
const TO_CLOSING = 2;

/** Every level of YAML's blocks takes a blank more than the one above. */
function deepIndents(text: string): Span | undefined {
  if (!text.includes(" ".repeat(MOST_LEVELS))) return undefined;
  const open: number[] = [];
  for (const { index, 0: blanks } of text.matchAll(/^ *(?=\S)/gm)) {
    while ((open.at(-1) ?? -1) >= blanks.length) open.pop();
    open.push(blanks.length);
    if (open.length > MOST_LEVELS) return { start: index + blanks.length, end: index + blanks.length + 1 };
  }
  return undefined;
}

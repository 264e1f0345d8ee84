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
    const character = text[index];
    if (character === "[" || character === "{") brackets++;
    else if (character === "]" || character === "}") brackets = Math.max(0, brackets - 1);
    else if (character === "-" || character === "?" || character === ":") items += text[index + 1] === " " ? 1 : 0;
    else if (character === "\n") items = 0;
    if (brackets > MOST_LEVELS || items > MOST_LEVELS) return { start: index, end: index + 1 };
  }
  return deepIndents(text);
}

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

import type { Span } from "../../text/span.ts";

/** No person nests deeper, and every reader below works by recursion, which must end before the stack does. */
export const MOST_LEVELS = 500;

/**
 * Where brackets, or list items opened on one line (`- - - …`), nest deeper than `MOST_LEVELS`; `undefined` in any sane
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
  return undefined;
}

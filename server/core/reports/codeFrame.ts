const MOST_COLUMNS = 140;
const LEAD = 60;
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}/u;

/** The part of a line that fits a terminal, and the carets under `column` to `endColumn` (from one, the end not included). */
export function codeFrame(line: string, column: number, endColumn: number): { readonly code: string; readonly carets: string } {
  const from = line.length > MOST_COLUMNS ? Math.max(0, column - 1 - LEAD) : 0;
  const to = Math.min(line.length, from + MOST_COLUMNS);
  const before = line.slice(from, column - 1);
  const marked = line.slice(column - 1, Math.min(endColumn - 1, to));
  const [head, tail] = [from > 0 ? "…" : "", to < line.length ? "…" : ""];
  return {
    code: head + printable(line.slice(from, to)) + tail,
    carets: " ".repeat(head.length) + blank(before) + "^".repeat(Math.max(1, widthOf(marked))),
  };
}

/** Text of a checked file must not steer the terminal. Tabs and line breaks stay. */
export const printable = (text: string): string => text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, "\uFFFD");

/** As wide as the text. Tabs stay tabs, so that they take the same room as above. */
const blank = (text: string): string => Array.from(text, (character) => (character === "\t" ? "\t" : " ".repeat(widthOf(character)))).join("");

const widthOf = (text: string): number => Array.from(text).reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);

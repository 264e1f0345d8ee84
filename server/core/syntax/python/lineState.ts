/** Where a line of Python starts: inside brackets, inside a string of several lines, or at the beginning of a statement. */
export interface LineState {
  depth: number;
  quote: string;
}

export const newState = (): LineState => ({ depth: 0, quote: "" });

export const isFresh = (state: LineState): boolean => state.depth === 0 && state.quote === "";

/** Moves the state over one line of Python: brackets, strings and comments. */
export function scan(line: string, state: LineState): void {
  for (const [token] of line.matchAll(/"""|'''|\\[^]|["']|[([{]|[)\]}]|#[^\n]*|\n/g)) {
    if (state.quote !== "") {
      if (token === state.quote || (token === "\n" && state.quote.length === 1)) state.quote = "";
      else if (token.startsWith("#") && reopen(token, state)) state.quote = "";
    } else if (/^["']/.test(token)) state.quote = token;
    else if (/^[([{]/.test(token)) state.depth++;
    else if (/^[)\]}]/.test(token)) state.depth = Math.max(0, state.depth - 1);
  }
}

/** A number sign inside a string is no comment: the string may end behind it. */
const reopen = (token: string, state: LineState): boolean => token.includes(state.quote) || state.quote.length === 1;

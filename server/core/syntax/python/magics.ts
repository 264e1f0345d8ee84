/**
 * IPython lines are no Python: `%matplotlib inline`, `!pip install x`, `frame?`, `files = !ls`. They are replaced by
 * harmless Python of the same length, so that every offset stays. A cell of another language (`%%bash`) becomes blank.
 */
export function withoutMagics(text: string): string {
  if (!/^[ \t]*[%!?]|\?[ \t]*$|=[ \t]*[%!]/m.test(text)) return text;
  const cellMagic = /^(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*%%(\w+)[^\n]*/.exec(text);
  if (cellMagic && !PYTHON_CELLS.has(cellMagic[1] ?? "")) return blank(text);
  let result = cellMagic ? blank(cellMagic[0]) : "";
  const state: State = { depth: 0, quote: "" };
  let continued = false;
  let goesOn = false;
  for (const line of text.slice(result.length).split(/(?<=\n)/)) {
    const replaced: string | undefined = continued ? blank(line) : isFresh(state) && !goesOn ? replaceLine(line) : undefined;
    continued = replaced !== undefined && /\\\r?\n?$/.test(line);
    goesOn = replaced === undefined && /\\\r?\n?$/.test(line);
    scan(replaced ?? line, state);
    result += replaced ?? line;
  }
  return result;
}

/** Cell magics whose body is Python. */
const PYTHON_CELLS = new Set(["time", "timeit", "capture", "prun", "memit", "python", "python3", "debug", "wandb", "heat", "snakeviz", "scalene", "local", "notify", "skip"]);

/** Line magics that run the Python statement after them. */
const STATEMENT_MAGIC = /^([ \t]*)(%(?:time|timeit|prun|memit)\b)([ \t]+)(?=[^-\s])/;

/** Where a line of code starts: outside brackets and multi-line strings. */
interface State {
  depth: number;
  quote: string;
}

const isFresh = (state: State): boolean => state.depth === 0 && state.quote === "";

function replaceLine(line: string): string | undefined {
  const timed = STATEMENT_MAGIC.exec(line);
  if (timed) {
    const [whole, indent = "", magic = ""] = timed;
    return `${indent}0${" ".repeat(whole.length - indent.length - 2)};${line.slice(whole.length)}`.padEnd(indent.length + magic.length);
  }
  const indent = /^[ \t]*/.exec(line)?.[0] ?? "";
  const rest = line.slice(indent.length);
  if (/^[%!?]/.test(rest) || /^[\w.*]+\?{1,2}[ \t]*\r?\n?$/.test(rest)) return `${indent}0${blank(rest.slice(1))}`;
  const assigned = /^([\w., \t]+=[ \t]*)([%!][^\n]*)/.exec(rest);
  if (!assigned) return undefined;
  const [whole, target = "", command = ""] = assigned;
  return `${indent}${target}0${blank(command.slice(1))}${rest.slice(whole.length)}`;
}

/** Moves the state over one line of Python: brackets, strings and comments. */
function scan(line: string, state: State): void {
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
const reopen = (token: string, state: State): boolean => token.includes(state.quote) || state.quote.length === 1;

const blank = (text: string): string => text.replaceAll(/[^\n\r]/g, " ");

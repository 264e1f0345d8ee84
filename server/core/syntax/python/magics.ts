import { isFresh, newState, scan } from "./lineState.ts";

/**
 * IPython lines are no Python: `%matplotlib inline`, `!pip install x`, `frame?`, `files = !ls`. They are replaced by
 * harmless Python of the same length, so that every offset stays. A cell of another language (`%%bash`) becomes blank.
 */
export function withoutMagics(text: string): string {
  if (!/^[ \t]*[%!?]|\?[ \t]*$|=[ \t]*[%!]/m.test(text)) return text;
  const cellMagic = /^(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*%%(\w+)[^\n]*/.exec(text);
  if (cellMagic && !PYTHON_CELLS.has(cellMagic[1] ?? "")) return blank(text);
  let result = cellMagic ? blank(cellMagic[0]) : "";
  const state = newState();
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

const blank = (text: string): string => text.replaceAll(/[^\n\r]/g, " ");

import { withoutMagics } from "../syntax/python/magics.ts";
import { replaceCell } from "./convert-notebook-cells.ts";
import type { IsKnown } from "./convert-notebook-fill.ts";
import { replaceLine } from "./convert-notebook-lines.ts";
import type { Demagicked, Replaced } from "./convert-notebook-plain.ts";
import { asComment } from "./convert-notebook-shell.ts";

/** Turns IPython's own lines into Python or, where they only steer the notebook, into comments. No line is lost. */
export function plainCell(source: string, isKnown: IsKnown = () => true): Demagicked {
  const text = dedented(source);
  const masked = withoutMagics(text);
  if (masked === text) return { state: "plain", cell: { text, notes: [], packages: [], imports: [] } };
  return replaceCell(text, masked.trim() === "", { isKnown, plainCell: (inner) => plainCell(inner, isKnown) }) ?? plainLines(text, masked, isKnown);
}

function plainLines(text: string, masked: string, isKnown: IsKnown): Demagicked {
  const found = { lines: [] as string[], notes: [] as string[], packages: [] as string[], imports: [] as string[], asks: [] as string[] };
  const maskedLines = masked.split("\n");
  const lines = text.split("\n");
  let bringsNames = false;
  for (let index = 0; index < lines.length; ) {
    const line = lines[index] ?? "";
    const length = line === maskedLines[index] ? 1 : joinedLines(lines, index);
    const replaced: Replaced = line === maskedLines[index] ? { text: line } : replaceLines(lines.slice(index, index + length), isKnown);
    if (replaced.refused !== undefined) return { state: "refused", reason: replaced.refused };
    found.lines.push(replaced.text);
    if (replaced.note !== undefined) found.notes.push(replaced.note);
    found.imports.push(...(replaced.modules ?? []));
    found.packages.push(...(replaced.packages ?? []));
    found.asks.push(...(replaced.asks ?? []));
    bringsNames ||= replaced.bringsNames === true;
    index += length;
  }
  return { state: "plain", cell: { ...found, text: found.lines.join("\n"), ...(bringsNames ? { bringsNames } : {}) } };
}

/** IPython takes a cell that is indented as a whole. */
export function dedented(source: string): string {
  const text = source.replaceAll("\r\n", "\n");
  const indent = /^(?:[ \t]*(?:#[^\n]*)?\n)*([ \t]+)(?=[^\s#])/.exec(text)?.[1];
  return indent === undefined ? text : text.replaceAll(new RegExp(`^${indent}`, "gm"), "");
}

/** How many lines a command takes up that goes on behind a backslash. */
function joinedLines(lines: readonly string[], start: number): number {
  let end = start;
  while (end + 1 < lines.length && /\\\s*$/.test(lines[end] ?? "")) end++;
  return end - start + 1;
}

function replaceLines(lines: readonly string[], isKnown: IsKnown): Replaced {
  const whole = lines.map((line) => line.replace(/\\\s*$/, "")).join(" ");
  const replaced = replaceLine(whole, isKnown);
  if (lines.length === 1 || !/^\s*(?:pass {2})?#/.test(replaced.text)) return replaced;
  const indent = /^\s*/.exec(whole)?.[0] ?? "";
  const [first = "", ...more] = lines;
  return { ...replaced, text: [asComment(indent, first.trim()).text, ...more.map((line) => `${indent}# ${line.trim()}`)].join("\n") };
}

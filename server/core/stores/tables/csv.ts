import { numberIn } from "../numbers.ts";

export interface CsvTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many rows are left out, for they have other cells than the head or hold what is no text. */
  readonly broken: number;
}

/** Comma-, semicolon- or tab-separated text as training loggers write it. A last row that is not complete is left out. */
export function readCsv(text: string): CsvTable {
  const lines = rowsOf(text.replace(/^\ufeff/, ""), separatorOf(text));
  const [head = [], ...all] = lines;
  const rows = all.filter((row) => isWhole(row, head));
  const last = all.at(-1);
  const isUnfinished = last !== undefined && !isWhole(last, head) && !text.endsWith("\n");
  return { head: head.map((name) => name.trim()), rows, broken: all.length - rows.length - (isUnfinished ? 1 : 0) };
}

/** Some loggers leave out empty cells at the end. */
const isWhole = (row: readonly string[], head: readonly string[]): boolean => (row.length === head.length || (row.length > 1 && row.length < head.length)) && !row.some((cell) => /[\0\ufffd]/.test(cell));

/** What stands between the columns: what the first line has most of. */
function separatorOf(text: string): string {
  const [first = ""] = text.split("\n", 1);
  const counts = [",", "\t", ";"].map((separator) => ({ separator, count: first.split(separator).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).separator;
}

/** A quote that is not closed within so many lines is damage, and not a text over many lines. */
const MOST_LINES = 200;

function rowsOf(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  const lines = text.split("\n");
  const quoted = text.includes('"');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const more = quoted && isOpen(line) ? closedAfter(lines, at) : 0;
    const whole = more > 0 ? lines.slice(at, at + more + 1).join("\n") : line;
    if (whole.trim() !== "") rows.push(more < 0 ? [line] : cellsOf(whole.replace(/\r$/, ""), separator));
    at += Math.max(0, more);
  }
  return rows;
}

const isOpen = (line: string): boolean => line.split('"').length % 2 === 0;

/** How many lines further the quote is closed that a line opens; -1 where it is not. */
function closedAfter(lines: readonly string[], from: number): number {
  for (let more = 1; more <= MOST_LINES && from + more < lines.length; more += 1) if (isOpen(lines[from + more] ?? "")) return more;
  return -1;
}

function cellsOf(line: string, separator: string): string[] {
  if (!line.includes('"')) return line.split(separator);
  const cells: string[] = [];
  let cell = "";
  let inside = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? "";
    if (character === '"' && inside && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (character === '"') inside = !inside;
    else if (character === separator && !inside) {
      cells.push(cell);
      cell = "";
    } else cell += character;
  }
  return [...cells, cell];
}

/** Whether most cells of a column that are not empty are numbers. */
export function isNumeric({ rows }: CsvTable, column: number): boolean {
  const cells = rows.slice(0, 200).map((row) => (row[column] ?? "").trim()).filter((cell) => cell !== "" && cell !== "NA");
  return cells.length > 0 && cells.filter((cell) => numberIn(cell) !== undefined).length > cells.length / 2;
}

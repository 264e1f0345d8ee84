import { memo } from "../../memo.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";

/** A column of a data file, by what the beginning of the file has of it. */
export interface SampledColumn {
  readonly name: string;
  /** Where it is first named. */
  readonly at: Span;
  /** Not the empty ones. */
  readonly values: readonly string[];
}

/** How much of a file is looked at; a data set says in its first rows what it is. */
export const DATA_HEAD = 1 << 16;
const MOST_ROWS = 200;
const MOST_COLUMNS = 500;

/** The columns of a CSV file, or the keys of the records of a JSON Lines file. */
export const sampledColumns = memo((document: Document): readonly SampledColumn[] => {
  const lines = document.text.slice(0, DATA_HEAD).split("\n").slice(0, MOST_ROWS);
  return document.language === "jsonl" ? ofRecords(lines) : ofTable(lines);
});

function ofTable(lines: readonly string[]): readonly SampledColumn[] {
  const head = (lines[0] ?? "").replace(/\r$/, "");
  const delimiter = delimiterOf(head);
  const names = cellsOf(head, delimiter).slice(0, MOST_COLUMNS);
  // Numbers and empty cells do not name columns: such a file has rows only.
  if (names.length < 2 || names.some(({ text }) => text === "" || /^[-+\d.,e]+$/i.test(text))) return namedAfterIndex(names, lines, delimiter);
  return columnsOf(names, lines, delimiter);
}

/** pandas writes the index into a first column without a name. */
function namedAfterIndex(names: readonly Cell[], lines: readonly string[], delimiter: string): readonly SampledColumn[] {
  const [first, ...others] = names;
  const isIndex = first?.text === "" && others.length > 0 && others.every(({ text }) => text !== "" && !/^[-+\d.,e]+$/i.test(text));
  return isIndex ? columnsOf(names, lines, delimiter) : [];
}

function columnsOf(names: readonly Cell[], lines: readonly string[], delimiter: string): readonly SampledColumn[] {
  const rows = lines.slice(1).filter((line) => line.trim() !== "").map((line) => cellsOf(line, delimiter));
  return names.map(({ text, at }, index) => ({ name: text, at, values: rows.flatMap((row) => row[index]?.text ?? "").filter((value) => value !== "") }));
}

const DELIMITERS = [",", ";", "\t", "|"];

function delimiterOf(head: string): string {
  const [most = ","] = DELIMITERS.toSorted((a, b) => head.split(b).length - head.split(a).length);
  return most;
}

interface Cell {
  readonly text: string;
  readonly at: Span;
}

/** Cells of one line. A quoted cell may hold the delimiter; one that goes on in the next line ends here. */
function cellsOf(line: string, delimiter: string): readonly Cell[] {
  const cells: Cell[] = [];
  let start = 0;
  while (start <= line.length) {
    const end = line[start] === '"' ? afterQuoted(line, start) : start;
    const next = line.indexOf(delimiter, end);
    const stop = next === -1 ? line.length : next;
    cells.push(cell(line, start, stop));
    start = stop + 1;
  }
  return cells;
}

function afterQuoted(line: string, start: number): number {
  const closed = /"(?:[^"]|"")*"/y;
  closed.lastIndex = start;
  return closed.test(line) ? closed.lastIndex : line.length;
}

function cell(line: string, start: number, end: number): Cell {
  const raw = line.slice(start, end);
  const inner = raw.trim().replace(/^"(.*)"$/s, "$1").replaceAll('""', '"');
  const from = start + Math.max(0, raw.indexOf(inner));
  return { text: inner, at: { start: from, end: Math.max(from + 1, Math.min(end, from + inner.length)) } };
}

/** Texts and numbers of the records, also of records in them; a key may be in some records only. */
function ofRecords(lines: readonly string[]): readonly SampledColumn[] {
  const columns = new Map<string, { at: Span; values: string[] }>();
  let start = 0;
  for (const line of lines) {
    for (const [name, value] of leavesOf(parsed(line), 0)) {
      const column = columns.get(name) ?? { at: keyAt(line, start, name), values: [] };
      if (value !== "") column.values.push(value);
      if (columns.size < MOST_COLUMNS) columns.set(name, column);
    }
    start += line.length + 1;
  }
  return [...columns].map(([name, { at, values }]) => ({ name, at, values }));
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function leavesOf(value: unknown, depth: number): readonly (readonly [name: string, value: string])[] {
  if (typeof value !== "object" || value === null || Array.isArray(value) || depth > 2) return [];
  return Object.entries(value).flatMap(([name, inner]): readonly (readonly [string, string])[] => {
    if (typeof inner === "string" || typeof inner === "number") return [[name, String(inner)]];
    return leavesOf(inner, depth + 1);
  });
}

function keyAt(line: string, start: number, name: string): Span {
  const key = JSON.stringify(name);
  const at = start + Math.max(0, line.indexOf(key));
  return { start: at, end: at + key.length };
}

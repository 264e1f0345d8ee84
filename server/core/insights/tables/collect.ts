import { sortedNumbers } from "../statistics/sorted.ts";
import { isInfinite, isMissing, numberIn } from "./cell.ts";
import { growingNumbers } from "./grow.ts";
import { uniqueNames } from "./names.ts";
import { rowHash } from "./rowHash.ts";
import type { Column, Table } from "./table.ts";
import { typedValue, written } from "./typed.ts";

/** Takes the rows of a file one by one and keeps only what the statistics need. */
export interface Collector {
  /** One row of cells as text. Rows of the wrong length are taken as far as they go, and counted. */
  add(cells: readonly string[]): void;
  /** One row of values whose types are known, as JSON has them. */
  addValues(values: readonly unknown[]): void;
  table(name: string, problems: readonly string[]): Table;
}

export function collector(header: readonly string[]): Collector {
  const columns = uniqueNames(header).map(growingColumn);
  let rows = 0;
  const hashes = growingNumbers();
  const ragged = { short: 0, long: 0, first: 0 };
  return {
    add(cells) {
      rows += 1;
      columns.forEach((column, index) => column.add(cells[index]));
      hashes.push(rowHash(cells));
      if (cells.length === columns.length) return;
      ragged[cells.length < columns.length ? "short" : "long"] += 1;
      ragged.first ||= rows + 1;
    },
    addValues(values) {
      rows += 1;
      columns.forEach((column, index) => column.addValue(values[index]));
      hashes.push(rowHash(values.map((value) => (value === undefined ? "" : written(value)))));
    },
    table: (name, problems) => ({ name, rows, columns: columns.map((column) => column.column()), rowHashes: sortedNumbers(hashes.numbers()), problems: [...problems, ...raggedProblem(ragged, columns.length)] }),
  };
}

export interface GrowingColumn {
  /** A cell of text; numbers and gaps are told apart. */
  add(cell: string | undefined): void;
  /** A value of a typed file. */
  addValue(value: unknown): void;
  column(): Column;
}

export function growingColumn(name: string): GrowingColumn {
  const numbers = growingNumbers();
  let missing = 0;
  let infinite = 0;
  const texts = new Map<string, number>();
  const addText = (text: string): void => void texts.set(text, (texts.get(text) ?? 0) + 1);
  return {
    add(cell = "") {
      const text = cell.trim();
      const number = numberIn(text);
      if (number !== undefined) numbers.push(number);
      else if (isMissing(text)) missing += 1;
      else if (isInfinite(text)) infinite += 1;
      else addText(text);
    },
    addValue(given) {
      const value = typedValue(given);
      if (typeof value === "string") addText(value);
      else if (value === undefined || Number.isNaN(value)) missing += 1;
      else if (Number.isFinite(value)) numbers.push(value);
      else infinite += 1;
    },
    column: () => ({ name, numbers: sortedNumbers(numbers.numbers()), texts, missing, infinite }),
  };
}

function raggedProblem(ragged: { readonly short: number; readonly long: number; readonly first: number }, width: number): readonly string[] {
  const counts = [counted(ragged.short, "fewer"), counted(ragged.long, "more")].filter((text) => text !== "");
  if (counts.length === 0) return [];
  return [`${counts.join(" and ")} than the ${width} cells of the header, the first being row ${ragged.first}. Missing cells count as missing values; extra cells are left out.`];
}

function counted(rows: number, what: string): string {
  if (rows === 0) return "";
  return rows === 1 ? `1 row has ${what} cells` : `${rows} rows have ${what} cells`;
}

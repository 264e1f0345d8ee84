import { growingCodes, type GrowingCodes } from "./codes.ts";
import { isInfinite, isMissing, numberIn } from "./cell.ts";
import { growingNumbers } from "./grow.ts";
import { uniqueNames } from "./names.ts";
import { typedValue } from "./typed.ts";

/** A data set with its rows kept together, for what looks at several columns of a row at once. */
export interface Frame {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly FrameColumn[];
  /** What a reader should know about how the file was read. */
  readonly problems: readonly string[];
}

/** A cell is a number, or a text (`labels[codes[row]]`), or missing. */
export interface FrameColumn {
  readonly name: string;
  /** NaN where the cell is no number. */
  readonly numbers: Float64Array;
  /** -1 where the cell is no text; empty where there is no text at all. */
  readonly codes: Int32Array;
  readonly labels: readonly string[];
  /** How many cells were infinite, and count as missing. */
  readonly infinite?: number;
}

export interface FrameCollector {
  add(cells: readonly string[]): void;
  /** One row of values whose types are known. */
  addValues(values: readonly unknown[]): void;
  frame(name: string, problems: readonly string[]): Frame;
}

/** Takes rows of text one by one; numbers, texts and gaps are told apart as for drift. */
export function frameCollector(header: readonly string[]): FrameCollector {
  const columns = uniqueNames(header).map(growingFrameColumn);
  let rows = 0;
  return {
    add(cells) {
      columns.forEach((column, index) => column.add(cells[index] ?? "", rows));
      rows += 1;
    },
    addValues(values) {
      columns.forEach((column, index) => column.addValue(values[index], rows));
      rows += 1;
    },
    frame: (name, problems) => ({ name, rows, columns: columns.map((column) => column.column(rows)), problems }),
  };
}

/** What stands in a cell as a person would write it; `undefined` where nothing does. */
export function textAt(column: FrameColumn, row: number): string | undefined {
  const number = column.numbers[row] ?? Number.NaN;
  if (!Number.isNaN(number)) return String(number);
  return column.labels[column.codes[row] ?? -1];
}

export interface GrowingFrameColumn {
  add(cell: string, row: number): void;
  addValue(value: unknown, row: number): void;
  column(rows: number): FrameColumn;
}

export function growingFrameColumn(name: string): GrowingFrameColumn {
  const numbers = growingNumbers();
  const texts: GrowingCodes = growingCodes();
  let infinite = 0;
  return {
    add(cell, row) {
      const text = cell.trim();
      const number = numberIn(text);
      numbers.push(number ?? Number.NaN);
      if (number !== undefined || isMissing(text)) return;
      if (isInfinite(text)) infinite += 1;
      else texts.set(row, text);
    },
    addValue(given, row) {
      const value = typedValue(given);
      numbers.push(typeof value === "number" && Number.isFinite(value) ? value : Number.NaN);
      if (typeof value === "string") texts.set(row, value);
      else if (value === Infinity || value === -Infinity) infinite += 1;
    },
    column: (rows) => ({ name, numbers: numbers.numbers(), ...texts.coded(rows), ...(infinite > 0 && { infinite }) }),
  };
}

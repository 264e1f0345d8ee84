import { growingColumn, type GrowingColumn } from "./collect.ts";
import { growingFrameColumn, type Frame } from "./frame.ts";
import { uniqueNames } from "./names.ts";
import type { Column, Table, TableHead } from "./table.ts";

/** Takes a data set column by column, as columnar files give it; the values of a column come in the order of its rows. */
export interface ColumnTaker<Taken> {
  add(column: number, values: Iterable<unknown>): void;
  done(name: string, rows: number, problems: readonly string[]): Taken;
}

/** A columnar file of which one column at a time is in memory. */
export interface ColumnSource {
  readonly head: TableHead;
  /** What it gives may use the memory of the column that was read before. */
  read(column: string): Promise<Column>;
  /** One column of this source and of another one side by side, where that is faster; `undefined` where each is to be read on its own. */
  readPair?(other: ColumnSource, column: string): Promise<readonly [Column, Column]> | undefined;
  /** As a table's head has them; `undefined` where rows are not read as a whole. */
  rowHashes(): Promise<Float64Array<ArrayBuffer> | undefined>;
  close(): Promise<void>;
}

/** Boils columns down to what their statistics need. */
export function tableColumns(header: readonly string[]): ColumnTaker<Table> {
  const columns: readonly GrowingColumn[] = uniqueNames(header).map(growingColumn);
  return {
    add(column, values) {
      const taker = columns[column];
      for (const value of values) taker?.addValue(value);
    },
    done: (name, rows, problems) => ({ name, rows, columns: columns.map((column) => column.column()), problems }),
  };
}

/** Keeps rows together. */
export function frameColumns(header: readonly string[]): ColumnTaker<Frame> {
  const columns = uniqueNames(header).map((name) => ({ column: growingFrameColumn(name), rows: 0 }));
  return {
    add(column, values) {
      const taker = columns[column];
      if (!taker) return;
      for (const value of values) {
        taker.column.addValue(value, taker.rows);
        taker.rows += 1;
      }
    },
    done: (name, rows, problems) => ({ name, rows, columns: columns.map(({ column }) => column.column(rows)), problems }),
  };
}

import { commonColumns, comparePair, rowChecks, type ColumnSource, type ComparedPair, type DriftOptions, type RowChecks, type TableHead } from "../core/index.ts";
import { openColumns } from "./columnSource.ts";
import type { DataPlace } from "./dataPlace.ts";
import { startDuckDb } from "./duckdb.ts";
import { sortingRoom } from "./sortingRoom.ts";

export interface PairOrder {
  readonly reference: DataPlace;
  readonly current: DataPlace;
  readonly options: DriftOptions;
}

/** What comes out of comparing two files column by column, piece by piece and in any order. */
export type Piece =
  | { readonly piece: "heads"; readonly reference: TableHead; readonly current: TableHead; readonly columns: readonly string[] }
  | { readonly piece: "rows"; readonly rows: RowChecks }
  | { readonly piece: "pair"; readonly place: number; readonly pair: ComparedPair };

/** One of those who share the work. */
export interface Share {
  /** Those with a number above zero do nothing where memory is short. */
  readonly number: number;
  readonly of: number;
  /** Gives each piece of work to one of them. */
  readonly next: () => number;
}

/** Does pieces of the work until none is left; memory holds one pair of columns. `false` where a file cannot be read like this. */
export async function doPieces({ reference, current, options }: PairOrder, { number, of, next }: Share, give: (piece: Piece) => void): Promise<boolean> {
  const engine = await startDuckDb(of === 1 ? 2 : 1, sortingRoom());
  // One after the other, as what files with very many columns say of them takes much memory while it is read.
  const before = await openColumns(reference, engine);
  const after = await openColumns(current, engine);
  try {
    if (!before || !after) return false;
    const columns = commonColumns(before.head, after.head, options);
    if (number === 0) give({ piece: "heads", reference: before.head, current: after.head, columns });
    if (number > 0 && Math.max(before.head.rows, after.head.rows) > MOST_ROWS_AT_ONCE) return true;
    await work(before, after, { options, columns, next }, give);
    return true;
  } finally {
    await Promise.all([before?.close(), after?.close()]);
    engine?.close();
  }
}

/** Each of those who share the work holds three columns of doubles. */
const MOST_ROWS_AT_ONCE = 2_500_000;

interface Work {
  readonly options: DriftOptions;
  readonly columns: readonly string[];
  readonly next: () => number;
}

/** The longest piece comes first: rows as a whole. */
async function work(before: ColumnSource, after: ColumnSource, { options, columns, next }: Work, give: (piece: Piece) => void): Promise<void> {
  for (let piece = next(); piece <= columns.length; piece = next()) {
    const name = columns[piece - 1];
    if (name === undefined) give({ piece: "rows", rows: await rowsOf(before, after) });
    else {
      const [reference, current] = (await before.readPair?.(after, name)) ?? [await before.read(name), await after.read(name)];
      give({ piece: "pair", place: piece - 1, pair: comparePair(reference, current, options) });
    }
  }
}

/** Of the rows' hashes, which take much memory, only what follows from them is kept. */
async function rowsOf(before: ColumnSource, after: ColumnSource): Promise<RowChecks> {
  const [reference, current] = [await before.rowHashes(), await after.rowHashes()];
  return rowChecks({ ...before.head, ...(reference && { rowHashes: reference }) }, { ...after.head, ...(current && { rowHashes: current }) });
}

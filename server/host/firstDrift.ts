import { stat } from "node:fs/promises";

import { collector, commonColumns, comparePair, drift, judgeDrift, tableColumns, type ColumnSource, type DriftOptions, type DriftReport, type Table } from "../core/index.ts";
import { isColumnar } from "./columnSource.ts";
import { placeOf, type DataPlace } from "./dataPlace.ts";
import { openRelation, startDuckDb, type Engine } from "./duckdb.ts";
import { relationColumns, relationOf } from "./duckdbRelation.ts";
import { sortingRoom } from "./sortingRoom.ts";
import { readData } from "./table.ts";

/** Enough for a shift of a tenth of a standard deviation to show. */
const FIRST_ROWS = 10_000;
/** Data that are compared as a whole in about the same time. */
const SMALL_BYTES = 3_000_000;

/** What the first rows of large data sets say, within a second; where they are all rows, that is the whole answer and has no `firstRows`. `undefined` where the whole answer comes as soon, or where rows cannot be read from the start. */
export async function firstDrift(reference: string, current: string, options: DriftOptions): Promise<DriftReport | undefined> {
  const [from, to] = await Promise.all([placeOf(reference), placeOf(current)]);
  if (from.state === "failed" || to.state === "failed" || (await bytesOf(from.place)) + (await bytesOf(to.place)) < SMALL_BYTES) return undefined;
  if (!isColumnar(from.place) || !isColumnar(to.place)) return byRows(reference, current, options);
  const report = await byColumns(from.place, to.place, options).catch(() => undefined);
  return report && { ...report, firstRows: FIRST_ROWS };
}

async function bytesOf(place: DataPlace): Promise<number> {
  const paths = place.kind === "files" ? place.files.map(({ path }) => path) : [place.path];
  const sizes = await Promise.all(paths.map((path) => stat(path).then(({ size }) => size, () => 0)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function byColumns(from: DataPlace, to: DataPlace, options: DriftOptions): Promise<DriftReport | undefined> {
  const engine = await startDuckDb(2, sortingRoom());
  if (!engine) return undefined;
  try {
    const [before, after] = [await opened(engine, from), await opened(engine, to)];
    if (!before || !after) return undefined;
    const pairs: ReturnType<typeof comparePair>[] = [];
    for (const name of commonColumns(before.head, after.head, options)) pairs.push(comparePair(await before.read(name), await after.read(name), options));
    return judgeDrift({ reference: before.head, current: after.head, rows: {} }, pairs, options);
  } finally {
    engine.close();
  }
}

async function opened(engine: Engine, place: DataPlace): Promise<ColumnSource | undefined> {
  const relation = await relationOf(engine, place);
  if (relation === undefined) return undefined;
  await engine.connection.run(`CREATE TEMP TABLE first${(made += 1)} AS SELECT * FROM ${relation} LIMIT ${FIRST_ROWS}`);
  return openRelation(engine, `first${made}`, await relationColumns(engine, `first${made}`), place.name);
}

let made = 0;

async function byRows(reference: string, current: string, options: DriftOptions): Promise<DriftReport | undefined> {
  const [before, after] = await Promise.all([firstRows(reference), firstRows(current)]);
  if (!before || !after) return undefined;
  const report = drift(before.table, after.table, options);
  return before.isWhole && after.isWhole ? report : { ...report, firstRows: FIRST_ROWS };
}

/** Reading is cancelled when there are enough. */
async function firstRows(path: string): Promise<{ readonly table: Table; readonly isWhole: boolean } | undefined> {
  const enough = new AbortController();
  let part: (() => Table) | undefined;
  const rows = (header: readonly string[]) => {
    const taker = collector(header);
    let count = 0;
    part = () => taker.table(path, []);
    const room = (): boolean => {
      count += 1;
      if (count > FIRST_ROWS) enough.abort();
      return count <= FIRST_ROWS;
    };
    return {
      add: (cells: readonly string[]): void => {
        if (room()) taker.add(cells);
      },
      addValues: (values: readonly unknown[]): void => {
        if (room()) taker.addValues(values);
      },
      done: (name: string, problems: readonly string[]): Table => taker.table(name, problems),
    };
  };
  const read = await readData(path, { rows, columns: tableColumns }, enough.signal);
  if (read.state === "read") return { table: read.taken, isWhole: !enough.signal.aborted };
  const table = enough.signal.aborted ? part?.() : undefined;
  return table && { table, isWhole: false };
}

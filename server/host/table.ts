import { basename } from "node:path";

import { collector, frameCollector, frameColumns, tableColumns, uniqueNames, type ColumnTaker, type Frame, type Table } from "../core/index.ts";
import { readArrow } from "./arrow.ts";
import { csvHead, readCsv } from "./csv.ts";
import { placeOf, type DataPlace } from "./dataPlace.ts";
import { openTable } from "./databaseTable.ts";
import { faultWords } from "./faultWords.ts";
import { openData, type DataFormat, type Opened } from "./format.ts";
import { jsonKeys, readJson } from "./jsonLines.ts";
import { openParquet } from "./parquet.ts";
import { openParts } from "./readParts.ts";

type Failed = { readonly state: "failed"; readonly reason: string };
export type ReadTable = { readonly state: "read"; readonly table: Table } | Failed;
export type ReadFrame = { readonly state: "read"; readonly frame: Frame } | Failed;
export type ReadColumns = { readonly state: "read"; readonly columns: readonly string[] } | Failed;

/** Boils a data file down to what the statistics of its columns need. Stops where `signal` says so; tells now and then how many more rows it has read. */
export async function readTable(path: string, signal?: AbortSignal, tell: (rows: number) => void = () => undefined): Promise<ReadTable> {
  const rows = (header: readonly string[]): RowTaker<Table> => {
    const taker = collector(header);
    let untold = 0;
    const heard = (): void => {
      untold += 1;
      if (untold < TOLD_ROWS) return;
      tell(untold);
      untold = 0;
    };
    return {
      add(cells) {
        taker.add(cells);
        heard();
      },
      addValues(values) {
        taker.addValues(values);
        heard();
      },
      done: (name, problems) => taker.table(name, problems),
    };
  };
  const read = await readData(path, { rows, columns: tableColumns }, signal);
  return read.state === "failed" ? read : { state: "read", table: read.taken };
}

const TOLD_ROWS = 20_000;

/** Reads a data file with its rows kept together. */
export async function readFrame(path: string, signal?: AbortSignal): Promise<ReadFrame> {
  const rows = (header: readonly string[]): RowTaker<Frame> => {
    const taker = frameCollector(header);
    return { add: (cells) => taker.add(cells), addValues: (values) => taker.addValues(values), done: (name, problems) => taker.frame(name, problems) };
  };
  const read = await readData(path, { rows, columns: frameColumns }, signal);
  return read.state === "failed" ? read : { state: "read", frame: read.taken };
}

/** The names of its columns, without reading the whole file. */
export async function readColumns(path: string): Promise<ReadColumns> {
  const read = await readData(path, { rows: namesOnly, columns: namesOnly, onlyHead: true });
  return read.state === "failed" ? read : { state: "read", columns: read.taken };
}

export interface RowTaker<Taken> {
  add(cells: readonly string[]): void;
  addValues(values: readonly unknown[]): void;
  done(name: string, problems: readonly string[]): Taken;
}

export interface Takers<Taken> {
  readonly rows: (header: readonly string[]) => RowTaker<Taken>;
  readonly columns: (header: readonly string[]) => ColumnTaker<Taken>;
  readonly onlyHead?: boolean;
}

interface Job<Taken> {
  readonly path: string;
  readonly name: string;
  readonly opened: Opened;
  readonly takers: Takers<Taken>;
  readonly signal?: AbortSignal;
}

export type Taken<What> = { readonly state: "read"; readonly taken: What } | Failed;

export async function readData<What>(path: string, takers: Takers<What>, signal?: AbortSignal): Promise<Taken<What>> {
  const found = await placeOf(path);
  const name = basename(path);
  if (found.state === "failed") return { state: "failed", reason: `${name} ${found.reason}` };
  const { place } = found;
  if (place.kind !== "file") return fromPlace(place, takers, signal);
  const open = await openData(path);
  if (open.state === "failed") return { state: "failed", reason: `${name} ${open.reason}` };
  try {
    const read = await READERS[open.opened.format]({ path, name, opened: open.opened, takers, ...(signal && { signal }) });
    return read.state === "failed" ? { state: "failed", reason: `${name} ${read.reason}` } : read;
  } catch (error) {
    return { state: "failed", reason: `${name} could not be read to its end: ${faultWords(error)}.` };
  }
}

/** Many files, or a table of a database. */
async function fromPlace<What>(place: Exclude<DataPlace, { kind: "file" }>, takers: Takers<What>, signal?: AbortSignal): Promise<Taken<What>> {
  const { name } = place;
  try {
    const opened = place.kind === "files" ? await openParts(place.files) : await openTable(place);
    if (opened.state === "failed") return { state: "failed", reason: `${name} ${opened.reason}` };
    const { part } = opened;
    const taker = takers.rows(part.columns);
    const problems = takers.onlyHead ? [] : await part.each({ cells: (cells) => taker.add(cells), values: (values) => taker.addValues(values) }, signal);
    return { state: "read", taken: taker.done(name, problems) };
  } catch (error) {
    return { state: "failed", reason: `${name} could not be read to its end: ${faultWords(error)}.` };
  }
}

const READERS: Readonly<Record<DataFormat, <What>(job: Job<What>) => Promise<Taken<What>>>> = {
  text: fromCsv,
  "json-lines": fromJson,
  json: fromJson,
  parquet: fromParquet,
  arrow: fromArrow,
  binary: () => Promise.resolve({ state: "failed", reason: "is a binary file, not CSV, JSON Lines, Parquet or Arrow. Export it as one of these first." }),
};

async function fromCsv<What>({ name, opened, takers, signal }: Job<What>): Promise<Taken<What>> {
  const read = csvHead(opened);
  if (read.state === "failed") return read;
  if (takers.onlyHead) return { state: "read", taken: takers.rows(read.head.columns).done(name, read.head.problems) };
  const { taker, broken } = await readCsv(opened, read.head, takers.rows, signal);
  return { state: "read", taken: taker.done(name, [...read.head.problems, ...broken]) };
}

async function fromJson<What>({ name, opened, takers, signal }: Job<What>): Promise<Taken<What>> {
  const keys = await jsonKeys(opened);
  if (keys.length === 0) return { state: "failed", reason: "holds no JSON object with keys." };
  const taker = takers.rows(keys);
  const broken = takers.onlyHead ? [] : await readJson(opened, keys, (values) => taker.addValues(values), signal);
  return { state: "read", taken: taker.done(name, broken) };
}

async function fromParquet<What>({ path, name, takers, signal }: Job<What>): Promise<Taken<What>> {
  const file = await openParquet(path);
  try {
    const taker = takers.columns(file.columns);
    for (let column = 0; !takers.onlyHead && column < file.columns.length; column += 1) await file.read(column, (values) => taker.add(column, values), signal);
    return { state: "read", taken: taker.done(name, file.rows, []) };
  } finally {
    await file.close();
  }
}

async function fromArrow<What>({ path, name, takers }: Job<What>): Promise<Taken<What>> {
  const file = await readArrow(path);
  const taker = takers.columns(file.columns);
  if (!takers.onlyHead) file.columns.forEach((_, column) => taker.add(column, file.read(column)));
  return { state: "read", taken: taker.done(name, file.rows, []) };
}

const namesOnly = (header: readonly string[]): RowTaker<readonly string[]> & ColumnTaker<readonly string[]> => ({ add: () => undefined, addValues: () => undefined, done: () => uniqueNames(header) });

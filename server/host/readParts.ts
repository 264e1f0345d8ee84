import { readArrow } from "./arrow.ts";
import { csvHead, readCsv } from "./csv.ts";
import type { DataPart } from "./dataPlace.ts";
import { faultWords } from "./faultWords.ts";
import { openData, type Opened } from "./format.ts";
import { jsonKeys, readJson } from "./jsonLines.ts";
import { openParquet } from "./parquet.ts";

/** A part of a data set, opened so far that its columns are known. */
export type OpenPart = { readonly state: "open"; readonly part: PartRows } | { readonly state: "failed"; readonly reason: string };

export interface PartRows {
  readonly columns: readonly string[];
  /** Gives every row, its cells in the order of the columns, with what stands in text told from values with types. Returns what went wrong on the way. */
  each(take: RowSink, signal?: AbortSignal): Promise<readonly string[]>;
}

export interface RowSink {
  readonly cells: (cells: readonly string[]) => void;
  readonly values: (values: readonly unknown[]) => void;
}

/** Opens one file of any format, to be read row by row. */
export async function openPart(path: string): Promise<OpenPart> {
  const open = await openData(path);
  if (open.state === "failed") return open;
  const { opened } = open;
  if (opened.format === "text") return textPart(opened);
  if (opened.format === "binary") return { state: "failed", reason: "is a binary file, not CSV, JSON Lines, Parquet or Arrow." };
  if (opened.format === "parquet") return parquetPart(path);
  return opened.format === "arrow" ? arrowPart(path) : jsonPart(opened);
}

function textPart(opened: Opened): OpenPart {
  const read = csvHead(opened);
  if (read.state === "failed") return read;
  const { head } = read;
  const each: PartRows["each"] = async ({ cells }, signal) => {
    const { broken } = await readCsv(opened, head, () => ({ add: cells }), signal);
    return [...head.problems, ...broken];
  };
  return { state: "open", part: { columns: head.columns, each } };
}

async function jsonPart(opened: Opened): Promise<OpenPart> {
  const keys = await jsonKeys(opened);
  if (keys.length === 0) return { state: "failed", reason: "holds no JSON object with keys." };
  return { state: "open", part: { columns: keys, each: ({ values }, signal) => readJson(opened, keys, values, signal) } };
}

async function parquetPart(path: string): Promise<OpenPart> {
  const { columns, close } = await openParquet(path);
  await close();
  const each: PartRows["each"] = async ({ values }, signal) => {
    const file = await openParquet(path);
    try {
      const read: unknown[][] = [];
      for (let column = 0; column < columns.length; column += 1) {
        const kept: unknown[] = [];
        await file.read(column, (part) => void Array.from(part, (value) => kept.push(value)), signal);
        read.push(kept);
      }
      for (let row = 0; row < file.rows; row += 1) values(read.map((column) => column[row]));
    } finally {
      await file.close();
    }
    return [];
  };
  return { state: "open", part: { columns, each } };
}

async function arrowPart(path: string): Promise<OpenPart> {
  const file = await readArrow(path);
  const each: PartRows["each"] = ({ values }) => {
    const columns = file.columns.map((_, column) => [...file.read(column)]);
    for (let row = 0; row < file.rows; row += 1) values(columns.map((column) => column[row]));
    return Promise.resolve([]);
  };
  return { state: "open", part: { columns: file.columns, each } };
}

/** Reads parts one after the other as one table with the columns of all, and the keys of their folders besides. */
export async function openParts(files: readonly DataPart[]): Promise<OpenPart> {
  const columns = new Set<string>();
  const problems: string[] = [];
  const sound: DataPart[] = [];
  for (const file of files) {
    const opened = await openSafely(file.path);
    if (opened.state === "failed") problems.push(`${file.path} ${opened.reason}`);
    else {
      opened.part.columns.forEach((column) => columns.add(column));
      Object.keys(file.keys).forEach((key) => columns.add(key));
      sound.push(file);
    }
  }
  if (sound.length === 0) return { state: "failed", reason: `holds no file that can be read: ${problems[0] ?? ""}` };
  const names = [...columns];
  const each: PartRows["each"] = async (sink, signal) => {
    const found = [...problems];
    for (const file of sound) found.push(...(await eachOf(file, names, sink, signal)));
    return found;
  };
  return { state: "open", part: { columns: names, each } };
}

async function eachOf({ path, keys }: DataPart, names: readonly string[], sink: RowSink, signal: AbortSignal | undefined): Promise<readonly string[]> {
  const opened = await openSafely(path);
  if (opened.state === "failed") return [`${path} ${opened.reason}`];
  const places = names.map((name) => opened.part.columns.indexOf(name));
  const constant = names.map((name) => keys[name] ?? "");
  const cells = (row: readonly string[]): void => sink.cells(places.map((place, column) => (place < 0 ? (constant[column] ?? "") : (row[place] ?? ""))));
  const values = (row: readonly unknown[]): void => sink.values(places.map((place, column) => (place < 0 ? typed(constant[column] ?? "") : row[place])));
  try {
    return (await opened.part.each({ cells, values }, signal)).map((problem) => `${path}: ${problem}`);
  } catch (error) {
    if (signal?.aborted) throw error;
    return [`${path} could not be read to its end: ${faultWords(error)}.`];
  }
}

async function openSafely(path: string): Promise<OpenPart> {
  try {
    return await openPart(path);
  } catch (error) {
    return { state: "failed", reason: `cannot be read: ${faultWords(error)}.` };
  }
}

/** Folders are named by text; numbers among them are meant as numbers. */
const typed = (text: string): unknown => (/^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) ? Number(text) : text);

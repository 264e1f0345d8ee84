import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";

import Papa from "papaparse";

import { collector, frameCollector, uniqueNames, type Frame, type Table } from "../core/index.ts";

export type ReadTable = { readonly state: "read"; readonly table: Table } | { readonly state: "failed"; readonly reason: string };
export type ReadFrame = { readonly state: "read"; readonly frame: Frame } | { readonly state: "failed"; readonly reason: string };

/** Boils a data file down to what the statistics of its columns need. Stops where `signal` says so. */
export async function readTable(path: string, signal?: AbortSignal): Promise<ReadTable> {
  const read = await readWith(path, collector, signal);
  return read.state === "failed" ? read : { state: "read", table: read.rows.table(basename(path), read.problems) };
}

/** Reads a data file with its rows kept together. */
export async function readFrame(path: string, signal?: AbortSignal): Promise<ReadFrame> {
  const read = await readWith(path, frameCollector, signal);
  return read.state === "failed" ? read : { state: "read", frame: read.rows.frame(basename(path), read.problems) };
}

/** The names of its columns, without reading the whole file. */
export async function readColumns(path: string): Promise<{ readonly state: "read"; readonly columns: readonly string[] } | { readonly state: "failed"; readonly reason: string }> {
  const head = await readHead(path);
  if (head.state === "failed") return { state: "failed", reason: `${basename(path)} ${head.reason}` };
  const { delimiter, hasHeader } = dialectOf(head.text);
  const [first = []] = Papa.parse<string[]>(head.text, { preview: 1, delimiter }).data;
  return { state: "read", columns: uniqueNames(hasHeader ? first : first.map(() => "")) };
}

interface RowTaker {
  add(cells: readonly string[]): void;
}

type ReadRows<Taker> = { readonly state: "read"; readonly rows: Taker; readonly problems: readonly string[] } | { readonly state: "failed"; readonly reason: string };

/** Reads a CSV or TSV file row by row; separator, quotes and encoding are found out. */
async function readWith<Taker extends RowTaker>(path: string, taker: (header: readonly string[]) => Taker, signal?: AbortSignal): Promise<ReadRows<Taker>> {
  const name = basename(path);
  const head = await readHead(path);
  if (head.state === "failed") return { state: "failed", reason: `${name} ${head.reason}` };
  const { encoding, problems, text } = head;
  const dialect = dialectOf(text);
  try {
    const { rows, broken } = await readRows({ path, encoding, dialect, ...(signal && { signal }) }, taker);
    const noHeader = dialect.hasHeader ? [] : ["the first row holds only numbers, so it is read as data and the columns are named by their place."];
    return { state: "read", rows, problems: [...problems, ...noHeader, ...broken] };
  } catch (error) {
    return { state: "failed", reason: `${name} could not be read to its end: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

const HEAD_BYTES = 65_536;
const SEPARATORS = [",", "\t", ";", "|"];

type Head =
  | { readonly state: "read"; readonly encoding: string; readonly text: string; readonly problems: readonly string[] }
  | { readonly state: "failed"; readonly reason: string };

async function readHead(path: string): Promise<Head> {
  let bytes: Uint8Array;
  try {
    const file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0).finally(() => file.close());
    bytes = buffer.subarray(0, bytesRead);
  } catch (error) {
    return { state: "failed", reason: REASONS[codeOf(error)] ?? "cannot be read." };
  }
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return { state: "failed", reason: "is a binary file, not CSV or TSV text. Export it as CSV first." };
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.trim() === "") return { state: "failed", reason: "is empty. It needs a header row and data below it." };
  const guessed = encoding === "windows-1252" ? ["it is not UTF-8; it is read as Windows-1252, so some letters may be wrong. Save it as UTF-8."] : [];
  return { state: "read", encoding, text, problems: guessed };
}

const REASONS: Readonly<Record<string, string>> = { ENOENT: "does not exist.", EISDIR: "is a folder, not a file.", EACCES: "may not be read; check its permissions." };
const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");

/** A byte-order mark tells; otherwise UTF-8 if the bytes allow it. `undefined` for bytes that are no text. */
function encodingOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes.includes(0) || new TextDecoder("latin1").decode(bytes.subarray(0, 4)) === "PAR1") return undefined;
  try {
    // A character cut in two by the end of the head is no fault.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

interface Dialect {
  readonly delimiter: string;
  readonly hasHeader: boolean;
}

function dialectOf(head: string): Dialect {
  const { meta, data } = Papa.parse<string[]>(head, { preview: 50, delimitersToGuess: SEPARATORS, skipEmptyLines: true });
  const isNumbers = data[0]?.every((cell) => cell.trim() !== "" && Number.isFinite(Number(cell))) ?? false;
  return { delimiter: meta.delimiter, hasHeader: !isNumbers };
}

interface Source {
  readonly path: string;
  readonly encoding: string;
  readonly dialect: Dialect;
  readonly signal?: AbortSignal;
}

/** Gives every row to the taker; `broken` names what the parser stumbled over. */
function readRows<Taker extends RowTaker>({ path, encoding, dialect, signal }: Source, taker: (header: readonly string[]) => Taker): Promise<{ readonly rows: Taker; readonly broken: readonly string[] }> {
  let rows: Taker | undefined;
  let quotes = 0;
  function take(row: readonly string[]): void {
    if (rows) rows.add(row);
    else if (dialect.hasHeader) rows = taker(row);
    else (rows = taker(row.map(() => ""))).add(row);
  }
  return new Promise((resolve, reject) => {
    Papa.parse<string[]>(Readable.from(decoded(path, encoding)), {
      delimiter: dialect.delimiter,
      skipEmptyLines: true,
      chunk: ({ data, errors }, parser) => {
        if (signal?.aborted) parser.abort();
        quotes += errors.filter(({ type }) => type === "Quotes").length;
        data.forEach(take);
      },
      complete: () => {
        const broken = quotes === 0 ? [] : [`${quotes} quotes are not closed or stand in the middle of a cell, so cells around them may be wrong.`];
        if (signal?.aborted) reject(new Error("it was cancelled"));
        else resolve({ rows: rows ?? taker([]), broken });
      },
      error: (error: Error) => reject(error),
    });
  });
}

async function* decoded(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path, { highWaterMark: HEAD_BYTES })) yield decoder.decode(chunk as Uint8Array, { stream: true });
  yield decoder.decode();
}

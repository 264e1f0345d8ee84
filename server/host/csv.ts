import { Readable } from "node:stream";

import Papa from "papaparse";

import type { Opened } from "./format.ts";

/** What takes rows as they come. */
export interface RowTaker {
  add(cells: readonly string[]): void;
}

export interface CsvHead {
  readonly encoding: string;
  readonly delimiter: string;
  readonly hasHeader: boolean;
  readonly columns: readonly string[];
  readonly problems: readonly string[];
}

export type ReadHead = { readonly state: "read"; readonly head: CsvHead } | { readonly state: "failed"; readonly reason: string };

const SEPARATORS = [",", "\t", ";", "|"];

/** Encoding, separator and header, as the first bytes tell. */
export function csvHead({ head }: Opened): ReadHead {
  const encoding = encodingOf(head);
  const text = new TextDecoder(encoding).decode(head);
  if (text.trim() === "") return { state: "failed", reason: "is empty. It needs a header row and data below it." };
  const { meta, data } = Papa.parse<string[]>(text, { preview: 50, delimitersToGuess: SEPARATORS, skipEmptyLines: true });
  const [first = []] = data;
  const hasHeader = !first.every((cell) => cell.trim() !== "" && Number.isFinite(Number(cell)));
  const guessed = encoding === "windows-1252" ? ["it is not UTF-8; it is read as Windows-1252, so some letters may be wrong. Save it as UTF-8."] : [];
  const unnamed = hasHeader ? [] : ["the first row holds only numbers, so it is read as data and the columns are named by their place."];
  return { state: "read", head: { encoding, delimiter: meta.delimiter, hasHeader, columns: hasHeader ? first : first.map(() => ""), problems: [...guessed, ...unnamed] } };
}

/** A byte-order mark tells; otherwise UTF-8 if the bytes allow it. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  try {
    // A character cut in two by the end of the head is no fault.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** Gives every row to a taker that is made of the header, which may be longer than the head; says what the parser stumbled over. */
export function readCsv<Taker extends RowTaker>(opened: Opened, { encoding, delimiter, hasHeader, columns }: CsvHead, takerOf: (header: readonly string[]) => Taker, signal?: AbortSignal): Promise<{ readonly taker: Taker; readonly broken: readonly string[] }> {
  let quotes = 0;
  let taker: Taker | undefined;
  function take(row: readonly string[]): void {
    if (taker) taker.add(row);
    else if (hasHeader) taker = takerOf(row);
    else (taker = takerOf(row.map(() => ""))).add(row);
  }
  return new Promise((resolve, reject) => {
    Papa.parse<string[]>(Readable.from(decoded(opened.bytes(), encoding)), {
      delimiter,
      skipEmptyLines: true,
      chunk: ({ data, errors }, parser) => {
        if (signal?.aborted) parser.abort();
        quotes += errors.filter(({ type }) => type === "Quotes").length;
        data.forEach(take);
      },
      complete: () => {
        if (signal?.aborted) reject(new Error("it was cancelled"));
        else resolve({ taker: taker ?? takerOf(columns), broken: quotes === 0 ? [] : [`${quotes} quotes are not closed or stand in the middle of a cell, so cells around them may be wrong.`] });
      },
      error: (error: Error) => reject(error),
    });
  });
}

/** Text without a byte-order mark. */
export async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

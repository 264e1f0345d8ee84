import { Readable } from "node:stream";

import Papa from "papaparse";

import { encodingOf } from "./encoding.ts";
import { fileReading } from "./fileReading.ts";
import type { Opened } from "./format.ts";

/** What takes rows as they come. */
export interface RowTaker {
  add(cells: readonly string[]): void;
}

export interface CsvHead {
  readonly encoding: string;
  readonly delimiter: string;
  readonly hasHeader: boolean;
  /** Whether numbers are written as “1.234,5”. */
  readonly hasDecimalComma: boolean;
  readonly columns: readonly string[];
  readonly problems: readonly string[];
}

export type ReadHead = { readonly state: "read"; readonly head: CsvHead } | { readonly state: "failed"; readonly reason: string };

/** Those that settings name by a word. */
const DELIMITERS: Readonly<Record<string, string>> = { tab: "\t", space: " " };
const SEPARATORS = [",", "\t", ";", "|"];

/** Encoding, separator and header, as the first bytes tell. */
export function csvHead({ head, path }: Opened): ReadHead {
  const said = fileReading(path);
  const encoding = said.encoding ?? encodingOf(head);
  const text = new TextDecoder(encoding).decode(head);
  if (text.trim() === "") return { state: "failed", reason: "is empty. It needs a header row and data below it." };
  const { meta, data } = Papa.parse<string[]>(text, { preview: 50, delimitersToGuess: SEPARATORS, skipEmptyLines: true, delimiter: DELIMITERS[said.separator ?? ""] ?? said.separator ?? "" });
  const [first = []] = data;
  const hasHeader = said.header ?? !first.every((cell) => cell.trim() !== "" && Number.isFinite(Number(cell)));
  const example = meta.delimiter === "," || said.decimal === "point" ? undefined : decimalComma(data);
  const guessed = encoding === "windows-1252" && !said.encoding ? ["it is not UTF-8; it is read as Windows-1252, so some letters may be wrong. Save it as UTF-8."] : [];
  const unnamed = hasHeader || said.header === false ? [] : ["the first row holds only numbers, so it is read as data and the columns are named by their place."];
  const commas = example === undefined || said.decimal ? [] : [`numbers have a decimal comma (such as “${example}”) and are read so.`];
  return { state: "read", head: { encoding, delimiter: meta.delimiter, hasHeader, hasDecimalComma: said.decimal === "comma" || example !== undefined, columns: hasHeader ? first : first.map(() => ""), problems: [...guessed, ...unnamed, ...commas] } };
}

const COMMA = /^\s*[+-]?(\d{1,3}(\.\d{3})+|\d+),\d+\s*$/;
const POINT = /^\s*[+-]?\d+\.\d+\s*$/;

/** A number with a decimal comma, where there is one and none has a decimal point. */
function decimalComma(rows: readonly (readonly string[])[]): string | undefined {
  const cells = rows.flat();
  return cells.some((cell) => POINT.test(cell)) ? undefined : cells.find((cell) => COMMA.test(cell))?.trim();
}

const withPoint = (cell: string): string => (COMMA.test(cell) ? cell.replaceAll(".", "").replace(",", ".") : cell);

/** A cell is not larger; where one seems so, a quote is not closed. */
const MOST_CHARACTERS = 16_000_000;

/** Gives every row to a taker that is made of the header, which may be longer than the head; says what the parser stumbled over. What can be read of a damaged file is given. */
export function readCsv<Taker extends RowTaker>(opened: Opened, { encoding, delimiter, hasHeader, hasDecimalComma, columns }: CsvHead, takerOf: (header: readonly string[]) => Taker, signal?: AbortSignal): Promise<{ readonly taker: Taker; readonly broken: readonly string[] }> {
  const broken: string[] = [];
  let [quotes, rows, fed, since] = [0, 0, 0, 0];
  let endless = false;
  let taker: Taker | undefined;
  function take(row: readonly string[]): void {
    rows += 1;
    if (!taker && hasHeader) taker = takerOf(row);
    else (taker ??= takerOf(row.map(() => ""))).add(hasDecimalComma ? row.map(withPoint) : row);
  }
  async function* text(): AsyncGenerator<string> {
    let isOdd = false;
    for await (const part of decoded(opened.bytes(), encoding)) {
      fed += part.length;
      if (!isOdd && encoding === "utf-8" && part.includes("\ufffd")) {
        broken.push(`after about row ${rows} it holds bytes that are not UTF-8, and shows � in their place. Save it as UTF-8.`);
        isOdd = true;
      }
      yield part;
    }
  }
  const source = Readable.from(text());
  return new Promise((resolve, reject) => {
    const end = (): void => {
      source.destroy();
      if (quotes > 0) broken.push(`${quotes === 1 ? "1 quote stands" : `${quotes} quotes stand`} in the middle of a cell, so cells around may be wrong.`);
      resolve({ taker: taker ?? takerOf(columns), broken });
    };
    Papa.parse<string[]>(source, {
      delimiter,
      skipEmptyLines: true,
      chunk: ({ data, errors }, parser) => {
        if (signal?.aborted) parser.abort();
        quotes += errors.filter(({ code }) => code === "InvalidQuotes").length;
        const unclosed = errors.some(({ code }) => code === "MissingQuotes") ? data.pop() : undefined;
        data.forEach(take);
        if (unclosed) {
          broken.push(`the quote that opens in row ${rows + 1} is never closed. From there on quotes are read as they stand.`);
          withoutQuotes(unclosed, delimiter).forEach(take);
        }
        if (data.length > 0) since = fed;
        if (fed - since <= MOST_CHARACTERS) return;
        if (rows === 0) endless = true;
        broken.push(`row ${rows + 1} does not end within ${MOST_CHARACTERS / 1e6} MB, as where a quote is not closed. It and what follows are left out.`);
        parser.abort();
      },
      complete: () => {
        if (signal?.aborted) reject(new Error("it was cancelled"));
        else if (endless) reject(new Error(`its first row does not end within ${MOST_CHARACTERS / 1e6} MB, as where lines are not broken or a quote is not closed; write each row on a line of its own`));
        else end();
      },
      error: (error: Error) => {
        if (signal?.aborted || rows < 2) {
          reject(error);
          return;
        }
        broken.push(`it breaks off after row ${rows} (${error.message}). What stands before is used.`);
        end();
      },
    });
  });
}

/** The rest of a file, which an open quote made one row of. */
function withoutQuotes(row: readonly string[], delimiter: string): readonly (readonly string[])[] {
  const text = [...row.slice(0, -1), `"${row.at(-1) ?? ""}`].join(delimiter);
  return Papa.parse<string[]>(text, { delimiter, quoteChar: "\0", skipEmptyLines: true }).data;
}

/** Text without a byte-order mark. */
export async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

import { readFile } from "node:fs/promises";

import { CompressionType, setCompressionCodec, tableFromIPC } from "@uwdata/flechette";
import { decompress as unpackZstandard } from "fzstd";

import { unpackLz4 } from "../core/index.ts";
import { faultWords } from "./faultWords.ts";

export interface ArrowFile {
  readonly columns: readonly string[];
  readonly rows: number;
  read(column: number): Iterable<unknown>;
}

setCompressionCodec(CompressionType.LZ4_FRAME, { encode: never, decode: unpackLz4 });
setCompressionCodec(CompressionType.ZSTD, {
  encode: never,
  // Its numbers must begin at a multiple of eight bytes.
  decode: (bytes) => unpackZstandard(bytes).slice(),
});

/** Reads an Arrow or Feather file, compressed or not. Throws what a person can read where it is damaged. The only importer of flechette. */
export async function readArrow(path: string): Promise<ArrowFile> {
  const bytes = await readFile(path);
  try {
    const table = tableFromIPC(bytes, { useDate: true, useBigInt: true });
    return { columns: [...table.names], rows: table.numRows, read: (column) => table.getChildAt(column).toArray() as Iterable<unknown> };
  } catch (error) {
    throw new Error(`it is not a whole Arrow file (${faultWords(error)})`, { cause: error });
  }
}

function never(): never {
  throw new Error("nothing is written here");
}

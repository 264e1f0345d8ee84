import { open, stat } from "node:fs/promises";

import { parquetMetadataAsync, parquetRead, type AsyncBuffer, type FileMetaData } from "hyparquet";
import { compressors } from "hyparquet-compressors";

import { faultWords } from "./faultWords.ts";
import { parquetColumns } from "./parquetColumns.ts";
import { parquetValues } from "./parquetValues.ts";

export interface ParquetFile {
  readonly columns: readonly string[];
  readonly rows: number;
  /** Gives the values of one column in the order of the rows, in parts. */
  read(column: number, take: (values: Iterable<unknown>) => void, signal?: AbortSignal): Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens a Parquet file. Throws what a person can read where it is damaged. Beside what it hands to hyparquet (parquetColumns.ts), the only importer of it. */
export async function openParquet(path: string): Promise<ParquetFile> {
  const file = await fileBuffer(path);
  try {
    const metadata = await parquetMetadataAsync(file.buffer);
    const columns = parquetColumns(metadata);
    return {
      columns: columns.map(({ name }) => name),
      rows: Number(metadata.num_rows),
      close: () => file.close(),
      read: async (place, take, signal) => {
        const column = columns[place];
        for (const group of column?.groups() ?? []) {
          if (signal?.aborted) throw new Error("it was cancelled");
          await readGroup(file.buffer, group, take);
        }
      },
    };
  } catch (error) {
    await file.close();
    throw new Error(`it is not a whole Parquet file (${faultWords(error)})`, { cause: error });
  }
}

/** One column of one row group at a time, so that memory holds no more. */
async function readGroup(file: AsyncBuffer, metadata: FileMetaData, take: (values: Iterable<unknown>) => void): Promise<void> {
  const convert = parquetValues(metadata.schema[1]);
  const parts: { readonly start: number; readonly values: Iterable<unknown> }[] = [];
  await parquetRead({ file, metadata, compressors, onChunk: ({ columnData, rowStart: start }) => parts.push({ start, values: columnData }) });
  for (const { values } of parts.toSorted((a, b) => a.start - b.start)) take(convert ? Array.from(values, convert) : values);
}

async function fileBuffer(path: string): Promise<{ readonly buffer: AsyncBuffer; close(): Promise<void> }> {
  const [file, { size }] = await Promise.all([open(path), stat(path)]);
  const slice = async (start: number, end = size): Promise<ArrayBuffer> => {
    const bytes = new Uint8Array(Math.max(0, end - start));
    await file.read(bytes, 0, bytes.length, start);
    return bytes.buffer;
  };
  return { buffer: { byteLength: size, slice }, close: () => file.close() };
}

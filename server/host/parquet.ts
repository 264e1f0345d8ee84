import { open, stat } from "node:fs/promises";

import { parquetMetadataAsync, parquetRead, type AsyncBuffer, type FileMetaData } from "hyparquet";
import { compressors } from "hyparquet-compressors";

import { faultWords } from "./faultWords.ts";
import { parquetValues } from "./parquetValues.ts";

export interface ParquetFile {
  readonly columns: readonly string[];
  readonly rows: number;
  /** Gives the values of one column in the order of the rows, in parts. */
  read(column: number, take: (values: Iterable<unknown>) => void, signal?: AbortSignal): Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens a Parquet file. Throws what a person can read where it is damaged. The only importer of hyparquet. */
export async function openParquet(path: string): Promise<ParquetFile> {
  const file = await fileBuffer(path);
  try {
    const metadata = await parquetMetadataAsync(file.buffer);
    const columns = topColumns(metadata);
    return {
      columns,
      rows: Number(metadata.num_rows),
      close: () => file.close(),
      read: async (column, take, signal) => {
        const name = columns[column];
        if (name === undefined) return;
        const convert = parquetValues(metadata, name);
        const taker = convert ? (values: Iterable<unknown>): void => take(Array.from(values, convert)) : take;
        for (let start = 0; start < metadata.row_groups.length; start += 1) {
          if (signal?.aborted) throw new Error("it was cancelled");
          await readGroup(file.buffer, metadata, name, start, taker);
        }
      },
    };
  } catch (error) {
    await file.close();
    throw new Error(`it is not a whole Parquet file (${faultWords(error)})`, { cause: error });
  }
}

/** One row group at a time, so that memory holds one column of one group. */
async function readGroup(file: AsyncBuffer, metadata: FileMetaData, column: string, group: number, take: (values: Iterable<unknown>) => void): Promise<void> {
  const rowStart = metadata.row_groups.slice(0, group).reduce((sum, { num_rows: rows }) => sum + Number(rows), 0);
  const rows = Number(metadata.row_groups[group]?.num_rows ?? 0);
  const parts: { readonly start: number; readonly values: Iterable<unknown> }[] = [];
  await parquetRead({ file, metadata, columns: [column], rowStart, rowEnd: rowStart + rows, compressors, onChunk: ({ columnData, rowStart: start }) => parts.push({ start, values: columnData }) });
  for (const { values } of parts.toSorted((a, b) => a.start - b.start)) take(values);
}

/** Nested columns count as one. */
function topColumns({ schema }: FileMetaData): readonly string[] {
  const names: string[] = [];
  let place = 1;
  const skip = (): void => {
    const children = schema[place]?.num_children ?? 0;
    place += 1;
    for (let child = 0; child < children; child += 1) skip();
  };
  while (place < schema.length) {
    names.push(schema[place]?.name ?? "");
    skip();
  }
  return names;
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

import { existsSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

import { judgeDrift, type ComparedPair, type DriftReport, type RowChecks } from "../core/index.ts";
import { doPieces, type PairOrder, type Piece } from "./columnPairs.ts";
import { isColumnar } from "./columnSource.ts";
import type { ThreadOrder } from "./columnThread.ts";
import type { DataPlace } from "./dataPlace.ts";
import { ownFolder } from "./installation.ts";

/** How many columns are done and which is in work; with `rows`, how many were read before any column. */
export type Progress = (done: { readonly done: number; readonly of: number; readonly column: string; readonly rows?: number }) => void;

/**
 * Compares two columnar files column by column, so that memory holds a pair or two of columns and not both data sets; large ones in
 * two threads. `undefined` for files that cannot be read like this.
 */
export async function driftByColumns(order: PairOrder, progress: Progress = () => undefined): Promise<DriftReport | undefined> {
  if (!isColumnar(order.reference) || !isColumnar(order.current)) return undefined;
  const gathered = gather(order, progress);
  const readable = await inThreads(order, isLarge(order) ? THREADS : 1, gathered.add);
  return readable ? gathered.report() : undefined;
}

const THREADS = Math.min(2, availableParallelism());
/** Below this, starting threads takes longer than the work. */
const LARGE_BYTES = 4_000_000;

const isLarge = ({ reference, current }: PairOrder): boolean => bytesOf(reference) + bytesOf(current) > LARGE_BYTES;

function bytesOf(place: DataPlace): number {
  const paths = place.kind === "files" ? place.files.map(({ path }) => path) : [place.path];
  return paths.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
}

/** This thread does its share, too. */
async function inThreads(order: PairOrder, threads: number, add: (piece: Piece) => void): Promise<boolean> {
  const counter = new Int32Array(new SharedArrayBuffer(4));
  const others = Array.from({ length: threads - 1 }, (_, place) => new Worker(program(), { workerData: { order, number: place + 1, of: threads, counter } satisfies ThreadOrder, resourceLimits: { maxYoungGenerationSizeMb: 2 } }));
  const ends = others.map((worker) => endOf(worker, add));
  const own = await doPieces(order, { number: 0, of: threads, next: () => Atomics.add(counter, 0, 1) }, add).catch(() => false);
  // A damaged file is read again by the reader that says what is wrong.
  const readable = own && (await Promise.all(ends)).every(Boolean);
  await Promise.all(others.map((worker) => worker.terminate()));
  return readable;
}

function endOf(worker: Worker, add: (piece: Piece) => void): Promise<boolean> {
  return new Promise((resolve) => {
    worker.on("message", (message: Piece | { readonly piece: "end"; readonly readable: boolean }) => {
      if (message.piece === "end") resolve(message.readable);
      else add(message);
    });
    worker.on("error", () => resolve(false));
    worker.on("exit", () => resolve(false));
  });
}

/** Beside the bundle, or among the sources. */
function program(): string {
  const bundled = join(ownFolder, "columns.cjs");
  return existsSync(bundled) ? bundled : join(ownFolder, "columnThread.ts");
}

interface Gathered {
  readonly add: (piece: Piece) => void;
  readonly report: () => DriftReport | undefined;
}

/** Puts the pieces together. */
function gather({ options }: PairOrder, progress: Progress): Gathered {
  let heads: Extract<Piece, { piece: "heads" }> | undefined;
  let rows: RowChecks = {};
  const pairs: ComparedPair[] = [];
  let done = 0;
  const add = (piece: Piece): void => {
    if (piece.piece === "heads") heads = piece;
    else if (piece.piece === "rows") rows = piece.rows;
    else {
      pairs[piece.place] = piece.pair;
      done += 1;
      progress({ done, of: heads?.columns.length ?? done, column: piece.pair.compared.name });
    }
  };
  return { add, report: () => heads && judgeDrift({ ...heads, rows }, pairs, options) };
}

/** The program of a thread that compares pairs of columns; see columnThreads.ts. */
import { parentPort, workerData } from "node:worker_threads";

import { doPieces, type PairOrder, type Piece } from "./columnPairs.ts";

export interface ThreadOrder {
  readonly order: PairOrder;
  readonly number: number;
  readonly of: number;
  /** One number: the next piece of work. */
  readonly counter: Int32Array<SharedArrayBuffer>;
}

const { order, number, of, counter } = workerData as ThreadOrder;
const give = (piece: Piece): void => parentPort?.postMessage(piece);
void doPieces(order, { number, of, next: () => Atomics.add(counter, 0, 1) }, give).then((readable) => parentPort?.postMessage({ piece: "end", readable }));

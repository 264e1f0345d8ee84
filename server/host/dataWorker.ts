/** The program of the thread that compares data; see driftThread.ts. One order, one answer. */
import { parentPort, workerData } from "node:worker_threads";

import { compareFiles } from "./drift.ts";
import type { DriftOrder } from "./driftThread.ts";

const { reference, current, options } = workerData as DriftOrder;
void compareFiles(reference, current, options).then((compared) => parentPort?.postMessage(compared));

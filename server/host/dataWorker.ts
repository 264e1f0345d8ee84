/** The program of the thread that works on data; see dataThread.ts. One order, one answer. */
import { parentPort, workerData } from "node:worker_threads";

import { dataJobs } from "./dataJobs.ts";
import type { DataOrder } from "./dataThread.ts";

const { job, order } = workerData as DataOrder;
const work: (order: never) => Promise<unknown> = dataJobs[job];
void work(order as never).then((done) => parentPort?.postMessage(done));

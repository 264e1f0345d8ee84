/** The program of the process that works on data; see dataProcess.ts. One order, one answer. */
import { dataJobs } from "./dataJobs.ts";
import type { DataOrder } from "./dataProcess.ts";

process.once("message", ({ job, order }: DataOrder) => {
  const work: (order: never) => Promise<unknown> = dataJobs[job];
  void work(order as never).then((done) => process.send?.(done, () => process.disconnect()));
});

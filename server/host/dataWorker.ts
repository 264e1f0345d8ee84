/** The program of the process that works on data; see dataProcess.ts. One order, one answer. */
import { dataJobs } from "./dataJobs.ts";
import type { Progress } from "./columnThreads.ts";
import type { DataMessage, DataOrder } from "./dataProcess.ts";

process.once("message", ({ job, order }: DataOrder) => {
  const work: (order: never, progress: Progress) => Promise<unknown> = dataJobs[job];
  void work(order as never, (progress) => process.send?.({ progress } satisfies DataMessage)).then((done) => process.send?.({ done } satisfies DataMessage, () => process.disconnect()));
});

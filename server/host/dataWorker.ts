/** The program of the process that works on data; see dataProcess.ts. One order, one answer, or the word that nobody waits any more. */
import { dataJobs } from "./dataJobs.ts";
import type { Progress } from "./columnThreads.ts";
import { CANCEL, type DataMessage, type DataOrder } from "./dataProcess.ts";
import { cancelRunning } from "./sql/running.ts";

process.on("message", (message: DataOrder | typeof CANCEL) => {
  if (message === CANCEL) {
    void cancelRunning().finally(() => process.exit(1));
    return;
  }
  const { job, order } = message;
  const work: (order: never, progress: Progress) => Promise<unknown> = dataJobs[job];
  void work(order as never, (progress) => process.send?.({ progress } satisfies DataMessage)).then((done) => process.send?.({ done } satisfies DataMessage, () => process.disconnect()));
});

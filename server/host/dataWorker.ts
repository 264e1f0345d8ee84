/** The program of the process that works on data; see dataProcess.ts. One order, one answer, or the word that nobody waits any more. */
import type { DriftReport, ProfileReport } from "../core/index.ts";
import { dataJobs, type DataJob, type DataJobs, type FirstAnswer } from "./dataJobs.ts";
import type { Progress } from "./columnThreads.ts";
import { CANCEL, PREPARE, type DataMessage, type DataOrder } from "./dataProcess.ts";
import { duckDb } from "./duckdb.ts";
import { fewerOfDrift, fewerOfProfile } from "./fewerColumns.ts";
import { cancelRunning } from "./sql/running.ts";

process.on("message", (message: DataOrder | typeof CANCEL | typeof PREPARE) => {
  if (message === CANCEL) {
    void cancelRunning().finally(() => process.exit(1));
    return;
  }
  if (message === PREPARE) {
    duckDb();
    return;
  }
  const { job, order, wantsFirst } = message;
  const work: (order: never, progress: Progress, first?: FirstAnswer) => Promise<unknown> = dataJobs[job];
  const first = wantsFirst ? (report: Parameters<FirstAnswer>[0]): void => void process.send?.({ first: fewerOfDrift(report) } satisfies DataMessage) : undefined;
  void work(order as never, (progress) => process.send?.({ progress } satisfies DataMessage), first).then((done) => process.send?.({ done: shortened(job, done as DataJobs[DataJob]["done"]) } satisfies DataMessage, () => process.disconnect()));
});

/** Before it goes from process to process: a report of 100,000 columns takes hundreds of megabytes. */
function shortened(job: DataJob, done: DataJobs[DataJob]["done"]): unknown {
  if (done.state !== "done") return done;
  if (job === "drift") return { ...done, report: fewerOfDrift(done.report as DriftReport) };
  return job === "profile" ? { ...done, report: fewerOfProfile(done.report as ProfileReport) } : done;
}

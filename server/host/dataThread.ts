import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

import type { DataJob, DataJobs } from "./dataJobs.ts";
import { ownFolder } from "./installation.ts";

export interface DataOrder<Job extends DataJob = DataJob> {
  readonly job: Job;
  readonly order: DataJobs[Job]["order"];
}

/**
 * Does a job in a thread of its own: sorting a million rows holds whoever does it for seconds, and a table that does
 * not fit into memory ends the thread and not the server.
 */
export function inDataThread<Job extends DataJob>(job: Job, order: DataJobs[Job]["order"], signal?: AbortSignal): Promise<DataJobs[Job]["done"]> {
  const worker = new Worker(program(), { workerData: { job, order } satisfies DataOrder<Job> });
  return new Promise((resolve) => {
    const failed = (reason: string): void => resolve({ state: "failed", reason } as DataJobs[Job]["done"]);
    signal?.addEventListener("abort", () => void worker.terminate());
    worker.once("message", resolve);
    worker.once("error", (error) => failed(`The work broke off: ${reasonOf(error)}`));
    worker.once("exit", () => failed(signal?.aborted ? "It was cancelled." : "The work broke off without a word."));
  });
}

/** Beside the bundle, or among the sources. */
function program(): string {
  const bundled = join(ownFolder, "data.cjs");
  return existsSync(bundled) ? bundled : join(ownFolder, "dataWorker.ts");
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "the data are too large for the memory of this machine. Take a sample of their rows." : error.message;
}

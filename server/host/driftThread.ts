import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

import type { DriftOptions } from "../core/index.ts";
import type { CompareFiles } from "./drift.ts";
import { ownFolder } from "./installation.ts";

export interface DriftOrder {
  readonly reference: string;
  readonly current: string;
  readonly options?: DriftOptions;
}

/**
 * As `compareFiles`, in a thread of its own: sorting a million rows holds whoever does it for seconds, and a table that
 * does not fit into memory ends the thread and not the server.
 */
export function compareInThread(order: DriftOrder, signal?: AbortSignal): Promise<CompareFiles> {
  const worker = new Worker(program(), { workerData: order });
  return new Promise((resolve) => {
    const failed = (reason: string): void => resolve({ state: "failed", reason });
    signal?.addEventListener("abort", () => void worker.terminate());
    worker.once("message", resolve);
    worker.once("error", (error) => failed(`The comparison broke off: ${reasonOf(error)}`));
    worker.once("exit", () => failed(signal?.aborted ? "The comparison was cancelled." : "The comparison broke off without a word."));
  });
}

/** Beside the bundle, or among the sources. */
function program(): string {
  const bundled = join(ownFolder, "data.cjs");
  return existsSync(bundled) ? bundled : join(ownFolder, "dataWorker.ts");
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "the files are too large for the memory of this machine. Compare a sample of their rows." : error.message;
}

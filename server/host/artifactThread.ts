import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

import { inspectFile, type Inspected } from "./artifact.ts";

/** An inspected file together with its checksum, where it is not too large to be read to its end. */
export type Looked = Inspected & { readonly sha256?: string };

/** Readers keep little whatever a file holds; this bounds what a hostile one may bring about. */
const MOST_MEMORY_MB = 1024;

interface Order {
  readonly modelwrightInspects: string;
}

/** Larger ones would keep the disk busy for long, only because somebody opened them. */
const LARGEST_HASHED = 4e9;

/** Inspects in a thread of its own that runs the same bundle, because a hostile file takes seconds. Aborting ends the thread. */
export function inspectInThread(path: string, stop: AbortSignal): Promise<Looked> {
  const script = typeof __filename === "string" ? __filename : undefined;
  if (script === undefined) return look(path);
  const order: Order = { modelwrightInspects: path };
  const worker = new Worker(script, { workerData: order, resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB, maxYoungGenerationSizeMb: 32 } });
  return new Promise((resolve, reject) => {
    const ended = (reason: string) => resolve({ state: "unreadable", reason });
    stop.addEventListener("abort", () => {
      void worker.terminate();
      ended("it was closed");
    });
    worker.on("message", (looked: Looked) => resolve(looked));
    worker.on("error", (error: Error & { readonly code?: string }) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") ended("it takes more memory than is given to one file");
      else reject(error);
    });
    worker.on("exit", () => ended("its inspection ended too early"));
  });
}

/** In a thread that `inspectInThread` started: answers and ends. `false` everywhere else. */
export function serveInspection(): boolean {
  if (isMainThread || !isOrder(workerData)) return false;
  void look(workerData.modelwrightInspects).then((looked) => parentPort?.postMessage(looked));
  return true;
}

async function look(path: string): Promise<Looked> {
  const inspected = inspectFile(path);
  if (inspected.state !== "inspected" || inspected.report.bytes > LARGEST_HASHED) return inspected;
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(piece as Uint8Array);
  return { ...inspected, sha256: hash.digest("hex") };
}

const isOrder = (value: unknown): value is Order => typeof value === "object" && value !== null && "modelwrightInspects" in value;

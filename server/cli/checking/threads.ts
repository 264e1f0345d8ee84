import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

import type { FileReport, FixedFile } from "../../core/index.ts";
import { loadParsers } from "../../host/parsers.ts";
import { fileChecker, type CheckJob } from "./fileChecker.ts";
import { fileFixer, type FixLevel } from "./fileFixer.ts";

/** Check or repair, file after file. */
export type Task = { readonly does: "check" } | { readonly does: "fix"; readonly level: FixLevel };

interface Order {
  readonly modelwright: CheckJob;
  readonly task: Task;
}

/** What a task says about one file. */
export type Answer = FileReport | FixedFile | undefined;

/** A thread costs about as much as this many files take. */
const FILES_PER_THREAD = 40;
const BATCH = 8;

/** Answers in the order of the files. Many files are spread over all cores: threads that run this same bundle. */
export async function runTask(job: CheckJob, task: Task, uris: readonly string[]): Promise<readonly Answer[]> {
  const threads = Math.min(availableParallelism(), Math.floor(uris.length / FILES_PER_THREAD));
  const script = typeof __filename === "string" ? __filename : undefined;
  if (threads < 2 || script === undefined) {
    await loadParsers();
    return uris.map(doer(job, task));
  }
  return spread({ modelwright: job, task }, uris, threads, script);
}

async function spread(order: Order, uris: readonly string[], threads: number, script: string): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    let thread = startThread(script, order);
    for (let first = next; first < uris.length; first = next) {
      next += BATCH;
      const batch = uris.slice(first, first + BATCH);
      const reply = await thread.ask(batch).catch(() => undefined);
      if (!reply) thread = startThread(script, order);
      const each = reply ?? (await oneByOne(batch, script, order));
      each.forEach((answer, index) => (answers[first + index] = answer));
    }
    thread.stop();
  };
  await Promise.all(Array.from({ length: threads }, work));
  return answers;
}

/** A thread died over a batch: every file gets its own, so that only the one at fault is lost. */
async function oneByOne(batch: readonly string[], script: string, order: Order): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const uri of batch) {
    const thread = startThread(script, order);
    const reply = await thread.ask([uri]).catch((error: unknown): readonly Answer[] => {
      return [{ uri, findings: [], crashes: [{ ruleId: "modelwright", message: error instanceof Error ? error.message : String(error) }] }];
    });
    answers.push(...reply);
    thread.stop();
  }
  return answers;
}

function startThread(script: string, order: Order) {
  const worker = new Worker(script, { workerData: order });
  let settle: { resolve: (answers: readonly Answer[]) => void; reject: (error: Error) => void } | undefined;
  worker.on("message", (answers: readonly Answer[]) => settle?.resolve(answers));
  worker.on("error", (error) => settle?.reject(error instanceof Error ? error : new Error(String(error))));
  let ended: Error | undefined;
  worker.on("exit", (code) => {
    ended = new Error(`the thread ended with code ${code}`);
    settle?.reject(ended);
  });
  return {
    ask: (uris: readonly string[]) =>
      new Promise<readonly Answer[]>((resolve, reject) => {
        settle = { resolve, reject };
        if (ended) reject(ended);
        else worker.postMessage(uris);
      }),
    stop: () => void worker.terminate(),
  };
}

/** In a thread that `runTask` started: answers batches until it is ended. `false` everywhere else. */
export function serveThread(): boolean {
  if (isMainThread || !isOrder(workerData)) return false;
  const { modelwright, task } = workerData;
  const ready = loadParsers().then(() => doer(modelwright, task));
  parentPort?.on("message", (uris: readonly string[]) => {
    void ready.then((answer) => parentPort?.postMessage(uris.map(answer)));
  });
  return true;
}

const doer = (job: CheckJob, task: Task): ((uri: string) => Answer) => (task.does === "check" ? fileChecker(job) : fileFixer(job, task.level));

const isOrder = (value: unknown): value is Order => typeof value === "object" && value !== null && "modelwright" in value;

import { fork, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

import type { Progress } from "./columnThreads.ts";
import type { DataJob, DataJobs, FirstAnswer } from "./dataJobs.ts";
import { WITHOUT_DUCKDB } from "./duckdb.ts";
import { ownFolder } from "./installation.ts";
import { isDataAddress } from "./sql/address.ts";

export interface DataOrder<Job extends DataJob = DataJob> {
  readonly job: Job;
  readonly order: DataJobs[Job]["order"];
  readonly wantsFirst?: boolean;
}

/** What the process says: how far it is, any number of times, a first answer where one is wanted, and at last what came out. */
export type DataMessage = { readonly progress: Parameters<Progress>[0] } | { readonly first: Parameters<FirstAnswer>[0] } | { readonly done: unknown };

/** Said to the process when nobody waits any more, so that engines hear of it. */
export const CANCEL = "cancel";

/** Said to the process when an order is likely to come, so that it has loaded the engine by then. */
export const PREPARE = "prepare";

export interface Watching {
  readonly signal?: AbortSignal;
  readonly progress?: Progress;
  readonly first?: FirstAnswer;
}

/**
 * Does a job in a process of its own: sorting a million rows holds whoever does it for seconds, a table that does not fit into memory
 * ends the process and not the server, and so does a fault of the native engine, without which the job is then done again.
 */
export async function inDataProcess<Job extends DataJob>(job: Job, order: DataJobs[Job]["order"], watching: Watching = {}): Promise<DataJobs[Job]["done"]> {
  const { signal } = watching;
  const first = await attempt(job, order, USUAL, watching);
  if (first.state !== "crashed") return first.done;
  const second = signal?.aborted ? first : await attempt(job, order, WITHOUT_DUCKDB, watching);
  if (second.state !== "crashed") return second.done;
  return { state: "failed", reason: signal?.aborted ? "It was cancelled." : `The work broke off (${second.how}). The data may be too large for the memory of this machine; take a sample of their rows.` } as DataJobs[Job]["done"];
}

type Attempt<Done> = { readonly state: "done"; readonly done: Done } | { readonly state: "crashed"; readonly how: string };

function attempt<Job extends DataJob>(job: Job, order: DataJobs[Job]["order"], environment: Readonly<Record<string, string>>, { signal, progress, first }: Watching): Promise<Attempt<DataJobs[Job]["done"]>> {
  const child = (environment === USUAL ? takeWaiting() : undefined) ?? startProcess(environment);
  let killed: NodeJS.Timeout | undefined;
  const kill = (): void => void child.kill("SIGKILL");
  const stop = (): void => {
    // Whoever computes does not hear it, and need not.
    if (child.connected) child.send(CANCEL, () => undefined);
    killed = setTimeout(kill, isAtEngines(order) ? ENGINES_MS : 0);
  };
  signal?.addEventListener("abort", stop);
  return new Promise<Attempt<DataJobs[Job]["done"]>>((resolve) => {
    child.on("message", (message: DataMessage) => {
      if ("progress" in message) progress?.(message.progress);
      else if ("first" in message) first?.(message.first);
      else resolve({ state: "done", done: message.done as DataJobs[Job]["done"] });
    });
    child.once("error", (error) => resolve({ state: "crashed", how: error.message }));
    child.once("exit", (code, killedBy) => resolve({ state: "crashed", how: killedBy ?? `exit code ${code ?? "unknown"}` }));
    child.send({ job, order, wantsFirst: first !== undefined } satisfies DataOrder<Job>);
    if (signal?.aborted) stop();
  }).finally(() => {
    clearTimeout(killed);
    signal?.removeEventListener("abort", stop);
  });
}

const USUAL: Readonly<Record<string, string>> = {};

function startProcess(environment: Readonly<Record<string, string>>): ChildProcess {
  return fork(program(), [], { env: { ...process.env, ...environment }, execArgv: [], stdio: ["ignore", "ignore", "ignore", "ipc"] });
}

/** Starts a process that waits for the next job, as while a person chooses files: starting it and loading the engine takes as long as a first answer. It ends when none comes. */
export function prepareDataProcess(): void {
  if (waiting) return;
  const child = startProcess(USUAL);
  const end = setTimeout(() => child.kill(), WAITING_MS).unref();
  const forget = (): void => {
    clearTimeout(end);
    if (waiting?.child === child) waiting = undefined;
  };
  child.once("error", forget);
  child.once("exit", forget);
  // A server that ends does not wait for it, and it ends with the server.
  child.unref();
  child.channel?.unref();
  child.send(PREPARE);
  waiting = { child, forget };
}

let waiting: { readonly child: ChildProcess; readonly forget: () => void } | undefined;
const WAITING_MS = 120_000;

function takeWaiting(): ChildProcess | undefined {
  const taken = waiting;
  taken?.forget();
  if (!taken?.child.connected) return undefined;
  taken.child.ref();
  taken.child.channel?.ref();
  return taken.child;
}

/** The process ends by itself as soon as engines were told. */
const ENGINES_MS = 10_000;

const isAtEngines = (order: object): boolean => Object.values(order).some((value) => typeof value === "string" && isDataAddress(value));

/** Beside the bundle, or among the sources. */
function program(): string {
  const bundled = join(ownFolder, "data.cjs");
  return existsSync(bundled) ? bundled : join(ownFolder, "dataWorker.ts");
}

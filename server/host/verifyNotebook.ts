import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { compareRuns, unsteadyNames, verificationOf, VERIFICATION_RUNNER, type Difference, type Document, type ObservedRun, type Snapshot } from "../core/index.ts";
import { pathOf, uriOf } from "./uris.ts";

export interface VerifyOptions {
  /** The interpreter that both runs use. */
  readonly python: string;
  /** Where relative paths count from. */
  readonly folder: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  readonly onStep?: (step: string) => void;
}

export type VerifyResult =
  | { readonly state: "same"; readonly values: number; readonly stages: number; readonly unsteady?: readonly string[] }
  | { readonly state: "different"; readonly differences: readonly Difference[] }
  | { readonly state: "failed"; readonly reason: string };

/** Runs the notebook and its project in two processes and compares what every stage gives and what is printed. Only on request. */
export async function verifyNotebook(document: Document, snapshot: Snapshot, options: VerifyOptions): Promise<VerifyResult> {
  const place = mkdtempSync(join(tmpdir(), "modelwright-verify-"));
  try {
    const job = verificationOf(document, snapshot, uriOf(place));
    if (job.state === "refused") return { state: "failed", reason: job.reason };
    for (const { uri, text } of job.files) writeBelow(pathOf(uri) ?? uri, text);
    const runner = join(place, "verification_runner.py");
    writeFileSync(runner, VERIFICATION_RUNNER);
    const run = (kind: "notebook" | "project", step: string): Promise<ObservedRun | string> => {
      options.onStep?.(step);
      return observe(kind, { ...job, kind, source: join(place, "src") }, { ...options, place, runner });
    };
    const notebook = await run("notebook", "Running the notebook");
    if (typeof notebook === "string") return { state: "failed", reason: notebook };
    const project = await run("project", "Running the project");
    if (typeof project === "string") return { state: "failed", reason: project };
    const result = verdict(job.stages, notebook, project);
    if (result.state !== "different" || project.error !== undefined) return result;
    const again = await run("notebook", "Running the notebook again, to see what it gives anew each time");
    return typeof again === "string" || again.error !== undefined ? result : verdict(job.stages, notebook, project, again);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** A notebook that fails by itself is compared no further; a project that fails where its notebook does not is different. */
function verdict(stages: Parameters<typeof compareRuns>[0], notebook: ObservedRun, project: ObservedRun, again?: ObservedRun): VerifyResult {
  const left = lastLine(notebook.error);
  const right = lastLine(project.error);
  if (left !== undefined && left === right) return { state: "failed", reason: `Both end in the same error: ${left}. Mend the notebook, or choose the Python that has what it needs, then verify again.` };
  if (left !== undefined) return { state: "failed", reason: `The notebook itself fails: ${left}. Mend it, or choose the Python that has what it needs, then verify again.` };
  const differences = compareRuns(stages, notebook, project, again);
  if (right !== undefined) return { state: "different", differences: [{ stage: "the run", notebook: "ends well", project: right }, ...differences] };
  if (differences.length > 0) return { state: "different", differences };
  const unsteady = again ? unsteadyNames(stages, notebook, again) : [];
  return { state: "same", stages: stages.length, values: stages.reduce((sum, { names }) => sum + names.length, 0), ...(unsteady.length > 0 ? { unsteady } : {}) };
}

const lastLine = (text: string | undefined): string | undefined => text?.trim().split("\n").at(-1);

function writeBelow(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

interface Place extends VerifyOptions {
  readonly place: string;
  readonly runner: string;
}

/** One run; a text says why there is none. */
function observe(kind: string, job: object, { place, runner, python, folder, timeoutMs, signal }: Place): Promise<ObservedRun | string> {
  const input = join(place, `${kind}.json`);
  const output = join(place, `${kind}-seen.json`);
  writeFileSync(input, JSON.stringify(job));
  return new Promise((resolve) => {
    // A limit of `spawn` itself would go on ticking where nothing could be started.
    const limit = AbortSignal.timeout(timeoutMs);
    const stop = signal ? AbortSignal.any([signal, limit]) : limit;
    const ended = (): string | undefined => (signal?.aborted ? "It was cancelled." : limit.aborted ? `The ${kind} took longer than ${Math.round(timeoutMs / 1000)} s and was stopped. Allow it more time, or verify it with less data.` : undefined);
    const child = spawn(python, [runner, input, output], { cwd: folder, env: { ...process.env, MPLBACKEND: "Agg", PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1" }, stdio: ["ignore", "ignore", "pipe"], signal: stop, killSignal: "SIGKILL" });
    const errors: Buffer[] = [];
    child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
    child.once("error", (error) => { resolve(ended() ?? `${python} cannot be started (${error.message}). Choose another interpreter.`); });
    child.once("close", () => {
      resolve(ended() ?? readSeen(output) ?? `The ${kind} ended without a result: ${lastLine(Buffer.concat(errors).toString("utf8")) ?? "it said nothing"}. It may have ended its own process or run out of memory.`);
    });
  });
}

function readSeen(path: string): ObservedRun | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as ObservedRun;
  } catch {
    return undefined;
  }
}

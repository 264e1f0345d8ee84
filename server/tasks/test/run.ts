import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { findBrowser } from "../browser.ts";
import { ROOT } from "../paths.ts";
import { runProgram, type Ended } from "../progress.ts";
import { testPython } from "../python.ts";
import type { Step } from "./steps.ts";

/** What mocha's `json` reporter writes, as far as it is read here. */
export interface Report {
  readonly stats: { readonly tests: number; readonly passes: number; readonly pending: number; readonly failures: number };
  readonly pending: readonly { readonly fullTitle: string }[];
  readonly failures: readonly { readonly fullTitle: string; readonly err: { readonly message?: string; readonly stack?: string } }[];
}

export interface Result {
  readonly step: Step;
  /** `impossible`: this machine lacks something, said in `output`. `held back`: a step before it did not succeed. */
  readonly state: "passed" | "failed" | "impossible" | "held back";
  readonly durationMs: number;
  readonly output: string;
  readonly report?: Report;
}

const IMPOSSIBLE = 3;

/** Runs one step to its end. A mocha that ran no test at all has failed. */
export async function runStep(step: Step, reports: string): Promise<Result> {
  const started = performance.now();
  const file = reportOf(step.name, reports);
  const { status, output } = await start(step, reports);
  const ended = { step, durationMs: performance.now() - started, output };
  if (!("mocha" in step.run)) return { ...ended, state: status === 0 ? "passed" : status === IMPOSSIBLE ? "impossible" : "failed" };
  if (!existsSync(file)) return { ...ended, state: "failed" };
  const report = JSON.parse(readFileSync(file, "utf8")) as Report;
  return { ...ended, report, state: status === 0 && report.stats.tests > 0 ? "passed" : "failed" };
}

function start({ name, run, patient = false }: Step, reports: string): Promise<Ended> {
  const given = commandOf(run, reportOf(name, reports));
  const [command = "", ...args] = patient ? givingWay(given) : given;
  const python = testPython();
  const browser = findBrowser();
  const environment = {
    ...process.env,
    // The same sources and bundles are loaded by hundreds of programs.
    NODE_COMPILE_CACHE: join(reports, "compiled"),
    ...(python ? { MODELWRIGHT_PYTHON: python } : {}),
    ...(browser ? { MODELWRIGHT_BROWSER: browser } : {}),
  };
  return runProgram(command, args, { cwd: ROOT, env: environment, detached: patient && process.platform !== "win32" });
}

const NICENESS = 10;
/**
 * Runs a program, and what that starts, with the processors' time that others leave, but never with none. Linux may share that out by sessions first
 * (sched_autogroup), and editors and browsers open their own: there a nice program gives way to its own session alone, and the session has to be nice.
 */
export function givingWay(command: readonly string[]): readonly string[] {
  return process.platform === "win32" ? command : ["sh", "-c", `{ echo ${NICENESS} > /proc/self/autogroup; } 2> /dev/null; exec nice -n ${NICENESS} "$@"`, "sh", ...command];
}

const reportOf = (name: string, reports: string): string => join(reports, `${name}.json`);

function commandOf(run: Step["run"], report: string): readonly string[] {
  if ("task" in run) return [process.execPath, join("server/tasks", run.task)];
  const npm = process.env["npm_execpath"];
  const npmRun = [...(npm === undefined ? [] : [npm]), "run", "--silent"];
  const script = "script" in run ? [run.script] : [run.mocha, "--", "--reporter", "json", "--reporter-option", `output=${report}`];
  return [npm === undefined ? "npm" : process.execPath, ...npmRun, ...script];
}

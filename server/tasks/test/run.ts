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
  const file = join(reports, `${step.name}.json`);
  const { status, output } = await start(step, file);
  const ended = { step, durationMs: performance.now() - started, output };
  if (!("mocha" in step.run)) return { ...ended, state: status === 0 ? "passed" : status === IMPOSSIBLE ? "impossible" : "failed" };
  if (!existsSync(file)) return { ...ended, state: "failed" };
  const report = JSON.parse(readFileSync(file, "utf8")) as Report;
  return { ...ended, report, state: status === 0 && report.stats.tests > 0 ? "passed" : "failed" };
}

function start({ run }: Step, report: string): Promise<Ended> {
  if ("task" in run) return program(process.execPath, [join("server/tasks", run.task)]);
  if ("script" in run) return npmScript(run.script);
  return npmScript(run.mocha, "--", "--reporter", "json", "--reporter-option", `output=${report}`);
}

function npmScript(...args: readonly string[]): Promise<Ended> {
  const npm = process.env["npm_execpath"];
  return npm ? program(process.execPath, [npm, "run", "--silent", ...args]) : program("npm", ["run", "--silent", ...args]);
}

function program(command: string, args: readonly string[]): Promise<Ended> {
  const python = testPython();
  const browser = findBrowser();
  const environment = {
    ...process.env,
    ...(python ? { MODELWRIGHT_PYTHON: python } : {}),
    ...(browser ? { MODELWRIGHT_BROWSER: browser } : {}),
  };
  return runProgram(command, args, { cwd: ROOT, env: environment });
}

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { defaultDriftOptions, driftHtml, driftMarkdown, driftOverTimeHtml, driftOverTimeMarkdown, driftOverTimeSarif, driftOverTimeText, driftSarif, driftText, driftSettings, TEST_NAMES, WINDOW_UNITS, type DriftOptions, type DriftOverTime, type DriftReport, type DriftSarifOptions, type TestName, type WindowUnit } from "../core/index.ts";
import { dataJobs } from "../host/dataJobs.ts";
import { findDriftSettings } from "../host/driftSettings.ts";
import { ownVersion } from "../host/installation.ts";
import { overTime, type OverTimeOrder } from "../host/overTime.ts";
import { isDataAddress } from "../host/sql/address.ts";
import { unknownWord } from "./args.ts";
import { defineCommand, formatOption, WrongArguments, type ExitCode } from "./command.ts";
import { readConfig } from "./configFile.ts";
import { tellEnginesOnInterrupt } from "./interrupt.ts";
import type { Terminal } from "./terminal.ts";

export const driftCommand = defineCommand({
  name: "drift",
  summary: "Compare two data sets (files, or tables of an engine) column by column",
  words: { usage: "REFERENCE CURRENT", least: 2, most: 2 },
  options: {
    format: formatOption(["text", "json", "markdown", "html", "sarif"]),
    test: { kind: "list", value: "COLUMN=TEST", help: `one of ${TEST_NAMES.join(", ")}` },
    mode: { kind: "text", value: "MODE", choices: ["calibrated", "evidently"], help: "calibrated (large and more than chance), or the defaults of Evidently" },
    over: { kind: "text", value: "COLUMN", help: "compare windows of time of CURRENT by this column, by `files` each file of a folder, or as `auto` finds" },
    together: { kind: "flag", help: "look at columns of numbers together as well: a domain classifier, the maximum mean discrepancy and correlations, in a sample of rows" },
    window: { kind: "text", value: "UNIT", choices: WINDOW_UNITS, help: "with --over: hour, day, week or month, else what gives enough windows" },
    "fail-on": { kind: "text", value: "WHAT", default: "drift", help: "end with code 1 on drift (of any column), share=0.5 (of the columns), dataset or never" },
  },
  examples: [
    { line: "modelwright drift reference.csv current.csv", does: "Say which columns changed, and how." },
    { line: "modelwright drift ref.csv cur.csv --test age=psi --format html > drift.html", does: "Choose a test, and write a page." },
    { line: "modelwright drift train.csv traffic.csv --over requested_at --window day", does: "Say when it began: every day against the reference." },
    { line: "modelwright drift train.parquet postgresql://ann@db.example/shop/public.orders", does: "Compare with a table where it is (also clickhouse://, trino://, databricks://, spark://). Passwords come from the environment." },
    { line: "modelwright drift ref.csv cur.csv --config modelwright.drift.yaml --fail-on share=0.3", does: "Take tests and thresholds from a file; fail from 30 % of drifted columns." },
  ],

  run: async ({ words, own, common }, terminal) => {
    const [reference = "", current = ""] = words;
    const fails = failure(own["fail-on"]);
    const fromFile = optionsIn(common.config ?? findDriftSettings(current));
    const options: DriftOptions = { ...defaultDriftOptions, ...fromFile, ...(own.mode && { mode: own.mode }), tests: { ...fromFile.tests, ...Object.fromEntries(own.test.map(testOf)) } };
    if (own.over !== undefined) return courseOf({ reference, current, ...asked(own.over, own.window, options) }, own.format, terminal, own["fail-on"]);
    tellEnginesOnInterrupt();
    const compared = await terminal.timed("drift", () => dataJobs.drift({ reference, current, options, ...(own.together && { together: true }) }));
    if (compared.state === "failed") throw new WrongArguments(compared.reason);
    terminal.result(FORMATS[own.format](compared.report, terminal, current));
    if (own.format === "text") for (const { message } of compared.report.problems) terminal.note(`note: ${message}`);
    // A comparison in which nothing could be compared says nothing about drift.
    if (compared.report.dataset.comparedColumns === 0) return 2;
    return fails(compared.report);
  },
});

const FORMATS: Readonly<Record<"text" | "json" | "markdown" | "html" | "sarif", (report: DriftReport, terminal: Terminal, current: string) => string>> = {
  text: (report, { paint }) => driftText(report, paint),
  json: (report) => `${JSON.stringify(report, undefined, 2)}\n`,
  markdown: driftMarkdown,
  html: driftHtml,
  sarif: (report, _, current) => driftSarif(report, sarifOptions(current)),
};

const sarifOptions = (current: string): DriftSarifOptions => ({ root: pathToFileURL(process.cwd()).href, current: isDataAddress(current) ? current : pathToFileURL(resolve(current)).href, version: ownVersion() });

/** `auto` leaves it to the settings and to what the data are. */
function asked(over: string, unit: WindowUnit | undefined, options: DriftOptions): Pick<OverTimeOrder, "over" | "options"> {
  if (over === "files") return { options, over };
  return over === "auto" ? { options: { ...options, ...(unit && { window: unit }) } } : { options, over: { column: over, ...(unit && { unit }) } };
}

async function courseOf(order: OverTimeOrder, format: keyof typeof FORMATS, terminal: Terminal, failOn: string): Promise<ExitCode> {
  tellEnginesOnInterrupt();
  const done = await terminal.timed("drift", () => overTime(order));
  if (done.state === "failed") throw new WrongArguments(done.reason);
  terminal.result(COURSES[format](done.report, terminal, order.current));
  if (format === "text") for (const problem of done.report.problems) terminal.note(`note: ${problem}`);
  if (done.report.windows.length === 0) return 2;
  return failOn !== "never" && done.report.columns.some(({ drifted }) => drifted.some(Boolean)) ? 1 : 0;
}

const COURSES: Readonly<Record<keyof typeof FORMATS, (report: DriftOverTime, terminal: Terminal, current: string) => string>> = {
  text: (report, { paint }) => driftOverTimeText(report, paint),
  json: (report) => `${JSON.stringify(report, undefined, 2)}\n`,
  markdown: driftOverTimeMarkdown,
  html: driftOverTimeHtml,
  sarif: (report, _, current) => driftOverTimeSarif(report, sarifOptions(current)),
};

/** Reads `--fail-on` before the work begins. */
function failure(word: string): (report: DriftReport) => ExitCode {
  const share = /^share=(0?\.\d+|1(\.0*)?|0)$/.exec(word)?.[1];
  if (share !== undefined) return ({ dataset }) => (dataset.driftedColumns > 0 && dataset.share >= Number(share) ? 1 : 0);
  const check = Object.hasOwn(FAILURES, word) ? FAILURES[word] : undefined;
  if (!check) throw new WrongArguments(unknownWord(word, "value of --fail-on", ["drift", "share=0.5", "dataset", "column", "never"]));
  return (report) => (check(report) ? 1 : 0);
}

const FAILURES: Readonly<Record<string, (report: DriftReport) => boolean>> = {
  drift: ({ columns }) => columns.some(({ drifted }) => drifted),
  column: ({ columns }) => columns.some(({ drifted }) => drifted),
  dataset: ({ dataset }) => dataset.drifted,
  never: () => false,
};

/** A column's name may hold `=` itself. */
function testOf(pair: string): readonly [column: string, test: TestName] {
  const [, column = "", name = ""] = /^(.+)=([^=]*)$/.exec(pair) ?? [];
  if (column === "") throw new WrongArguments(`--test takes COLUMN=TEST, such as age=psi, not "${pair}".`);
  const test = TEST_NAMES.find((known) => known === name);
  if (test === undefined) throw new WrongArguments(unknownWord(name, "test", TEST_NAMES));
  return [column, test];
}

function optionsIn(path: string | undefined): Partial<DriftOptions> {
  if (path === undefined) return {};
  const settings = driftSettings(readConfig(path));
  if (settings.state === "wrong") throw new WrongArguments(`${path}: ${settings.problem}`);
  return settings.options;
}

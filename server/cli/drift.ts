import { defaultDriftOptions, driftHtml, driftMarkdown, driftText, type DriftOptions, type DriftReport, type TestName } from "../core/index.ts";
import { compareFiles } from "../host/drift.ts";
import { unknownWord } from "./args.ts";
import { defineCommand, formatOption, WrongArguments, type ExitCode } from "./command.ts";
import { readConfig } from "./configFile.ts";
import type { Terminal } from "./terminal.ts";

export const driftCommand = defineCommand({
  name: "drift",
  summary: "Compare two CSV or TSV files column by column",
  words: { usage: "REFERENCE CURRENT", least: 2, most: 2 },
  options: {
    format: formatOption(["text", "json", "markdown", "html"]),
    test: { kind: "list", value: "COLUMN=TEST", help: "ks or psi for numbers, chi-square or jensen-shannon for categories" },
    "fail-on": { kind: "text", value: "WHAT", choices: ["column", "dataset", "never"], default: "column", help: "end with code 1 where a column, or the data set as a whole, drifted; or never" },
  },
  examples: [
    { line: "modelwright drift reference.csv current.csv", does: "Say which columns changed, and how." },
    { line: "modelwright drift ref.csv cur.csv --test age=psi --format html > drift.html", does: "Choose a test, and write a page." },
    { line: "modelwright drift ref.csv cur.csv --config drift.json --fail-on dataset", does: 'Take {"significance": 0.01, "share": 0.3, "tests": {"age": "psi"}} from a file.' },
  ],

  run: async ({ words, own, common }, terminal) => {
    const [reference = "", current = ""] = words;
    const fromFile = common.config === undefined ? {} : optionsIn(common.config);
    const options = { ...defaultDriftOptions, ...fromFile, tests: { ...fromFile.tests, ...Object.fromEntries(own.test.map(testOf)) } };
    const compared = await terminal.timed("drift", () => compareFiles(reference, current, options));
    if (compared.state === "failed") throw new WrongArguments(compared.reason);
    terminal.result(FORMATS[own.format](compared.report, terminal));
    if (own.format === "text") for (const { message } of compared.report.problems) terminal.note(`note: ${message}`);
    return verdict(compared.report, own["fail-on"]);
  },
});

const FORMATS: Readonly<Record<"text" | "json" | "markdown" | "html", (report: DriftReport, terminal: Terminal) => string>> = {
  text: (report, { paint }) => driftText(report, paint),
  json: (report) => `${JSON.stringify(report, undefined, 2)}\n`,
  markdown: driftMarkdown,
  html: driftHtml,
};

/** A comparison in which nothing could be compared says nothing about drift. */
function verdict({ dataset, columns }: DriftReport, failOn: "column" | "dataset" | "never"): ExitCode {
  if (dataset.comparedColumns === 0) return 2;
  const failed = { column: columns.some(({ drifted }) => drifted), dataset: dataset.drifted, never: false };
  return failed[failOn] ? 1 : 0;
}

const TESTS: readonly TestName[] = ["ks", "psi", "chi-square", "jensen-shannon"];

/** A column's name may hold `=` itself. */
function testOf(pair: string): readonly [column: string, test: TestName] {
  const [, column = "", name = ""] = /^(.+)=([^=]*)$/.exec(pair) ?? [];
  if (column === "") throw new WrongArguments(`--test takes COLUMN=TEST, such as age=psi, not "${pair}".`);
  return [column, testNamed(name)];
}

function testNamed(name: unknown): TestName {
  const test = TESTS.find((known) => known === name);
  if (test === undefined) throw new WrongArguments(unknownWord(String(name), "test", TESTS));
  return test;
}

function optionsIn(path: string): Partial<DriftOptions> {
  const { significance, share, tests, ...rest } = readConfig(path);
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw new WrongArguments(`${path}: ${unknownWord(unknown, "setting of drift", ["significance", "share", "tests"])}`);
  return {
    ...(significance !== undefined && { significance: shareNamed(path, "significance", significance) }),
    ...(share !== undefined && { share: shareNamed(path, "share", share) }),
    ...(typeof tests === "object" && tests !== null && { tests: Object.fromEntries(Object.entries(tests).map(([column, name]) => [column, testNamed(name)])) }),
  };
}

function shareNamed(path: string, key: string, value: unknown): number {
  if (typeof value === "number" && value > 0 && value <= 1) return value;
  throw new WrongArguments(`${path}: "${key}" must be a number above 0 and up to 1.`);
}

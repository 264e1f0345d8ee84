/**
 * `npm run bench:leakage [-- --verbose]`: how well the leakage rules find what people labelled in real notebooks, and how
 * long a file takes. The cases lie outside the project, in the folder that MODELWRIGHT_CASES names.
 */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { checkDocument, defaultSettings, documentLines, filesOf, openDocument, rules, type Document, type RankedFinding } from "../../server/core/index.ts";
import { loadParsers } from "../../server/host/parsers.ts";
import { scoreLine, tally, type Tally } from "./score.ts";

interface Case {
  readonly id: string;
  readonly kind: "notebook" | "snippet";
  readonly source: string;
  readonly pairs?: readonly LabelledPair[];
  readonly file_labels?: Readonly<Record<string, number>>;
}

interface LabelledPair {
  readonly fit_line: number;
  readonly evaluate_line: number;
  readonly contested: boolean;
  readonly overlap: number;
  readonly preprocessing: number;
}

/** What one file was found to hold. */
interface Predicted {
  readonly pairs: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  readonly text: string;
  readonly milliseconds: number;
}

const folder = resolve(process.env["MODELWRIGHT_CASES"] ?? "../shared/data");
const file = join(folder, "leakage/dev.jsonl");
const verbose = process.argv.includes("--verbose");
const leakageRules = rules.filter((rule) => rule.group === "leakage");

if (existsSync(file)) await run();
else console.log(`Skipped: there is no ${file}. Name the folder with the cases in MODELWRIGHT_CASES.`);

async function run(): Promise<void> {
  await loadParsers();
  const cases = readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line) as Case);
  const predicted = new Map(cases.map((one) => [one, predict(one)]));
  const notebooks = cases.filter((one) => one.kind === "notebook");
  console.log("pairs of real notebooks");
  for (const type of ["overlap", "preprocessing"] as const) {
    report(`${type}, contested left out`, pairScore(notebooks, predicted, type, (pair) => !pair.contested, verbose));
    report(`${type}, all`, pairScore(notebooks, predicted, type, () => true, false));
  }
  console.log("overlap of models that are judged on nothing else: pairs whose file has no other pair of the fit");
  report("overlap, only training rows", pairScore(notebooks, predicted, "overlap", (pair, one) => !hasOther(pair, one), false));
  console.log("files");
  for (const type of ["multi-test", "preprocessing", "overlap"]) report(type, fileScore(notebooks, predicted, type));
  for (const type of ["preprocessing", "overlap"]) report(`${type}, snippets`, fileScore(cases.filter((one) => one.kind === "snippet"), predicted, type));
  reportTimes([...predicted].filter(([one]) => one.kind === "notebook").map(([, { milliseconds }]) => milliseconds));
}

function predict(one: Case): Predicted {
  const before = process.cpuUsage();
  const document = openDocument("file:///case/notebook.py", one.source, defaultSettings);
  const { findings, crashes } = checkDocument(document, { files: filesOf([document]), settings: defaultSettings }, leakageRules);
  const spent = process.cpuUsage(before);
  for (const crash of crashes) console.log(`CRASH ${one.id} ${crash.ruleId} ${crash.message}`);
  const leaks = findings.filter(({ leakage }) => leakage !== undefined);
  return {
    pairs: new Set(leaks.flatMap((finding) => pairKey(document, finding) ?? [])),
    types: new Set(leaks.filter(isWarned).map(({ leakage }) => leakage?.type ?? "")),
    text: leaks.map((finding) => `      ${documentLines(document).position(finding.at.start).line + 1} ${finding.rule.id} ${pairKey(document, finding) ?? ""}`).join("\n"),
    milliseconds: (spent.user + spent.system) / 1000,
  };
}

/** A training score beside a held-out one is only a hint, and no leak of the file. */
function isWarned({ severity, leakage }: RankedFinding): boolean {
  return leakage?.type !== "overlap" || severity !== "hint";
}

function pairKey(document: Document, { leakage }: RankedFinding): string | undefined {
  if (!leakage?.fit || !leakage.evaluate) return undefined;
  const lines = documentLines(document);
  return `${leakage.type} ${lines.position(leakage.fit.start).line + 1}-${lines.position(leakage.evaluate.start).line + 1}`;
}

type Chosen = (pair: LabelledPair, one: Case) => boolean;

function pairScore(cases: readonly Case[], predicted: ReadonlyMap<Case, Predicted>, type: "overlap" | "preprocessing", chosen: Chosen, list: boolean): Tally {
  const outcomes = cases.flatMap((one) =>
    (one.pairs ?? []).filter((pair) => chosen(pair, one)).map((pair) => {
      const found = predicted.get(one)?.pairs.has(`${type} ${pair.fit_line}-${pair.evaluate_line}`) ?? false;
      const expected = pair[type] === 1;
      if (list && found !== expected) console.log(`    ${expected ? "missed" : "false alarm"} ${one.id}:${pair.fit_line}-${pair.evaluate_line} ${type}\n${predicted.get(one)?.text ?? ""}`);
      return { expected, found };
    }),
  );
  return tally(outcomes);
}

function fileScore(cases: readonly Case[], predicted: ReadonlyMap<Case, Predicted>, type: string): Tally {
  const labelled = cases.filter((one) => one.file_labels?.[type] !== undefined);
  return tally(
    labelled.map((one) => {
      const outcome = { expected: one.file_labels?.[type] === 1, found: predicted.get(one)?.types.has(type) ?? false };
      if (verbose && outcome.expected !== outcome.found) console.log(`    ${outcome.expected ? "missed" : "false alarm"} ${one.id} ${type}`);
      return outcome;
    }),
  );
}

function hasOther(pair: LabelledPair, one: Case): boolean {
  return (one.pairs ?? []).some((other) => other.fit_line === pair.fit_line && other.evaluate_line !== pair.evaluate_line);
}

function report(name: string, score: Tally): void {
  console.log(`  ${name.padEnd(36)} ${scoreLine(score)}`);
}

function reportTimes(times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  console.log(`time per notebook, ms of CPU: median ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, max ${at(1)}`);
}

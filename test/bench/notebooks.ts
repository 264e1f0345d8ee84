/**
 * `npm run bench:notebooks [-- --list] [--run SECONDS]`: how well the conversion of notebooks sees names and effects, and what it makes of
 * real notebooks. The cases lie outside the project, in the folder that MODELWRIGHT_CASES names. What runs Python needs one
 * with ruff, pandas and scikit-learn, named by MODELWRIGHT_PYTHON; `--run 20` also runs the offline notebooks that take up to 20 s.
 */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { loadParsers } from "../../server/host/parsers.ts";
import { pythonWith } from "../harness/python.ts";
import { convertCorpus, faults } from "./notebooks/corpus.ts";
import { scoreDefinitions, scoreGraphs, scoreProbes, scoreSlices, type Score } from "./notebooks/names.ts";
import { scoreRuns, scoreSemantics } from "./notebooks/running.ts";

const folder = join(resolve(process.env["MODELWRIGHT_CASES"] ?? "../shared/data"), "notebooks");
const { values } = parseArgs({ options: { list: { type: "boolean" }, run: { type: "string" } } });
const list = values.list === true;

if (existsSync(folder)) await run();
else console.log(`Skipped: there is no ${folder}. Name the folder with the cases in MODELWRIGHT_CASES.`);

async function run(): Promise<void> {
  await loadParsers();
  for (const score of [scoreProbes, scoreDefinitions, scoreGraphs, scoreSlices]) report(score(folder));
  const python = pythonWith("pandas, sklearn, matplotlib");
  if (python === undefined) console.log("semantic cases: skipped, MODELWRIGHT_PYTHON names no Python with pandas, scikit-learn and matplotlib");
  else report(scoreSemantics(folder, python));
  reportCorpus();
  const seconds = Number(values.run ?? 0);
  if (seconds > 0 && python !== undefined) report(await scoreRuns(folder, python, seconds));
}

function report({ name, right, of, wrong }: Score): void {
  console.log(`${name.padEnd(28)} ${right}/${of}`);
  if (list) wrong.forEach((line) => { console.log(`    ${line}${whyOf(line)}`); });
}

interface Explained {
  readonly case: string;
  readonly why: string;
}

/** Where a case and the converter disagree for good, `notebooks-explained.json` says why. */
function whyOf(line: string): string {
  const all = JSON.parse(readFileSync(new URL("notebooks-explained.json", import.meta.url), "utf8")) as readonly Explained[];
  const found = all.find((one) => line.includes(one.case));
  return found ? `\n        explained: ${found.why}` : "";
}

function reportCorpus(): void {
  const all = convertCorpus(folder);
  const python = pythonWith("ruff");
  if (python === undefined) console.log("faults of the projects: skipped, MODELWRIGHT_PYTHON names no Python with ruff");
  const found = python === undefined ? new Map<string, readonly string[]>() : faults(python, all);
  const parseable = all.filter(({ conversion }) => conversion.state === "converted" || !/is written in|cannot be read|not valid Python 3/.test(conversion.reason));
  const sound = parseable.filter(({ path, conversion }) => conversion.state === "converted" && !found.has(path));
  console.log(`${"converted, compile, names sound".padEnd(28)} ${sound.length}/${parseable.length} parseable Python notebooks (${((100 * sound.length) / parseable.length).toFixed(1)} %), of ${all.length} files`);
  const times = all.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  const at = (share: number): string => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(0);
  console.log(`${"time per notebook, ms of CPU".padEnd(28)} median ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)}`);
  if (!list) return;
  for (const { path, conversion } of all) if (conversion.state === "refused") console.log(`    refused ${path}: ${conversion.reason}${whyOf(path)}`);
  for (const [path, lines] of found) console.log(`    ${path}\n        ${lines.slice(0, 5).join("\n        ")}${whyOf(path)}`);
}

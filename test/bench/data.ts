/** `npm run bench:data`: drift of two Parquet files by Modelwright, pandas with SciPy, and Evidently, and false alarms by shape. `-- --rows N`, `-- --pairs N`. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { peerPython } from "../../server/tasks/python.ts";
import { falseAlarms, type AlarmRow } from "./data/falseAlarms.ts";

const { values } = parseArgs({ options: { rows: { type: "string", default: "1000000" }, pairs: { type: "string", default: "200" } } });
const GOALS = { timesFaster: 4, megabytes: 300, alarms: 0.05, found: 1 };

const python = await peerPython("data");
const folder = mkdtempSync(join(tmpdir(), "modelwright-data-"));
try {
  const problems = [...(await speeds()), ...alarms()];
  for (const problem of problems) console.log(`Missed: ${problem}`);
  process.exitCode = problems.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}

interface Run {
  readonly seconds: number;
  /** Of the processor, all threads together. */
  readonly work: number;
  readonly megabytes: number;
  readonly output: string;
}

async function speeds(): Promise<readonly string[]> {
  await measured(python, ["test/bench/data/generate.py", values.rows, folder]);
  const files = ["reference", "current"].map((name) => join(folder, `${name}.parquet`));
  const ours = await measured(process.execPath, ["dist/cli.cjs", "drift", ...files, "--format", "json", "--fail-on", "never"]);
  const peers = { "pandas + SciPy": await measured(python, ["test/bench/data/pandasDrift.py", ...files]), Evidently: await measured(python, ["test/bench/data/evidentlyDrift.py", ...files]) };
  console.log(`\nDrift of 2 x ${values.rows} rows x 20 columns\n`);
  console.table(Object.fromEntries(Object.entries({ Modelwright: ours, ...peers }).map(([name, { seconds, work, megabytes }]) => [name, { seconds: round(seconds), "processor seconds": round(work), megabytes: Math.round(megabytes) }])));
  console.log(`Largest relative difference to SciPy: ${largestDifference(ours.output, peers["pandas + SciPy"].output).toExponential(1)}\n`);
  const slow = Object.entries(peers).filter(([, peer]) => peer.seconds < GOALS.timesFaster * ours.seconds).map(([name, peer]) => `${round(peer.seconds / ours.seconds)} times as fast as ${name}, not ${GOALS.timesFaster}`);
  return ours.megabytes > GOALS.megabytes ? [...slow, `${Math.round(ours.megabytes)} MB, not under ${GOALS.megabytes}`] : slow;
}

/** Time and memory as GNU time tells them, so that the program's own children count. */
function measured(command: string, args: readonly string[]): Promise<Run> {
  const notes = join(folder, "time.txt");
  const child = spawn("/usr/bin/time", ["-o", notes, "-f", "%e %U %S %M", command, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const parts: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => parts.push(part));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code !== 0) {
        reject(new Error(`${command} ${args.join(" ")} ended with ${code ?? "a signal"}`));
        return;
      }
      const [seconds = 0, user = 0, system = 0, kilobytes = 0] = readFileSync(notes, "utf8").trim().split(/\s+/).map(Number);
      resolve({ seconds, work: user + system, megabytes: kilobytes / 1024, output: Buffer.concat(parts).toString() });
    });
  });
}

interface Measured {
  readonly measure: string;
  readonly value: number;
}

function largestDifference(ours: string, theirs: string): number {
  const { columns } = JSON.parse(ours) as { columns: readonly { readonly name: string; readonly statistic: number; readonly pValue: number; readonly effects: readonly Measured[]; readonly others: readonly Measured[] }[] };
  const expected = JSON.parse(theirs) as Readonly<Record<string, readonly number[]>>;
  const differences = columns.flatMap(({ name, statistic, pValue, effects, others }) => [statistic, pValue, effects.at(-1)?.value ?? 0, others.find(({ measure }) => measure === "wasserstein" || measure === "psi")?.value ?? 0].map((value, place) => Math.abs(value - (expected[name]?.[place] ?? Number.NaN)) / Math.max(1e-300, Math.abs(expected[name]?.[place] ?? 0))));
  return Math.max(...differences);
}

function alarms(): readonly string[] {
  const rows = falseAlarms(Number(values.pairs), 7);
  console.log(`False alarms among ${values.pairs} pairs (a tenth of that for 100,000 rows)\n`);
  const shown = ({ shape, rows: size, ours, asEvidently, found }: AlarmRow) => ({ shape, rows: size, "ours, %": round(ours * 100), "Evidently's rules, %": round(asEvidently * 100), "shift found, %": found === undefined ? "" : round(found * 100) });
  console.table(rows.map(shown));
  return rows.flatMap(({ shape, rows: size, ours, found }) => [...(ours > GOALS.alarms ? [`${round(ours * 100)} % false alarms for ${shape}, ${size} rows`] : []), ...(found !== undefined && found < GOALS.found ? [`only ${round(found * 100)} % of shifts found for ${shape}, ${size} rows`] : [])]);
}

function round(number: number): number {
  return Number(number.toPrecision(3));
}

/**
 * `npm run bench`: how long people wait. Drives the built server over stdio and the built command line, and holds what it
 * measures against budgets.json. CPU time and memory over budget fail; wall time depends on what else the machine does.
 */
import { existsSync, readFileSync } from "node:fs";

import { coldCheck } from "./speed/cli.ts";
import { everyKind, slowestOf } from "./speed/everyKind.ts";
import { notebookAnalysis } from "./speed/notebook.ts";
import { completions, keystrokeCases, keystrokes, serverStart, type Measured } from "./speed/server.ts";

interface Budget {
  readonly cpuMs?: number;
  readonly wallMs?: number;
  readonly megabytes?: number;
}

const budgets = JSON.parse(readFileSync("test/bench/budgets.json", "utf8")) as Readonly<Record<string, Budget>>;
const measured = new Set<string>();
let over = 0;

if (!existsSync("dist/server.cjs") || !existsSync("dist/cli.cjs")) throw new Error("Nothing is built: run `npm run build` first.");
console.log(row("", "CPU ms", "budget", "wall ms", "budget", "MB", "budget"));
report(await serverStart());
for (const one of keystrokeCases) (await keystrokes(one)).forEach(report);
report(await completions());
report(await coldCheck());
(await notebookAnalysis()).forEach(report);
const rows = await everyKind();
slowestOf(rows).forEach(report);
console.log(`\nCPU ms in each kind of file\n${row("", "lines", ...Object.keys(rows[0]?.costs ?? {}))}`);
for (const { kind, recognised, lines, costs } of rows) {
  console.log(row(kind, String(lines), ...Object.values(costs).map(({ cpuMs }) => short(cpuMs))));
  if (recognised !== kind) fail(`  this text is taken for ${recognised}.`);
}
for (const id of Object.keys(budgets).filter((name) => !measured.has(name))) fail(`budgets.json has "${id}", which was not measured.`);
process.exitCode = over > 0 ? 1 : 0;

function report({ id, cpuMs, wallMs, megabytes }: Measured): void {
  const budget = budgets[id] ?? {};
  measured.add(id);
  console.log(row(id, short(cpuMs), short(budget.cpuMs), short(wallMs), short(budget.wallMs), short(megabytes), short(budget.megabytes)));
  if (exceeds(cpuMs, budget.cpuMs)) fail(`  ${id} takes more CPU time than its budget.`);
  if (exceeds(megabytes, budget.megabytes)) fail(`  ${id} takes more memory than its budget.`);
  if (exceeds(wallMs, budget.wallMs)) console.log(`  ${id} takes longer than its budget, perhaps because the machine is busy.`);
}

function exceeds(value: number | undefined, budget: number | undefined): boolean {
  return value !== undefined && budget !== undefined && value > budget;
}

function fail(message: string): void {
  over++;
  console.log(message);
}

function row(id: string, ...cells: readonly string[]): string {
  return id.padEnd(26) + cells.map((cell) => cell.padStart(11)).join("");
}

function short(number: number | undefined): string {
  return number === undefined ? "" : number < 100 ? number.toFixed(1) : String(Math.round(number));
}

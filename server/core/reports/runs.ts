import type { MetricSummary, Run } from "../stores/run.ts";
import { printable } from "./codeFrame.ts";
import { alignedColumns, csv } from "./columns.ts";
import { isoTime } from "./times.ts";

const MOST_METRICS = 6;
const ID_LENGTH = 8;
const SYSTEM = "system/";

/** A column that somebody asked about, by the place of the run. */
export interface AskedColumn {
  readonly head: string;
  readonly cells: readonly string[];
}

/** For a terminal: the runs in the order given, with what was asked about and the metrics that most of them have. */
export function runTable(runs: readonly Run[], headStyle?: (head: string) => string, asked: readonly AskedColumn[] = []): string {
  // How the machine was used is nothing to judge a run by.
  const names = frequent(runs.map((run) => Object.keys(run.metrics)));
  const others = names.toSorted((a, b) => Number(a.startsWith(SYSTEM)) - Number(b.startsWith(SYSTEM)));
  const metrics = others.filter((name) => asked.every(({ head }) => head !== name)).slice(0, Math.max(0, MOST_METRICS - asked.length));
  const rows = runs.map((run, place) => [
    run.id.slice(0, ID_LENGTH),
    printable(run.name),
    printable(run.experiment),
    run.status,
    isoTime(run.startTime).slice(0, 16).replace("T", " "),
    ...asked.map(({ cells }) => printable(cells[place] ?? "")),
    ...metrics.map((name) => valueText(run.metrics[name])),
  ]);
  return alignedColumns([["id", "name", "experiment", "status", "started (UTC)", ...asked.map(({ head }) => head), ...metrics], ...rows], headStyle);
}

/** Every parameter and metric of any run is a column; metrics have their last value. */
export function runsCsv(runs: readonly Run[]): string {
  const params = frequent(runs.map((run) => Object.keys(run.params))).toSorted();
  const metrics = frequent(runs.map((run) => Object.keys(run.metrics))).toSorted();
  const head = ["id", "name", "experiment", "store", "status", "startTime", ...params.map((name) => `params.${name}`), ...metrics.map((name) => `metrics.${name}`)];
  const rows = runs.map((run) => [
    run.id,
    run.name,
    run.experiment,
    run.store,
    run.status,
    isoTime(run.startTime),
    ...params.map((name) => run.params[name] ?? ""),
    ...metrics.map((name) => String(run.metrics[name]?.last ?? "")),
  ]);
  return csv([head, ...rows]);
}

/** All names, those of the most runs first. */
function frequent(namesByRun: readonly (readonly string[])[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of namesByRun.flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([name]) => name);
}

function valueText(metric: MetricSummary | undefined): string {
  return String(metric?.last ?? "");
}

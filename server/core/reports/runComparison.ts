import type { Run } from "../stores/run.ts";
import { printable } from "./codeFrame.ts";
import { alignedColumns, csv } from "./columns.ts";
import { isoTime } from "./times.ts";

/** A run with its data sets and packages, such as `data.customers` and `environment.numpy`. */
export interface ComparedRun extends Run {
  readonly made?: Readonly<Record<string, string>>;
}

/** Runs side by side for a terminal: one column each. Of several runs, only parameters in which they differ. */
export function comparisonTable(runs: readonly ComparedRun[], headStyle?: (head: string) => string): string {
  return alignedColumns(rows(runs).map((row) => row.map(printable)), headStyle);
}

export const comparisonCsv = (runs: readonly ComparedRun[]): string => csv(rows(runs));

function rows(runs: readonly ComparedRun[]): readonly (readonly string[])[] {
  const facts: readonly (readonly [name: string, of: (run: Run) => string | undefined])[] = [
    ["id", ({ id }) => id],
    ["experiment", ({ experiment }) => experiment],
    ["tracker", ({ tracker }) => tracker],
    ["store", ({ store }) => store],
    ["status", ({ status }) => status],
    ["started (UTC)", ({ startTime }) => (startTime === undefined ? undefined : isoTime(startTime).slice(0, 19).replace("T", " "))],
    ["seconds", ({ startTime, endTime }) => (startTime === undefined || endTime === undefined ? undefined : String(Math.round((endTime - startTime) / 1000)))],
    ["commit", ({ code }) => code?.commit],
    ["program", ({ code }) => code?.program],
  ];
  const line = (name: string, values: readonly (string | undefined)[]): readonly (readonly string[])[] => (values.every((value) => value === undefined) ? [] : [[name, ...values.map((value) => value ?? "")]]);
  const differing = (values: readonly unknown[]): boolean => runs.length === 1 || new Set(values).size > 1;
  const params = namesOf(runs, ({ params: own }) => own).filter((name) => differing(runs.map((run) => run.params[name])));
  return [
    ["run", ...runs.map(({ name }) => name)],
    ...facts.flatMap(([name, of]) => line(name, runs.map(of))),
    ...params.flatMap((name) => line(`params.${name}`, runs.map((run) => run.params[name]))),
    ...namesOf(runs, ({ metrics }) => metrics).flatMap((name) => line(`metrics.${name}`, runs.map(({ metrics }) => (metrics[name] ? String(metrics[name].last) : undefined)))),
    ...namesOf(runs, ({ made = {} }) => made).filter((name) => differing(runs.map(({ made }) => made?.[name]))).flatMap((name) => line(name, runs.map(({ made }) => made?.[name]))),
    ...namesOf(runs, ({ tags }) => tags).filter((name) => differing(runs.map(({ tags }) => tags[name]))).flatMap((name) => line(`tags.${name}`, runs.map(({ tags }) => tags[name]))),
  ];
}

const namesOf = (runs: readonly ComparedRun[], fields: (run: ComparedRun) => Readonly<Record<string, unknown>>): readonly string[] => [...new Set(runs.flatMap((run) => Object.keys(fields(run))))].toSorted();

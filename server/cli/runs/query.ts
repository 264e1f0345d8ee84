import { cellValueOf, columnName, experiments, hasCells, orderedRuns, readyFilter, readySort, runCells, type AskedColumn, type Run, type RunCells, type WrongQuery } from "../../core/index.ts";
import type { RunList } from "../../host/runs/reader.ts";
import { WrongArguments } from "../command.ts";
import type { Terminal } from "../terminal.ts";
import { withFigures, type ReadStores } from "./stores.ts";

export interface RunQuestion {
  readonly filter: string | undefined;
  readonly sort: readonly string[];
}

export const queryOptions = {
  filter: { kind: "text", value: "QUERY", help: "only runs that pass, in the language of Show Experiments: 'loss < 0.5 and params.model = boosting'" },
  sort: { kind: "list", value: "COLUMN", help: "by a column, the best first: auc, 'min(loss)', 'started asc'; the next sorts what is equal" },
} as const;

/** Runs in the order asked for, and what the question was about. */
export interface Answered {
  readonly list: RunList;
  readonly columns: readonly AskedColumn[];
}

/** The runs that pass a filter, sorted. A question that makes no sense is shown with the place where it does not. */
export async function askedRuns(read: ReadStores, { filter, sort }: RunQuestion, terminal: Terminal): Promise<Answered> {
  if (filter === undefined && sort.length === 0) return { list: read.list, columns: [] };
  const { table } = experiments(read.contents);
  if (table.runs.length === 0) return { list: read.list, columns: [] };
  const known = { table, now: Date.now() };
  const wanted = readyFilter(filter ?? "", known);
  if (wanted.state === "wrong") throw wrong("--filter", filter ?? "", wanted);
  const sorts = sort.map((text) => {
    const ready = readySort(text, known);
    if (ready.state === "wrong") throw wrong("--sort", text, ready);
    return ready.sort;
  });
  const keys = [...new Set([...sorts.map(({ column }) => column), ...(filter === undefined ? [] : wanted.fields)])];
  const figured = keys.filter((key) => FIGURES.test(key)).map(columnName);
  if (figured.length > 0) await withFigures(read, read.list.runs, terminal, figured);
  const data = runCells(experiments(read.contents), known.now);
  const places = orderedRuns(data, (place) => wanted.passes(data, place), sorts);
  if (places.length === 0) terminal.note(`None of the ${table.runs.length} runs passes the filter.`);
  return { list: { ...read.list, runs: runsAt(places, data, read.list.runs) }, columns: keys.filter((key) => !ALWAYS.has(key)).map((key) => columnFor(key, data, places)) };
}

const FIGURES = /^(min|max|mean):/;
/** What the table shows of every run anyway. */
const ALWAYS = new Set(["run:id", "run:name", "run:experiment", "run:status", "run:started"]);

function columnFor(key: string, data: RunCells, places: readonly number[]): AskedColumn {
  const [, figure] = FIGURES.exec(key) ?? [];
  const text = (place: number): string => (hasCells(key) ? data.text(key, place) : undefined) ?? String(cellValueOf(data, key, place) ?? "");
  const cells = places.map(key === "run:duration" ? (place) => seconds(cellValueOf(data, key, place)) : text);
  return { head: figure === undefined ? columnName(key) : `${figure}(${columnName(key)})`, cells };
}

const seconds = (value: number | string | undefined): string => (typeof value === "number" ? `${Math.round(value / 1000)} s` : "");

function runsAt(places: readonly number[], { table }: RunCells, runs: readonly Run[]): readonly Run[] {
  const byKey = new Map(runs.map((run) => [`${run.store}#${run.id}`, run]));
  return places.flatMap((place) => {
    const run = table.runs[place];
    return (run && byKey.get(`${run.store}#${run.id}`)) ?? [];
  });
}

/** The question with a mark under where it goes wrong. */
function wrong(option: string, text: string, { at, reason }: WrongQuery): WrongArguments {
  const line = text.replaceAll(/\s/g, " ");
  return new WrongArguments(`${option}: ${reason}\n\n  ${line}\n  ${" ".repeat(at)}^\n`);
}

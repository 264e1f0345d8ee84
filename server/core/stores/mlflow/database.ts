import { distinctValues, numberCell, textCell, type Cell, type Database } from "../database.ts";
import type { LastValue, RunValues, StoreContents } from "../contents.ts";
import { curveOf } from "../curve.ts";
import { valueOf, type MetricSummary, type RunHead, type RunStatus } from "../run.ts";
import { localPath, mlflowArtifacts, type FolderAt } from "./artifacts.ts";
import { readRegistry, readRunData } from "./registry.ts";
import { codeIn, ownFields } from "./tags.ts";

export const isMlflowDatabase = (tables: ReadonlySet<string>): boolean => ["experiments", "runs", "latest_metrics", "params", "tags"].every((table) => tables.has(table));

/** Reads MLflow's SQLite store. Only columns that every version of its schema has are named; columns are fetched when they are asked for. */
export function readMlflowDatabase(database: Database, folderAt?: FolderAt): StoreContents {
  const runs = readHeads(database);
  const curve = curveQuery(database);
  const places = new Map(runs.map(({ id }, place) => [id, place]));

  function column<Entry>(rows: readonly (readonly Cell[])[], entry: (row: readonly Cell[]) => Entry): readonly (Entry | undefined)[] {
    const cells = new Array<Entry | undefined>(runs.length).fill(undefined);
    for (const row of rows) {
      const place = places.get(String(row[0]));
      if (place !== undefined) cells[place] = entry(row);
    }
    return cells;
  }

  const metric = (name: string): readonly (LastValue | undefined)[] =>
    column(database.rows("SELECT run_uuid, value, CAST(step AS REAL), is_nan FROM latest_metrics WHERE key = ?", name), ([, value, step, isNan]) => ({ last: valueOf(measured(value, isNan)), step: numberCell(step) }));

  return {
    runs,
    problems: [],
    params: distinctValues(database, "params", "key"),
    metrics: distinctValues(database, "latest_metrics", "key"),
    param: (name) => column(database.rows("SELECT run_uuid, value FROM params WHERE key = ?", name), ([, value]) => textCell(value) ?? ""),
    metric,
    summaries: (name) => {
      const extremes = column(database.rows(EXTREMES, name), extremesOf);
      return metric(name).map((last, place) => last && { ...(extremes[place] ?? single(last)), ...last });
    },
    varies: (kind, name) => isVarying(database, kind === "param" ? "params" : "latest_metrics", name, runs.length),
    curve: (runId, name) => curveOf(database.rows(curve, runId, name).map(([step, time, value, isNan]) => [numberCell(step), numberCell(time), measured(value, isNan)])),
    run: (runId) => valuesOfRun(database, runId),
    models: readRegistry(database),
    dataOf: (runId) => readRunData(database, runId),
    artifactsOf: (runId) => {
      const path = localPath(runs[places.get(runId) ?? -1]?.folder ?? "s3:");
      return path === undefined || !folderAt ? undefined : mlflowArtifacts(folderAt(path));
    },
  };
}

/** SQL knows no infinities; MLflow writes the largest numbers that there are instead, and 0 for NaN. */
const LARGEST = 1.7976931348623157e308;

function measured(value: Cell | undefined, isNan: Cell | undefined): number {
  if (Number(isNan) === 1) return NaN;
  const number = numberCell(value);
  return Math.abs(number) >= LARGEST ? number * 2 : number;
}

/**
 * One curve, by its steps and within a step in the order in which it was written. SQLite would rather walk over all runs'
 * values of the metric, for an index has all columns; a plus before a name keeps it from that, and newer versions of MLflow have the right index.
 */
function curveQuery(database: Database): string {
  const [index] = database.rows("SELECT 1 FROM pragma_index_list('metrics') WHERE name = 'index_metrics_run_uuid_key_step'");
  return `SELECT CAST(step AS REAL), CAST(timestamp AS REAL), value, is_nan FROM metrics WHERE run_uuid = ? AND ${index ? "key" : "+key"} = ? ORDER BY step`;
}

const FIGURES = `MIN(CASE WHEN is_nan THEN NULL ELSE value END), MAX(CASE WHEN is_nan THEN NULL ELSE value END),
  AVG(CASE WHEN is_nan OR ABS(value) >= 1.7976931348623157e308 THEN NULL ELSE value END), COUNT(*), SUM(is_nan OR ABS(value) >= 1.7976931348623157e308)
  FROM metrics`;
const EXTREMES = `SELECT run_uuid, ${FIGURES} WHERE key = ? GROUP BY run_uuid`;
const EXTREMES_OF_RUN = `SELECT key, ${FIGURES} WHERE run_uuid = ? GROUP BY +key`;

function valuesOfRun(database: Database, runId: string): RunValues {
  const extremes = new Map(database.rows(EXTREMES_OF_RUN, runId).map((row) => [String(row[0]), extremesOf(row)]));
  const lasts = database.rows("SELECT key, value, CAST(step AS REAL), is_nan FROM latest_metrics WHERE run_uuid = ? ORDER BY +key", runId);
  const metrics = lasts.map(([key, value, step, isNan]) => {
    const last = { last: valueOf(measured(value, isNan)), step: numberCell(step) };
    return [String(key), { ...(extremes.get(String(key)) ?? single(last)), ...last }] as const;
  });
  const params = database.rows("SELECT key, value FROM params WHERE run_uuid = ? ORDER BY +key", runId);
  return { params: Object.fromEntries(params.map(([key, value]) => [String(key), textCell(value) ?? ""])), metrics: Object.fromEntries(metrics) };
}

type Extremes = Omit<MetricSummary, keyof LastValue>;

function extremesOf([, min, max, mean, points, nonFinite]: readonly Cell[]): Extremes {
  return { min: valueOf(measured(min, 0)), max: valueOf(measured(max, 0)), mean: valueOf(numberCell(mean)), points: numberCell(points), nonFinite: numberCell(nonFinite) };
}

const single = ({ last }: LastValue): Extremes => ({ min: last, max: last, mean: last, points: 1, nonFinite: typeof last === "number" ? 0 : 1 });

/** Stops at the first row that differs, so that of a thousand columns only the constant ones are read to their end. */
function isVarying(database: Database, table: "params" | "latest_metrics", name: string, runs: number): boolean {
  const differs = table === "params" ? "value IS NOT first.v" : "(value IS NOT first.v OR is_nan IS NOT first.n)";
  const first = table === "params" ? "SELECT value AS v" : "SELECT value AS v, is_nan AS n";
  const [row] = database.rows(`WITH first AS (${first} FROM ${table} WHERE key = ?1 LIMIT 1) SELECT EXISTS (SELECT 1 FROM ${table}, first WHERE key = ?1 AND ${differs})`, name);
  if (row?.[0] === 1) return true;
  return numberCell(database.rows(`SELECT COUNT(*) FROM ${table} WHERE key = ?`, name)[0]?.[0]) < runs;
}

function readHeads(database: Database): readonly RunHead[] {
  const tags = tagsByRun(database);
  const rows = database.rows(`SELECT r.run_uuid, r.name, e.name, r.status, CAST(r.start_time AS REAL), CAST(r.end_time AS REAL), r.lifecycle_stage = 'deleted' OR e.lifecycle_stage = 'deleted', r.artifact_uri, r.source_name
    FROM runs r LEFT JOIN experiments e ON e.experiment_id = r.experiment_id ORDER BY r.start_time DESC`);
  return rows.map(([id, name, experiment, status, start, end, deleted, folder, program]) => {
    const own = tags.get(String(id)) ?? {};
    // Since MLflow 2 the script stands in a tag alone, and the column is empty.
    const code = codeIn(own, program === "" ? undefined : textCell(program));
    return {
      id: String(id),
      name: textCell(name) ?? own["mlflow.runName"] ?? String(id),
      experiment: textCell(experiment) ?? "",
      store: database.path,
      tracker: "MLflow",
      status: STATUS[String(status)] ?? "unknown",
      ...(typeof start === "number" && start > 0 && { startTime: start }),
      ...(typeof end === "number" && end > 0 && { endTime: end }),
      deleted: deleted === 1,
      tags: own,
      ...ownFields(own),
      ...(code && { code }),
      ...(typeof folder === "string" && { folder }),
    };
  });
}

const STATUS: Readonly<Record<string, RunStatus>> = { RUNNING: "running", SCHEDULED: "scheduled", FINISHED: "finished", FAILED: "failed", KILLED: "killed" };

function tagsByRun(database: Database): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const byRun = new Map<string, Record<string, string>>();
  for (const [id, key, value] of database.rows("SELECT run_uuid, key, value FROM tags ORDER BY key")) {
    const own = byRun.get(String(id)) ?? {};
    own[String(key)] = textCell(value) ?? "";
    byRun.set(String(id), own);
  }
  return byRun;
}

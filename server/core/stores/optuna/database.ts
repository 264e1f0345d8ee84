import { contentsOf, type StoreContents } from "../contents.ts";
import { numberCell, textCell, type Cell, type Database } from "../database.ts";
import { paramText, parseJson, timeIn } from "../numbers.ts";
import type { RunStatus } from "../run.ts";
import { directionOf, distributionOf, paramValue, trialRun, type Study } from "./trial.ts";

export const isOptunaDatabase = (tables: ReadonlySet<string>): boolean => ["studies", "study_directions", "trials", "trial_values", "trial_params"].every((table) => tables.has(table));

/** Reads the studies of Optuna's relational storage: each trial is a run, each objective a metric, reported values a curve. A few queries for all trials. */
export function readOptunaDatabase(database: Database): StoreContents {
  const studies = studiesIn(database);
  const params = grouped(database.rows("SELECT trial_id, param_name, param_value, distribution_json FROM trial_params ORDER BY param_id"));
  const values = grouped(database.rows("SELECT trial_id, value, value_type FROM trial_values ORDER BY objective"));
  const intermediate = grouped(database.rows("SELECT trial_id, CAST(step AS REAL), intermediate_value, intermediate_value_type FROM trial_intermediate_values ORDER BY step"));
  const attributes = grouped(database.rows("SELECT trial_id, key, value_json FROM trial_user_attributes"));
  const trials = database.rows("SELECT trial_id, number, study_id, state, datetime_start, datetime_complete FROM trials ORDER BY trial_id DESC").flatMap(([id, number, studyId, state, start, end]) => {
    const study = studies.get(Number(studyId));
    if (!study) return [];
    const own = (rows: Rows): readonly (readonly Cell[])[] => rows.get(Number(id)) ?? [];
    return {
      study,
      number: numberCell(number),
      status: STATUS[String(state)] ?? ("unknown" as const),
      pruned: state === "PRUNED",
      startTime: timeIn(start),
      endTime: timeIn(end),
      params: Object.fromEntries(own(params).map(([, name, value, distribution]) => [String(name), paramValue(numberCell(value), distributionOf(distribution))])),
      values: own(values).map(([, value, type]) => special(value, type)),
      intermediate: own(intermediate).map(([, step, value, type]) => [numberCell(step), special(value, type)] as const),
      attributes: Object.fromEntries(own(attributes).map(([, key, value]) => [String(key), paramText(parseJson(textCell(value) ?? ""))])),
    };
  });
  return contentsOf(trials.map((trial) => trialRun(trial, database.path)), []);
}

const STATUS: Readonly<Record<string, RunStatus>> = { RUNNING: "running", COMPLETE: "finished", PRUNED: "killed", FAIL: "failed", WAITING: "scheduled" };
const SPECIAL: Readonly<Record<string, number>> = { INF_POS: Infinity, INF_NEG: -Infinity, NAN: NaN };

/** SQL knows no infinities, so their kind stands in a column of its own. */
const special = (value: Cell | undefined, type: Cell | undefined): number => SPECIAL[String(type)] ?? numberCell(value);

type Rows = ReadonlyMap<number, readonly (readonly Cell[])[]>;

/** Rows by their first cell. */
function grouped(rows: readonly (readonly Cell[])[]): Rows {
  const groups = new Map<number, (readonly Cell[])[]>();
  for (const row of rows) {
    const group = groups.get(Number(row[0])) ?? [];
    if (group.length === 0) groups.set(Number(row[0]), group);
    group.push(row);
  }
  return groups;
}

function studiesIn(database: Database): ReadonlyMap<number, Study> {
  const directions = grouped(database.rows("SELECT study_id, direction FROM study_directions ORDER BY objective"));
  const names = new Map(database.rows("SELECT study_id, value_json FROM study_system_attributes WHERE key = 'study:metric_names'").map(([id, json]) => [Number(id), namesIn(json)]));
  return new Map(
    database.rows("SELECT study_id, study_name FROM studies").map(([id, name]) => {
      const metricNames = names.get(Number(id));
      return [Number(id), { name: String(name), directions: (directions.get(Number(id)) ?? []).map(([, direction]) => directionOf(direction)), ...(metricNames && { metricNames }) }];
    }),
  );
}

function namesIn(json: Cell | undefined): readonly string[] | undefined {
  const names = parseJson(textCell(json) ?? "");
  return Array.isArray(names) ? names.map(String) : undefined;
}

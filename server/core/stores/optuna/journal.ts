import { utf8 } from "../../text/utf8.ts";
import { contentsOf, type LoggedRun } from "../contents.ts";
import { growing, type Log } from "../growing.ts";
import { isRecord, numberFrom, paramText, parseJson, timeIn } from "../numbers.ts";
import type { StoreReader } from "../reader.ts";
import type { RunStatus, StoreProblem } from "../run.ts";
import { directionOf, distributionOf, paramValue, trialRun, type Study, type Trial } from "./trial.ts";

export const isOptunaJournal = (firstLine: string): boolean => firstLine.startsWith('{"op_code"');

type Fields = Readonly<Record<string, unknown>>;

interface Journal extends Log {
  readonly studies: (Study | undefined)[];
  readonly trials: Trial[];
  broken: number;
}

/** Reads Optuna's journal, a line per change. Studies and trials are numbered in the order in which they were made. */
export function optunaJournalReader(): StoreReader {
  const journalOf = growing(journal);
  return async ({ root, names }) => {
    const files = (await root.entries()).files.filter(({ name }) => names.includes(name));
    const runs: LoggedRun[] = [];
    const problems: StoreProblem[] = [];
    for (const file of files) {
      const read = await journalOf(file).catch(() => undefined);
      if (!read) {
        problems.push({ file: file.path, message: "This file cannot be read; check its permissions." });
        continue;
      }
      const { trials, studies, broken } = read;
      runs.push(...trials.filter(({ study }) => studies.includes(study)).toReversed().map((trial) => trialRun(trial, file.path)));
      if (broken > 0) problems.push({ file: file.path, message: `${broken === 1 ? "1 line of this journal makes" : `${broken} lines of this journal make`} no sense and are left out.` });
    }
    return contentsOf(runs, problems);
  };
}

function journal(): Journal {
  const state: Journal = {
    studies: [],
    trials: [],
    broken: 0,
    take(bytes) {
      const end = bytes.lastIndexOf(10) + 1;
      for (const line of utf8(bytes.subarray(0, end)).split("\n")) if (line.trim() !== "") takeLine(state, line);
      return end;
    },
  };
  return state;
}

function takeLine(state: Journal, line: string): void {
  const fields = parseJson(line);
  if (isRecord(fields)) OPERATIONS[Number(fields["op_code"])]?.(state, fields);
  else state.broken += 1;
}

/** By `op_code`. */
const OPERATIONS: Readonly<Record<number, (state: Journal, fields: Fields) => void>> = {
  0: (state, { study_name, directions }) => state.studies.push({ name: String(study_name), directions: Array.isArray(directions) ? directions.map(directionOf) : [] }),
  1: (state, { study_id }) => (state.studies[Number(study_id)] = undefined),
  3: (state, { study_id, system_attr }) => {
    const names = isRecord(system_attr) ? system_attr["study:metric_names"] : undefined;
    if (Array.isArray(names)) changeStudy(state, Number(study_id), { metricNames: names.map(String) });
  },
  4: createTrial,
  5: (state, { trial_id, param_name, param_value_internal, distribution }) =>
    changeTrial(state, trial_id, ({ params }) => ({ params: { ...params, [String(param_name)]: paramValue(Number(param_value_internal), distributionOf(distribution)) } })),
  6: (state, fields) => changeTrial(state, fields["trial_id"], () => stateOf(fields)),
  7: (state, { trial_id, step, intermediate_value }) =>
    changeTrial(state, trial_id, ({ intermediate }) => ({ intermediate: [...intermediate.filter(([each]) => each !== step), [Number(step), numberFrom(intermediate_value) ?? NaN]] })),
  8: (state, { trial_id, user_attr }) => changeTrial(state, trial_id, ({ attributes }) => ({ attributes: { ...attributes, ...textsIn(user_attr) } })),
};

function createTrial(state: Journal, fields: Fields): void {
  const study = state.studies[Number(fields["study_id"])];
  const { params, distributions } = fields;
  const own = isRecord(params) && isRecord(distributions) ? Object.entries(params).map(([name, value]) => [name, paramValue(Number(value), distributionOf(distributions[name]))]) : [];
  const empty = { number: state.trials.filter((trial) => trial.study === study).length, pruned: false, values: [], intermediate: [], attributes: textsIn(fields["user_attrs"]), startTime: timeIn(fields["datetime_start"]), endTime: undefined };
  state.trials.push({ study: study ?? { name: "", directions: [] }, ...empty, status: "running", params: Object.fromEntries(own) as Readonly<Record<string, string>>, ...stateOf(fields) });
}

const STATES: readonly RunStatus[] = ["running", "finished", "killed", "failed", "scheduled"];
const PRUNED = 2;

function stateOf({ state, values, value, datetime_start, datetime_complete }: Fields): Partial<Trial> {
  const startTime = timeIn(datetime_start);
  const endTime = timeIn(datetime_complete);
  const all = Array.isArray(values) ? values : value === undefined || value === null ? undefined : [value];
  const status = typeof state === "number" ? STATES[state] : undefined;
  return { ...(status && { status, pruned: state === PRUNED }), ...(startTime !== undefined && { startTime }), ...(endTime !== undefined && { endTime }), ...(all && { values: all.map((each) => numberFrom(each) ?? NaN) }) };
}

function changeTrial(state: Journal, id: unknown, change: (trial: Trial) => Partial<Trial>): void {
  const trial = state.trials[Number(id)];
  if (trial) state.trials[Number(id)] = { ...trial, ...change(trial) };
  else state.broken += 1;
}

/** A study is one object, by which its trials know it; so they get the changed one. */
function changeStudy(state: Journal, id: number, change: Partial<Study>): void {
  const study = state.studies[id];
  if (!study) return;
  const changed = { ...study, ...change };
  state.studies[id] = changed;
  state.trials.forEach((trial, index) => trial.study === study && (state.trials[index] = { ...trial, study: changed }));
}

const textsIn = (value: unknown): Readonly<Record<string, string>> => (isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, paramText(each)])) : {});

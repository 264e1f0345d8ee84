import { evaluate, frameOverSql, profileOverSql, summarizeAnswers, type AnswersWithCases, guessColumns, jointDrift, profile, type DriftReport, type EvaluationColumns, type EvaluationOptions, type EvaluationReport, type ProfileOptions, type ProfileReport } from "../core/index.ts";
import { answersFormatOf, readAnswersFile } from "./answers.ts";
import { driftByColumns, type Progress } from "./columnThreads.ts";
import { placeOf } from "./dataPlace.ts";
import { driftByTables } from "./driftByTables.ts";
import { explain, type Explained, type ExplainOrder } from "./explain.ts";
import { firstDrift } from "./firstDrift.ts";
import { overTime, type OverTimeDone, type OverTimeOrder } from "./overTime.ts";
import { isDataAddress } from "./sql/address.ts";
import { inEngine } from "./sql/inEngine.ts";
import type { Secrets } from "./sql/remoteData.ts";
import { driftInEngines, isInEngine, type EngineOrder } from "./sql/driftInEngines.ts";
import { sampledFrame } from "./sampledFrame.ts";
import { readColumns, readFrame } from "./table.ts";

export type Failed = { readonly state: "failed"; readonly reason: string };

/** What can be done with data files, given their paths. Each job ends with a report or a reason. */
export type DataJobs = {
  readonly drift: { readonly order: EngineOrder; readonly done: Failed | { readonly state: "done"; readonly report: DriftReport } };
  /** How windows of the current data differ from the reference. */
  readonly driftOverTime: { readonly order: OverTimeOrder; readonly done: OverTimeDone };
  readonly evaluate: { readonly order: { readonly path: string; readonly options: EvaluationOptions; readonly secrets?: Secrets }; readonly done: Failed | { readonly state: "done"; readonly report: EvaluationReport } };
  /** What a language model answered, and what changed since an earlier file. */
  readonly answers: { readonly order: { readonly path: string; readonly baseline?: string }; readonly done: Failed | { readonly state: "done"; readonly report: AnswersWithCases } };
  /** What predictions depend on. */
  readonly explain: { readonly order: ExplainOrder; readonly done: Explained };
  readonly columns: { readonly order: { readonly path: string; readonly secrets?: Secrets }; readonly done: Failed | { readonly state: "done"; readonly report: DataColumns } };
  readonly profile: { readonly order: { readonly path: string; readonly options: ProfileOptions; readonly secrets?: Secrets }; readonly done: Failed | { readonly state: "done"; readonly report: ProfileReport } };
};

export interface DataColumns {
  readonly columns: readonly string[];
  /** What is label, prediction and score, as far as names tell. */
  readonly guess?: Pick<EvaluationColumns, "label" | "prediction" | "score">;
  /** The tool whose results of a language model's evaluation these are. */
  readonly answers?: string;
}

export type DataJob = keyof DataJobs;

/** Takes a first answer from the first rows, where the whole takes longer. */
export type FirstAnswer = (report: DriftReport) => void;

export const dataJobs: { readonly [Job in DataJob]: (order: DataJobs[Job]["order"], progress?: Progress, first?: FirstAnswer) => Promise<DataJobs[Job]["done"]> } = {
  drift: async (order, progress, first) => {
    // An engine is asked for the whole at once.
    if (isInEngine(order)) return driftInEngines(order, progress);
    const { reference, current, options } = order;
    const early = first && (await firstDrift(reference, current, options));
    if (early && early.firstRows === undefined) return { state: "done", report: await withTogether(order, early) };
    if (early) first(early);
    const [from, to] = await Promise.all([placeOf(reference), placeOf(current)]);
    const report = from.state === "found" && to.state === "found" ? await driftByColumns({ reference: from.place, current: to.place, options }, progress) : undefined;
    if (report) return { state: "done", report: await withTogether(order, report) };
    const whole = await driftByTables(reference, current, options, progress);
    return whole.state === "failed" ? whole : { state: "done", report: await withTogether(order, whole.report) };
  },
  driftOverTime: overTime,
  evaluate: async ({ path, options, secrets = {} }) => {
    const read = isDataAddress(path) ? await frameInEngine(path, secrets) : await readFrame(path);
    if (read.state === "failed") return read;
    const evaluated = evaluate(read.frame, options);
    return evaluated.state === "failed" ? evaluated : { state: "done", report: evaluated.report };
  },
  answers: async ({ path, baseline }) => {
    const [read, earlier] = await Promise.all([readAnswersFile(path), baseline === undefined ? undefined : readAnswersFile(baseline)]);
    if (read.state === "failed") return read;
    if (earlier?.state === "failed") return earlier;
    return { state: "done", report: { report: summarizeAnswers(read.answers, earlier?.answers), cases: read.answers.cases, earlier: earlier?.answers.cases ?? [] } };
  },
  explain: (order, progress) => explain(order, (done, of, column) => progress?.({ done, of, column })),
  columns: async ({ path, secrets = {} }) => {
    if (isDataAddress(path)) {
      const named = await inEngine(path, secrets, ({ columns }) => Promise.resolve(columns.map(({ name }) => name)));
      return named.state === "failed" ? named : { state: "done", report: withGuess(named.value) };
    }
    const tool = await answersFormatOf(path);
    if (tool !== undefined) return { state: "done", report: { columns: [], answers: tool } };
    const read = await readColumns(path);
    if (read.state === "failed") return read;
    return { state: "done", report: withGuess(read.columns) };
  },
  profile: async ({ path, options, secrets = {} }, progress) => {
    if (isDataAddress(path)) {
      const profiled = await inEngine(path, secrets, (data) => profileOverSql(data, options, (done, of, column) => progress?.({ done, of, column })));
      return profiled.state === "failed" ? profiled : { state: "done", report: profiled.value };
    }
    const read = await readFrame(path);
    return read.state === "failed" ? read : { state: "done", report: profile(read.frame, options) };
  },
};

function withGuess(columns: readonly string[]): DataColumns {
  const guess = guessColumns(columns);
  return { columns, ...(guess && { guess }) };
}

async function frameInEngine(path: string, secrets: Secrets): Promise<Awaited<ReturnType<typeof readFrame>>> {
  const fetched = await inEngine(path, secrets, (data) => frameOverSql(data));
  return fetched.state === "failed" ? fetched : { state: "read", frame: fetched.value };
}

const ROWS_TOGETHER = 2000;

/** Identifiers and what else cannot be compared one by one tell sides apart for no good reason. */
async function withTogether({ reference, current, options, together = options.together }: EngineOrder, report: DriftReport): Promise<DriftReport> {
  if (!together) return report;
  const ignore = [...options.ignore, ...report.columns.filter(({ state }) => state === "undefined").map(({ name }) => name)];
  const [before, after] = [await sampledFrame(reference, ROWS_TOGETHER), await sampledFrame(current, ROWS_TOGETHER)];
  const found = before.state === "read" && after.state === "read" ? jointDrift(before.frame, after.frame, { ...options, ignore }) : undefined;
  return found ? { ...report, together: found } : report;
}

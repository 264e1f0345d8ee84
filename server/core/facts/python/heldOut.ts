import { memo } from "../../memo.ts";
import type { Program } from "./program/program.ts";
import type { Event } from "./flow/events.ts";
import { flowOf } from "./flow/flow.ts";
import { relate, rowsKey } from "./flow/rows.ts";
import type { Evaluation, Fit } from "./flow/value.ts";

/** True when the model has seen none of the rows that it meets. */
export const isHeldOut = (evaluation: Evaluation): boolean =>
  evaluation.rows.length > 0 && evaluation.fits.length > 0 && evaluation.fits.every((fit) => relate(fit.rows, evaluation.rows) !== "overlap");

/** Evaluations, by where they start, whose outcome is compared with the truth. */
export const scoredEvaluations = memo((program: Program): ReadonlySet<number> => {
  const scored = new Set<number>();
  for (const event of flowOf(program).events) {
    if (event.type === "metric") for (const evaluation of event.evaluations) scored.add(evaluation.at.start);
    if (event.type === "evaluation" && /^(score|evaluate)/.test(event.method)) scored.add(event.at.start);
  }
  return scored;
});

/** Rows that were split off have answers; those of a competition's test file do not. */
const isFromSplit = (evaluation: Evaluation): boolean => evaluation.rows.every((part) => part.cuts.some((cut) => cut.type === "side"));

/** Rows that are there to choose by, as their name says: `X_val`, `dev_set`. */
export const isValidation = (name: string | undefined): boolean => /(^|[^a-z])(val|valid|validation|dev|development|cv)(?![a-z])|Val|Dev/.test(name ?? "");

/** One set of held-out rows, and the models that were judged by it. */
export interface TestSet {
  readonly of?: string;
  /** One evaluation per fitted model, in order. */
  readonly uses: readonly { readonly fit: Fit; readonly evaluation: Evaluation }[];
}

/** Held-out rows by which more than one model is judged. */
export const reusedTestSets: (program: Program) => readonly TestSet[] = memo((program: Program): readonly TestSet[] => {
  const scored = scoredEvaluations(program);
  const sets = new Map<string, { fit: Fit; evaluation: Evaluation }[]>();
  const { events } = flowOf(program);
  for (const evaluation of events) {
    if (evaluation.type !== "evaluation" || !isHeldOut(evaluation) || isBaseline(evaluation) || isFeature(evaluation, events, scored) || !(scored.has(evaluation.at.start) || isFromSplit(evaluation))) continue;
    const key = rowsKey(evaluation.rows);
    const uses = sets.get(key) ?? [];
    sets.set(key, uses);
    // After a branch one variable may stand for either of two models: that is one model all the same.
    const fit = evaluation.fits.at(-1);
    if (fit && !uses.some((use) => evaluation.fits.some((one) => use.fit === one || isSameModel(use.fit, one))) && !isBlended(evaluation, uses, events)) uses.push({ fit, evaluation });
  }
  return [...sets.values()].filter((uses) => uses.length > 1 && !isChosenBy(uses, events, scored)).map((uses) => ({ uses, ...(uses[0]?.evaluation.of === undefined ? {} : { of: uses[0].evaluation.of }) }));
});

const isSameModel = (a: Fit, b: Fit): boolean => a.estimator === b.estimator && a.at.start === b.at.start;

/** Nobody chooses the model that only guesses. */
const isBaseline = ({ api }: Evaluation): boolean => /Dummy(Classifier|Regressor)$/.test(api);

/** Predictions that another model takes as its features, and that nobody scores. */
const isFeature = (evaluation: Evaluation, events: readonly Event[], scored: ReadonlySet<number>): boolean => !scored.has(evaluation.at.start) && events.some((event) => event.type === "evaluation" && event.predictedBy?.includes(evaluation) === true);

/** Predictions that are judged only together with those of another model, as their mean. */
function isBlended(evaluation: Evaluation, uses: TestSet["uses"], events: readonly Event[]): boolean {
  const metrics = events.filter((event) => event.type === "metric" && event.evaluations.includes(evaluation));
  return metrics.length > 0 && metrics.every((event) => event.type === "metric" && event.evaluations.some((one) => uses.some((use) => use.evaluation === one)));
}

/** One of the models is judged by other rows afterwards: these were there to choose by. */
function isChosenBy(uses: TestSet["uses"], events: readonly Event[], scored: ReadonlySet<number>): boolean {
  const [first] = uses;
  const last = uses.at(-1);
  const later = last ? events.slice(events.indexOf(last.evaluation) + 1) : [];
  return later.some((event) => event.type === "evaluation" && first !== undefined && scored.has(event.at.start) && isHeldOut(event) && relate(event.rows, first.evaluation.rows) === "disjoint" && event.fits.some((fit) => uses.some((use) => use.fit === fit)));
}

import { memo } from "../../memo.ts";
import type { Program } from "./program/program.ts";
import { eventIndex, type EventIndex } from "./eventIndex.ts";
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
  const index = eventIndex(program);
  const sets = new Map<string, Uses>();
  for (const evaluation of index.evaluations) {
    if (!isHeldOut(evaluation) || isBaseline(evaluation)) continue;
    if (scored.has(evaluation.at.start) ? isBlended(evaluation, sets, index) : index.features.has(evaluation) || !isFromSplit(evaluation)) continue;
    const key = rowsKey(evaluation.rows);
    const uses = sets.get(key) ?? { list: [], models: new Set(), evaluations: new Set() };
    sets.set(key, uses);
    // After a branch one variable may stand for either of two models: that is one model all the same.
    const fit = evaluation.fits.at(-1);
    if (!fit || evaluation.fits.some((one) => uses.models.has(modelKey(one)))) continue;
    uses.list.push({ fit, evaluation });
    uses.models.add(modelKey(fit));
    uses.evaluations.add(evaluation);
  }
  return [...sets.values()].flatMap(({ list }) => (list.length > 1 && !isChosenBy(list, index, scored) && !leavesOthers(list) ? [{ uses: list, ...(list[0]?.evaluation.of === undefined ? {} : { of: list[0].evaluation.of }) }] : []));
});

interface Uses {
  readonly list: { readonly fit: Fit; readonly evaluation: Evaluation }[];
  readonly models: Set<string>;
  readonly evaluations: Set<Evaluation>;
}

const modelKey = ({ estimator, at }: Fit): string => `${estimator}/${at.start}`;

/** Nobody chooses the model that only guesses. */
const isBaseline = ({ api }: Evaluation): boolean => /Dummy(Classifier|Regressor)$/.test(api);

/** Predictions that are judged only together with those of another model, as their mean. */
function isBlended(evaluation: Evaluation, sets: ReadonlyMap<string, Uses>, index: EventIndex): boolean {
  const uses = sets.get(rowsKey(evaluation.rows))?.evaluations;
  const metrics = index.metrics.get(evaluation) ?? [];
  return uses !== undefined && metrics.length > 0 && metrics.every((metric) => metric.evaluations.some((one) => uses.has(one)));
}

/** What judges was split off the training side of another split, whose test side waits for the last look. */
function leavesOthers(uses: TestSet["uses"]): boolean {
  return uses.every(({ evaluation }) => evaluation.rows.every((part) => {
    const sides = part.cuts.flatMap((cut) => (cut.type === "side" && cut.split.startsWith("split") ? [cut.side] : []));
    return sides.length > 1 && sides[0] === "train";
  }));
}

/** One of the models is judged by other rows afterwards: these were there to choose by. */
function isChosenBy(uses: TestSet["uses"], { evaluations }: EventIndex, scored: ReadonlySet<number>): boolean {
  const [first] = uses;
  const last = uses.at(-1);
  if (!first || !last) return false;
  const fits = new Set(uses.map(({ fit }) => fit));
  const later = evaluations.slice(evaluations.indexOf(last.evaluation) + 1);
  return later.some((one) => one.fits.some((fit) => fits.has(fit)) && scored.has(one.at.start) && isHeldOut(one) && relate(one.rows, first.evaluation.rows) === "disjoint");
}

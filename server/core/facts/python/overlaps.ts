import { memo } from "../../memo.ts";
import type { Program } from "./program/program.ts";
import type { FitEvent, SplitEvent } from "./flow/events.ts";
import { eventIndex } from "./eventIndex.ts";
import { flowOf } from "./flow/flow.ts";
import type { Cut, Rows } from "./flow/rows.ts";
import type { Evaluation, Fit } from "./flow/value.ts";
import { isHeldOut, scoredEvaluations } from "./heldOut.ts";
import { spoiledOf, type Spoiled } from "./spoiled.ts";

/** How it comes that a model is judged on rows that it was trained on. */
export type OverlapCause =
  /** The test side of a split is among the training rows. */
  | "test"
  /** The same, by a search that then scores. */
  | "search"
  /** What calibrates a model was fitted on the test side. */
  | "calibration"
  /** A model that blends others was fitted on what these say of the test side. */
  | "blend"
  /** Two slices of one table meet. */
  | "slices"
  /** A sample was drawn for training and not taken out of the rest. */
  | "sample"
  /** Training and test come from two splits of the same rows. */
  | "splits"
  /** A loop over folds mixes up the two sides. */
  | "folds"
  /** The model is judged on nothing else. */
  | "only"
  /** A training score beside a held-out one, or clusters of the rows that they were found in. */
  | "beside";

export interface Overlap {
  readonly cause: OverlapCause;
  readonly fit: Fit;
  readonly role: FitEvent["role"];
  readonly evaluation: Evaluation;
  readonly split?: SplitEvent;
  readonly scored: boolean;
}

export const overlapsOf: (program: Program) => readonly Overlap[] = memo((program: Program): readonly Overlap[] => {
  const scored = scoredEvaluations(program);
  return spoiledOf(program)
    .filter((spoiled) => spoiled.overlap !== "none" && !isBesideHeldOut(program, spoiled.evaluation) && (scored.has(spoiled.evaluation.at.start) || !isNoJudgement(program, spoiled)))
    .map(({ fit, role, evaluation, split, ...rest }) => ({
      cause: causeOf(program, { fit, role, evaluation, ...(split ? { split } : {}), ...rest }),
      fit,
      role,
      evaluation,
      ...(split ? { split } : {}),
      scored: scored.has(evaluation.at.start),
    }));
});

/** Predictions that are printed, or made from the last training rows for those that follow, judge nobody. */
function isNoJudgement(program: Program, { fit, evaluation }: Spoiled): boolean {
  const isPrinted = /^(print|display)\b/.test(flowOf(program).frames.text(evaluation.statement));
  return isPrinted || evaluation.rows.every((part) => part.cuts.some((cut) => isTail(cut) && !cutsOf(fit.rows).includes(cut)));
}

/** `[-12:]` */
const isTail = (cut: Cut): boolean => cut.type === "interval" && cut.high === undefined && cut.low !== undefined && (typeof cut.low === "number" ? cut.low < 0 : cut.low.startsWith("-"));

/** One statement gives both scores, or one function cross-validates the model too: whoever wrote it knows which is which. */
function isBesideHeldOut(program: Program, evaluation: Evaluation): boolean {
  const { byEstimator, crossValidations } = eventIndex(program);
  const { round, estimator, statement } = evaluation;
  const isCrossValidated = crossValidations.get(estimator)?.some((one) => one.round !== 0 && one.round === round) ?? false;
  return isCrossValidated || (byEstimator.get(estimator) ?? []).some((one) => one.statement.start === statement.start && isHeldOut(one));
}

function causeOf(program: Program, spoiled: Spoiled): OverlapCause {
  const { fit, role, evaluation, split } = spoiled;
  if (role === "cluster" || !fit.labelled) return "beside";
  const own = cutsOf(fit.rows);
  const other = cutsOf(evaluation.rows);
  if (spoiled.overlap === "all" && split && hasSide(other, split, "test")) return onTestSide(fit, role);
  if (own.some((cut) => cut.type === "interval") && other.some((cut) => cut.type === "interval") && spoiled.overlap === "some") return "slices";
  if (own.some((cut) => cut.type === "side" && cut.split.startsWith("sample")) && spoiled.overlap === "some" && other.length === 0) return "sample";
  if (spoiled.overlap === "some" && other.some((cut) => cut.type === "side") && own.some((cut) => cut.type === "side")) return "splits";
  return isAlsoHeldOut(program, evaluation) ? "beside" : [...own, ...other].some(isFold) ? "folds" : "only";
}

/** The model is judged by rows that it has not seen as well, somewhere. */
function isAlsoHeldOut(program: Program, { estimator }: Evaluation): boolean {
  const { byEstimator, crossValidations } = eventIndex(program);
  return crossValidations.has(estimator) || (byEstimator.get(estimator) ?? []).some(isHeldOut);
}

/** Classes of scikit-learn that turn what a model says into a probability or a decision. */
const CALIBRATING = /(^|\.)(CalibratedClassifierCV|TunedThresholdClassifierCV|CalibratedClassifier|TemperatureScaling|VennAbersCalibrator)$/;

/** These map one number to another, and are fitted by hand on the predictions of a model. */
const MAPPING = /(^|\.)(IsotonicRegression|LogisticRegression|BetaCalibration)$/;

function onTestSide({ api, predictedBy = [] }: Fit, role: FitEvent["role"]): OverlapCause {
  const models = new Set(predictedBy.map(({ estimator }) => estimator)).size;
  if (models > 1) return "blend";
  if (CALIBRATING.test(api) || (models === 1 && MAPPING.test(api))) return "calibration";
  return role === "search" ? "search" : "test";
}

const isFold = (cut: Cut): boolean => cut.type === "side" && cut.split.startsWith("folds");

const cutsOf = (rows: Rows): readonly Cut[] => rows.flatMap((part) => part.cuts);

const hasSide = (cuts: readonly Cut[], split: SplitEvent, side: string): boolean => cuts.some((cut) => cut.type === "side" && cut.split === split.split && cut.side === side);

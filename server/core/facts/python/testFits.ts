import { memo } from "../../memo.ts";
import type { Program } from "./program/program.ts";
import { eventIndex, type EventIndex } from "./eventIndex.ts";
import type { FitEvent, SplitEvent } from "./flow/events.ts";
import { relate, rowsKey, type Part, type Rows } from "./flow/rows.ts";
import type { Evaluation, Fit, Taint } from "./flow/value.ts";
import { scoredEvaluations } from "./heldOut.ts";
import type { Role } from "./tables/estimators.ts";

/** Something is fitted on rows that are there to test with. */
export interface TestFit {
  readonly event: FitEvent;
  readonly split?: SplitEvent;
  /** The same estimator was fitted on training rows before. */
  readonly again: boolean;
  /** Models that are judged on rows which were prepared so. */
  readonly spoils: readonly SpoiledJudgement[];
}

export interface SpoiledJudgement {
  readonly fit: Fit;
  readonly evaluation: Evaluation;
}

/** Fits on the test side of a split, or on rows that models are tested on and never trained on. */
export const testFitsOf: (program: Program) => readonly TestFit[] = memo((program: Program): readonly TestFit[] => {
  const index = eventIndex(program);
  const scored = scoredEvaluations(program);
  const trained = rowsByOrigin(index.fits.filter(({ role }) => LEARNING.has(role)));
  const found = new Map<number, TestFit>();
  for (const [place, event] of index.fits.entries()) {
    const { rows, at, estimator } = event.fit;
    if (rows.length === 0 || found.has(at.start) || LEARNING.has(event.role)) continue;
    const splitting = index.splitOf(rows);
    const split = splitting && isTestSide(event, splitting) ? splitting : undefined;
    if ((!split && !isApart(event, trained, index)) || !isJudgedBy(event, index)) continue;
    const again = index.fits.slice(0, place).some((one) => one.fit.estimator === estimator && relate(one.fit.rows, rows) === "disjoint");
    found.set(at.start, { event, ...(split ? { split } : {}), again, spoils: spoiledBy(event, index, scored) });
  }
  return [...found.values()];
});

/** What is trained on purpose, and judged by rows of its own. */
const LEARNING: ReadonlySet<Role> = new Set(["model", "search"]);

/** Rows that models are trained on, each set of rows once. */
function rowsByOrigin(fits: readonly FitEvent[]): ReadonlyMap<number, Rows> {
  const distinct = new Map(fits.map(({ fit }) => [rowsKey(fit.rows), fit.rows]));
  const byOrigin = new Map<number, Part[]>();
  for (const part of [...distinct.values()].flat()) {
    const known = byOrigin.get(part.origin);
    if (known) known.push(part);
    else byOrigin.set(part.origin, [part]);
  }
  return byOrigin;
}

const isTestSide = (event: FitEvent, split: SplitEvent): boolean => event.fit.rows.every((part) => part.cuts.some((cut) => cut.type === "side" && cut.split === split.split && cut.side === "test"));

/** No model is trained on the rows, and one is tested on them. */
function isApart({ fit: { rows } }: FitEvent, trained: ReadonlyMap<number, Rows>, index: EventIndex): boolean {
  if (trained.size === 0 || rows.some(({ origin }) => relate(trained.get(origin) ?? [], rows) !== "disjoint")) return false;
  return index.among(rows).some((one) => one.fits.length > 0 && relate(one.rows, rows) === "overlap");
}

/** One judgement per place where a model is fitted and per place where it is judged. */
function spoiledBy({ fit }: FitEvent, index: EventIndex, scored: ReadonlySet<number>): readonly SpoiledJudgement[] {
  const found = new Map<string, SpoiledJudgement>();
  for (const event of index.among(fit.rows)) {
    if (!scored.has(event.at.start) || !event.taints.some((taint) => taint.at.start === fit.at.start)) continue;
    for (const model of event.fits) {
      if (relate(model.rows, event.rows) !== "overlap") found.set(`${model.statement.start}/${event.statement.start}`, { fit: model, evaluation: event });
    }
  }
  return [...found.values()];
}

/** A picture of the test rows judges nobody: what was learned of them must reach a judgement. A program that stops before has one to come. */
function isJudgedBy({ fit }: FitEvent, index: EventIndex): boolean {
  const knows = (taints: readonly Taint[]): boolean => taints.some((taint) => taint.at.start === fit.at.start);
  const isJudged = (event: Evaluation): boolean => event.fits.length > 0 && (knows(event.taints) || event.fits.some((one) => one === fit || knows(one.taints)));
  return index.among(fit.rows).some(isJudged) || index.evaluations.some(isJudged) || index.evaluations.every((event) => event.fits.length === 0);
}

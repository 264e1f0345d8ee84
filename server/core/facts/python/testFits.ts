import { memo } from "../../memo.ts";
import type { Program } from "./program/program.ts";
import { flowOf } from "./flow/flow.ts";
import type { Event, FitEvent, SplitEvent } from "./flow/events.ts";
import { relate } from "./flow/rows.ts";
import type { Evaluation, Fit } from "./flow/value.ts";
import { scoredEvaluations } from "./heldOut.ts";

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
  const { events } = flowOf(program);
  const scored = scoredEvaluations(program);
  const fits = events.filter((event) => event.type === "fit");
  const trained = fits.filter((event) => event.role === "model" || event.role === "search").flatMap((event) => event.fit.rows);
  const found = new Map<number, TestFit>();
  for (const [place, event] of fits.entries()) {
    if (event.fit.rows.length === 0 || found.has(event.fit.at.start)) continue;
    const split = events.find((one): one is SplitEvent => one.type === "split" && isTestSide(event, one));
    const evaluated = events.some((one) => one.type === "evaluation" && one.fits.length > 0 && relate(one.rows, event.fit.rows) === "overlap");
    const apart = trained.length > 0 && relate(trained, event.fit.rows) === "disjoint";
    if ((!split && !(apart && evaluated)) || !isJudgedBy(event, events)) continue;
    const again = fits.slice(0, place).some((one) => one.fit.estimator === event.fit.estimator && relate(one.fit.rows, event.fit.rows) === "disjoint");
    found.set(event.fit.at.start, { event, ...(split ? { split } : {}), again, spoils: spoiledBy(event, events, scored) });
  }
  return [...found.values()];
});

const isTestSide = (event: FitEvent, split: SplitEvent): boolean => event.fit.rows.every((part) => part.cuts.some((cut) => cut.type === "side" && cut.split === split.split && cut.side === "test"));

/** One judgement per place where a model is fitted and per place where it is judged. */
function spoiledBy({ fit }: FitEvent, events: readonly Event[], scored: ReadonlySet<number>): readonly SpoiledJudgement[] {
  const found = new Map<string, SpoiledJudgement>();
  for (const event of events) {
    if (event.type !== "evaluation" || !scored.has(event.at.start) || !event.taints.some((taint) => taint.at.start === fit.at.start)) continue;
    for (const model of event.fits) {
      if (relate(model.rows, event.rows) !== "overlap") found.set(`${model.statement.start}/${event.statement.start}`, { fit: model, evaluation: event });
    }
  }
  return [...found.values()];
}

/** A picture of the test rows judges nobody: what was learned of them must reach a judgement. A program that stops before has one to come. */
function isJudgedBy({ fit }: FitEvent, events: readonly Event[]): boolean {
  const judged = events.filter((event) => event.type === "evaluation" && event.fits.length > 0);
  return judged.length === 0 || judged.some((event) => event.type === "evaluation" && event.taints.some((taint) => taint.at.start === fit.at.start)) || judged.some((event) => event.type === "evaluation" && event.fits.some((one) => one === fit || one.taints.some((taint) => taint.at.start === fit.at.start)));
}

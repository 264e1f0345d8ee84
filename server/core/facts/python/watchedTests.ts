import { memo } from "../../memo.ts";
import type { Program } from "./program/program.ts";
import { flowOf } from "./flow/flow.ts";
import { relate } from "./flow/rows.ts";
import type { Evaluation, Fit, Watched } from "./flow/value.ts";
import { isHeldOut, isValidation, scoredEvaluations } from "./heldOut.ts";

/** A fit that watches rows while it learns, which then test the model. */
export interface WatchedTest {
  readonly fit: Fit;
  readonly watched: Watched;
  readonly evaluation: Evaluation;
  /** Meant as a validation set, by its name or as a fold: what is reported on it is too good all the same, but nobody calls it a test. */
  readonly validation: boolean;
}

export const watchedTests: (program: Program) => readonly WatchedTest[] = memo((program: Program): readonly WatchedTest[] => {
  const found = new Map<number, WatchedTest>();
  for (const evaluation of flowOf(program).events) {
    if (evaluation.type !== "evaluation" || evaluation.rows.length === 0) continue;
    for (const fit of evaluation.fits) {
      const { watched } = fit;
      if (!watched || found.has(watched.at.start) || !sharesOnlyWatched(fit, watched, evaluation) || isTestedElsewhere(program, fit, watched)) continue;
      found.set(watched.at.start, { fit, watched, evaluation, validation: isValidation(watched.of) || isFold(watched) });
    }
  }
  return [...found.values()];
});

const isFold = ({ rows }: Watched): boolean => rows.some((part) => part.cuts.some((cut) => cut.type === "side" && cut.split.startsWith("folds")));

const sharesOnlyWatched = (fit: Fit, watched: Watched, evaluation: Evaluation): boolean =>
  relate(watched.rows, evaluation.rows) === "overlap" && relate(fit.rows, evaluation.rows) !== "overlap";

/** The model is judged by rows that were neither watched nor trained on: the watched ones are a validation set, and may be shown too. */
function isTestedElsewhere(program: Program, fit: Fit, watched: Watched): boolean {
  const scored = scoredEvaluations(program);
  return flowOf(program).events.some((event) => event.type === "evaluation" && event.fits.includes(fit) && scored.has(event.at.start) && isHeldOut(event) && relate(event.rows, watched.rows) === "disjoint");
}

import { memo } from "../../memo.ts";
import type { Program } from "./program/program.ts";
import { flowOf } from "./flow/flow.ts";
import { relate } from "./flow/rows.ts";
import type { Evaluation, Fit, Watched } from "./flow/value.ts";

/** A fit that watches rows while it learns, which then test the model. */
export interface WatchedTest {
  readonly fit: Fit;
  readonly watched: Watched;
  readonly evaluation: Evaluation;
}

export const watchedTests: (program: Program) => readonly WatchedTest[] = memo((program: Program): readonly WatchedTest[] => {
  const found = new Map<number, WatchedTest>();
  for (const evaluation of flowOf(program).events) {
    if (evaluation.type !== "evaluation" || evaluation.rows.length === 0) continue;
    for (const fit of evaluation.fits) {
      const { watched } = fit;
      if (!watched || found.has(watched.at.start) || !sharesOnlyWatched(fit, watched, evaluation)) continue;
      found.set(watched.at.start, { fit, watched, evaluation });
    }
  }
  return [...found.values()];
});

const sharesOnlyWatched = (fit: Fit, watched: Watched, evaluation: Evaluation): boolean =>
  relate(watched.rows, evaluation.rows) === "overlap" && relate(fit.rows, evaluation.rows) !== "overlap";

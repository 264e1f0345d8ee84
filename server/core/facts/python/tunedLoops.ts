import { memo } from "../../memo.ts";
import { contains, type Span } from "../../text/span.ts";
import { settingsTried } from "./settingsTried.ts";
import type { Program } from "./program/program.ts";
import { flowOf } from "./flow/flow.ts";
import type { Evaluation, Fit } from "./flow/value.ts";
import { isHeldOut, isValidation } from "./heldOut.ts";

/** Settings of a model are tried, and the rows of a split's test side judge each. */
export interface TunedLoop {
  /** The setting, such as `n_neighbors`. */
  readonly setting: string;
  readonly fit: Fit;
  readonly evaluation: Evaluation;
  /** Where the best value is picked, if that is to be seen. */
  readonly choice?: Span;
}

export const tunedLoops: (program: Program) => readonly TunedLoop[] = memo((program: Program): readonly TunedLoop[] => {
  const found = new Map<number, TunedLoop>();
  for (const { setting, places, choice } of settingsTried(program.document)) {
    const use = judgedIn(program, places);
    if (use && !found.has(use.evaluation.at.start)) found.set(use.evaluation.at.start, { setting, ...use, ...(choice ? { choice } : {}) });
  }
  return [...found.values()];
});

function judgedIn(program: Program, places: readonly Span[]): { readonly fit: Fit; readonly evaluation: Evaluation } | undefined {
  const isInside = (at: Span): boolean => places.some((place) => contains(place, at));
  for (const event of flowOf(program).events) {
    if (event.type !== "evaluation" || !isInside(event.at) || !isHeldOut(event) || isValidation(event.of)) continue;
    const fit = event.fits.find((one) => isInside(one.at));
    const isTestSide = event.rows.every((part) => part.cuts.some((cut) => cut.type === "side" && cut.side === "test" && !cut.split.startsWith("folds")));
    if (fit && isTestSide) return { fit, evaluation: event };
  }
  return undefined;
}

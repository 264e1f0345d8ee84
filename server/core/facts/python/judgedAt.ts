import { placeOf } from "../../syntax/python/walk.ts";
import type { Span } from "../../text/span.ts";
import { flowOf } from "./flow/flow.ts";
import type { Evaluation, Fit } from "./flow/value.ts";
import { scoredEvaluations } from "./heldOut.ts";
import type { Program } from "./program/program.ts";

/** The first place where the fitted model is judged, to show beside a finding at its fit. */
export function judgedAt(program: Program, fit: Fit): readonly { readonly at: Span; readonly message: string }[] {
  const scored = scoredEvaluations(program);
  const met = flowOf(program).events.filter((event): event is Evaluation => event.type === "evaluation" && event.fits.some((one) => one.at.start === fit.at.start));
  const judging = met.find((event) => scored.has(event.at.start)) ?? met[0];
  return judging ? [{ at: placeOf(judging.at), message: "The model is judged here." }] : [];
}

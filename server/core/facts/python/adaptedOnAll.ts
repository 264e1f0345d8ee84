import { memo } from "../../memo.ts";
import type { Event, FitEvent, SplitEvent } from "./flow/events.ts";
import { flowOf } from "./flow/flow.ts";
import { isWithin } from "./flow/rows.ts";
import type { Fit } from "./flow/value.ts";
import type { Program } from "./program/program.ts";

/** A layer that learned from all rows before they were split, and works inside the model, where its learning is not seen on the rows. */
export interface AdaptedOnAll {
  readonly fit: Fit;
  readonly role: FitEvent["role"];
  readonly split: SplitEvent;
}

export const adaptedOnAll: (program: Program) => readonly AdaptedOnAll[] = memo((program: Program): readonly AdaptedOnAll[] => {
  const { events } = flowOf(program);
  const found = new Map<number, AdaptedOnAll>();
  events.forEach((event, place) => {
    if (event.type !== "fit" || event.method !== "adapt" || event.fit.rows.length === 0) return;
    const { fit, role } = event;
    const split = events.slice(place + 1).find((one): one is SplitEvent => one.type === "split" && one.rows.length > 0 && isWithin(one.rows, fit.rows));
    const isSeen = events.some((one) => one.type === "fit" && one !== event && one.fit.taints.some((taint) => taint.at.start === fit.at.start));
    if (split && !isSeen && isTested(split, events)) found.set(fit.at.start, { fit, role, split });
  });
  return [...found.values()];
});

/** The model is judged by the split's test side, or by nothing in this program. */
function isTested(split: SplitEvent, events: readonly Event[]): boolean {
  const judged = events.filter((event) => event.type === "evaluation");
  return judged.length === 0 || judged.some(({ rows }) => rows.some((part) => part.cuts.some((cut) => cut.type === "side" && cut.split === split.split && cut.side === "test")));
}

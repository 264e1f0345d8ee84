import { memo } from "../../memo.ts";
import type { Program } from "./program/program.ts";
import { eventIndex, type EventIndex } from "./eventIndex.ts";
import type { FitEvent, SplitEvent } from "./flow/events.ts";
import { areToldByTest, isWithin, relate } from "./flow/rows.ts";
import type { Evaluation, Fit, Taint } from "./flow/value.ts";

/** A fitted model meets rows that it, or what prepared its training rows, has seen before. */
export interface Spoiled {
  readonly fit: Fit;
  readonly role: FitEvent["role"];
  readonly evaluation: Evaluation;
  /** What looked at the evaluation rows before the model was trained; empty when the model itself was trained on them. */
  readonly taints: readonly Taint[];
  readonly overlap: "none" | "some" | "all";
  /** The split that made the evaluation rows. */
  readonly split?: SplitEvent;
}

export const spoiledOf: (program: Program) => readonly Spoiled[] = memo((program: Program): readonly Spoiled[] => {
  const index = eventIndex(program);
  const roles = new Map(index.fits.map(({ fit, role }) => [fit, role]));
  const found = new Map<string, Spoiled>();
  for (const evaluation of index.evaluations) {
    if (evaluation.rows.length === 0) continue;
    for (const fit of evaluation.fits) {
      const spoiled = judge(fit, roles.get(fit) ?? "model", evaluation, index);
      const key = `${fit.at.start}/${evaluation.at.start}/${spoiled?.overlap ?? ""}`;
      if (spoiled && !found.has(key)) found.set(key, spoiled);
    }
  }
  return [...found.values()];
});

function judge(fit: Fit, role: FitEvent["role"], evaluation: Evaluation, index: EventIndex): Spoiled | undefined {
  const relation = relate(fit.rows, evaluation.rows);
  const split = index.splitOf(evaluation.rows);
  const common = { fit, role, evaluation, ...(split ? { split } : {}) };
  const within = isWithin(evaluation.rows, fit.rows);
  if (within || (relation === "overlap" && !isChosen(fit, evaluation))) return { ...common, taints: [], overlap: within ? "all" : "some" };
  const taints = fit.taints.filter((taint) => relate(taint.rows, evaluation.rows) === "overlap" && !isCopiedAfter(index.knownAtSplit(evaluation.rows), taint) && !(taint.causal && !mixesRows(split)) && !(taint.chose && areToldByTest(fit.rows, evaluation.rows)));
  return taints.length > 0 ? { ...common, taints, overlap: "none" } : undefined;
}

const mixesRows = (split: SplitEvent | undefined): boolean => split?.node !== undefined && !split.node.arguments.some(({ name, value }) => name === "shuffle" && value.type === "false");

/** Copies that were not there yet when row numbers were split go where their originals go. */
const isCopiedAfter = (known: readonly Taint[] | undefined, taint: Taint): boolean =>
  taint.kind === "duplicate" && known !== undefined && !known.some((other) => other.kind === "duplicate" && other.at.start === taint.at.start);

/** A model that is fitted on the rows without gaps and then predicts for all of them fills gaps. */
function isChosen(fit: Fit, evaluation: Evaluation): boolean {
  return isWithin(fit.rows, evaluation.rows) && fit.rows.every((part) => part.cuts.some((cut) => cut.type === "some" || cut.type === "mask"));
}

import { memo } from "../../memo.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import type { Span } from "../../text/span.ts";
import { describedLeaks } from "./leaks.ts";
import { overlapsOf, type OverlapCause } from "./overlaps.ts";
import type { Program } from "./program/program.ts";
import { shownOverlap } from "./shownOverlap.ts";

/** A score that a program gives and that is spoiled, of whatever kind. */
export interface JudgedLeak {
  readonly type: "preprocessing" | "overlap";
  readonly at: Span;
  readonly fit: Span;
  readonly evaluation: Span;
  /** What happens, as a clause. */
  readonly what: string;
}

/** These are no mistakes: a training score beside another, a model that is judged on nothing else. */
const HARMLESS: ReadonlySet<OverlapCause> = new Set(["beside", "only"]);

export const judgedLeaks: (program: Program) => readonly JudgedLeak[] = memo((program: Program): readonly JudgedLeak[] => [
  ...describedLeaks(program, ["statistic", "imputation", "arithmetic", "decomposition", "selection", "supervised", "duplicate"], false).map(({ leak, name, of, shown }): JudgedLeak => ({
    type: leak.taint.kind === "duplicate" ? "overlap" : "preprocessing",
    at: shown.at,
    fit: placeOf(leak.fit.at),
    evaluation: placeOf(leak.evaluation.at),
    what: `\`${name}\` learned from ${of}, the rows that judge the model among them`,
  })),
  ...overlapsOf(program).filter(({ cause }) => !HARMLESS.has(cause)).map((overlap): JudgedLeak => {
    const { model, trained, shown } = shownOverlap(program, overlap);
    return { type: "overlap", at: shown.at, fit: placeOf(overlap.fit.at), evaluation: placeOf(overlap.evaluation.at), what: `\`${model}\` was trained on \`${trained}\`, which holds the rows that judge it here` };
  }),
]);

import { memo } from "../../memo.ts";
import type { Edit, Span } from "../../text/span.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import type { SplitEvent } from "./flow/events.ts";
import { flowOf } from "./flow/flow.ts";
import { scoredEvaluations } from "./heldOut.ts";
import type { Evaluation, Fit, Taint, TaintKind } from "./flow/value.ts";
import { learnerOf } from "./learner.ts";
import { moveFitBelowSplit } from "./moveFit.ts";
import { atPlace } from "./program/place.ts";
import type { Program } from "./program/program.ts";
import { spoiledOf, type Spoiled } from "./spoiled.ts";

/** Knowledge of the evaluation rows that reached the training rows: where it was learned, and the pair that it spoils. */
export interface Leak {
  readonly taint: Taint;
  readonly fit: Fit;
  readonly evaluation: Evaluation;
  readonly split?: SplitEvent;
  /** The training and evaluation rows come from two files that were put together. */
  readonly joined: boolean;
  /** False when nothing in the program compares the predictions with the truth, as for a competition's test file. */
  readonly scored: boolean;
}

/**
 * Leaks of some kinds. Every source is there with at least one pair that it spoils, and every spoiled pair with at least
 * one source; not each with each, which would bury the reader.
 */
function leaksOf(program: Program, kinds: readonly TaintKind[], joined?: boolean): readonly Leak[] {
  const all = everyLeak(program).filter((leak) => kinds.includes(leak.taint.kind) && (joined === undefined || leak.joined === joined));
  const sources = new Set<number>();
  const pairs = new Set<string>();
  return all.filter((leak) => {
    const pair = `${leak.fit.at.start}/${leak.evaluation.at.start}`;
    if (sources.has(leak.taint.at.start) && pairs.has(pair)) return false;
    sources.add(leak.taint.at.start);
    pairs.add(pair);
    return true;
  });
}

const everyLeak = memo((program: Program): readonly Leak[] => {
  const scored = scoredEvaluations(program);
  return spoiledOf(program).flatMap((spoiled) => spoiled.taints.filter((taint) => !isOfTarget(spoiled.fit, taint)).map((taint): Leak => leak(spoiled, asTargetEncoding(spoiled.fit, taint), scored)));
});

/** The classes of the target may be numbered at any time, in the table as well. */
const isOfTarget = ({ target }: Fit, { kind, columns }: Taint): boolean => kind === "vocabulary" && columns !== undefined && columns.length > 0 && columns.every((name) => target.only?.includes(name));

/** A mean of the target by groups, written into features, is a target encoding by hand. */
function asTargetEncoding({ target }: Fit, taint: Taint): Taint {
  const isTarget = taint.kind === "arithmetic" && taint.groupedOver !== undefined && target.only?.length === 1 && target.only[0] === taint.groupedOver;
  return isTarget ? { ...taint, kind: "supervised" } : taint;
}

function leak({ fit, evaluation, split }: Spoiled, taint: Taint, scored: ReadonlySet<number>): Leak {
  const origins = new Set(fit.rows.map((part) => part.origin));
  const joined = evaluation.rows.every((part) => !origins.has(part.origin));
  return { taint, fit, evaluation, ...(split ? { split } : {}), joined, scored: scored.has(evaluation.at.start) || !joined };
}

/** A leak with the words and places that a message needs. */
export interface DescribedLeak {
  readonly leak: Leak;
  /** The transformer or function: its variable where it has one. */
  readonly name: string;
  /** The rows that it looked at, in backquotes, or `all rows`. */
  readonly of: string;
  /** Where the split is: ` on line 12`, ` in cell 3`, or nothing. */
  readonly place: string;
  readonly shown: Shown;
  /** Edits that move what is learned below the split, where that is sure to be right. */
  readonly moved: readonly Edit[] | undefined;
}

/** The parts of a finding that all leaks have in common. */
export interface Shown {
  readonly at: Span;
  readonly related: readonly { readonly at: Span; readonly message: string }[];
  readonly severity?: "hint";
}

export function describedLeaks(program: Program, kinds: readonly TaintKind[], joined?: boolean): readonly DescribedLeak[] {
  const moves = new Map<string, readonly Edit[] | undefined>();
  return leaksOf(program, kinds, joined).map((leak) => {
    const { name, of, at } = learnerOf(program, leak.taint);
    const key = `${leak.taint.at.start}/${leak.split?.at.start ?? ""}`;
    if (!moves.has(key)) moves.set(key, leak.taint.node && leak.split?.node && moveFitBelowSplit(program.document, leak.taint.node, leak.split.node));
    const moved = moves.get(key);
    return { leak, name, of, place: splitPlace(program, leak), shown: { at, related: relatedOf(leak), ...(leak.scored ? {} : { severity: "hint" }) }, moved };
  });
}

/** Places to show beside a leak, in the order in which things happen. */
function relatedOf(leak: Leak): Shown["related"] {
  const split = leak.split ? [{ at: leak.split.at, message: "The rows are split here." }] : [];
  return [...split, { at: leak.fit.at, message: "A model is fitted on what was prepared." }, { at: leak.evaluation.at, message: "And judged on rows that the preparation has seen." }];
}

/** The places by which a leak is counted. */
export function placesOf(leak: Leak): { readonly fit: Span; readonly evaluate: Span; readonly split?: Span } {
  return { fit: placeOf(leak.fit.statement), evaluate: placeOf(leak.evaluation.statement), ...(leak.split ? { split: placeOf(leak.split.statement) } : {}) };
}

/** Where the split happens, for a message: ` on line 12`, ` in cell 3`, or nothing. */
const splitPlace = (program: Program, { split }: Leak): string => (split ? ` ${atPlace(flowOf(program).frames, split.at.start)}` : "");

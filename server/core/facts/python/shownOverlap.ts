import type { Span } from "../../text/span.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import { flowOf } from "./flow/flow.ts";
import type { Program } from "./program/program.ts";
import type { Overlap } from "./overlaps.ts";

/** The words and places that a message on an overlap needs. */
export interface ShownOverlap {
  readonly model: string;
  readonly rows: string;
  /** The rows that the model was trained on. */
  readonly trained: string;
  readonly shown: {
    readonly at: Span;
    readonly related: readonly { readonly at: Span; readonly message: string }[];
    readonly leakage: { readonly type: "overlap"; readonly fit: Span; readonly evaluate: Span; readonly split?: Span };
  };
}

export function shownOverlap(program: Program, { fit, evaluation, split }: Overlap): ShownOverlap {
  const callee = evaluation.node.callee;
  const named = callee.type === "attribute" ? callee.value : callee;
  const owner = named.type === "name" ? named.name : evaluation.api.replace(/^.*\./, "");
  return {
    model: owner === "" ? "model" : owner,
    rows: evaluation.of ?? flowOf(program).frames.text(callee),
    trained: fit.of ?? "the same rows",
    shown: {
      at: placeOf(callee),
      related: [{ at: placeOf(fit.at), message: "The model is trained here." }, ...(split ? [{ at: split.at, message: "The rows are split here." }] : [])],
      leakage: { type: "overlap", fit: placeOf(fit.statement), evaluate: placeOf(evaluation.statement), ...(split ? { split: placeOf(split.statement) } : {}) },
    },
  };
}

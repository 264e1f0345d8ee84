import { flowOf } from "./flow/flow.ts";
import type { Program } from "./program/program.ts";
import type { Span } from "../../text/span.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import type { Taint } from "./flow/value.ts";

/** How a message names what learned from the rows: the variable where there is one, else the class or function. */
export interface Learner {
  readonly name: string;
  readonly of: string;
  /** What to underline: the callee, without its arguments. */
  readonly at: Span;
}

export function learnerOf(program: Program, taint: Taint): Learner {
  const callee = taint.node?.callee;
  const owner = callee?.type === "attribute" && callee.value.type === "name" && taint.estimator !== undefined ? callee.value.name : taint.source;
  const of = taint.of ?? "all rows";
  const at = callee ? { start: callee.start, end: callee.end } : placeOf(taint.at);
  return { name: owner === "" ? flowOf(program).frames.text(at) : owner, of: of === "all rows" ? of : `\`${of}\``, at };
}

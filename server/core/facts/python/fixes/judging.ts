import { contains } from "../../../text/span.ts";
import type { Statement } from "../../../syntax/python/tree.ts";
import { flowOf } from "../flow/flow.ts";
import type { Evaluation } from "../flow/value.ts";
import type { Program } from "../program/program.ts";

/** The statement that asks the model, and those that compare its answers with the truth, in order. */
export function judgingStatements(program: Program, below: readonly Statement[], evaluation: Evaluation): readonly Statement[] | undefined {
  const metrics = flowOf(program).events.flatMap((event) => (event.type === "metric" && event.evaluations.some((one) => one.at.start === evaluation.at.start) ? [event.at] : []));
  const found = [evaluation.at, ...metrics].map((at) => below.find((node) => contains(node, at)));
  const sure = found.filter((node) => node?.type === "assign" || node?.type === "expressionStatement");
  return sure.length === found.length ? [...new Set(sure)].toSorted((a, b) => a.start - b.start) : undefined;
}

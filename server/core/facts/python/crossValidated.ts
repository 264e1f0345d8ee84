import { memo } from "../../memo.ts";
import type { Span } from "../../text/span.ts";
import type { Call } from "../../syntax/python/expressionTree.ts";
import type { Program } from "./program/program.ts";
import { flowOf } from "./flow/flow.ts";
import { relate } from "./flow/rows.ts";
import type { Taint } from "./flow/value.ts";

/** The first place where rows that were prepared as a whole are handed to something that splits them by itself. */
export interface PreparedForFolds {
  readonly taint: Taint;
  /** The cross-validation or search, without its arguments. */
  readonly at: Span;
  readonly statement: Span;
  readonly name: string;
  /** A search also keeps the best, and is fitted rather than asked. */
  readonly search: boolean;
  /** Every call of this kind that these rows are handed to; `at` is the first. */
  readonly calls: readonly Call[];
}

export const preparedForFolds: (program: Program) => readonly PreparedForFolds[] = memo((program: Program): readonly PreparedForFolds[] => {
  const found = new Map<string, PreparedForFolds>();
  for (const event of flowOf(program).events) {
    const folds = event.type === "crossValidation" ? { ...event, search: false } : event.type === "fit" && event.role === "search" ? { ...event.fit, name: event.fit.api, search: true } : undefined;
    if (!folds) continue;
    for (const taint of folds.taints) {
      const key = `${taint.at.start}/${folds.search ? "search" : "score"}`;
      if (taint.causal || relate(taint.rows, folds.rows) !== "overlap") continue;
      const known = found.get(key);
      const calls = [...new Set([...(known?.calls ?? []), ...(folds.node ? [folds.node] : [])])];
      found.set(key, known ? { ...known, calls } : { taint, at: calleeOf(folds.node, folds.at), statement: folds.statement, name: folds.name.replace(/^.*\./, ""), search: folds.search, calls });
    }
  }
  return [...found.values()];
});

const calleeOf = (node: Call | undefined, at: Span): Span => (node ? { start: node.callee.start, end: node.callee.end } : at);

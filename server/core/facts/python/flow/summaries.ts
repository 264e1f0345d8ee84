import type { Call, Expression } from "../../../syntax/python/expressionTree.ts";
import { make, nameFor, NO_DATA, type Machine } from "./machine.ts";
import { mergeTaints } from "./taints.ts";
import type { Data, Estimator, Fit, Taint, TaintKind, Value } from "./value.ts";

export interface Learned {
  readonly kind: TaintKind;
  /** For a person. */
  readonly source: string;
  readonly node: Expression;
  /** The expression whose rows were looked at. */
  readonly of?: Expression;
  /** Rows that hold what was learned, rather than one value. */
  readonly keepRows?: boolean;
}

/** What a call learns from all rows of its data. */
export function summary(machine: Machine, data: Data, learned: Learned): Value {
  const taints = mergeTaints(data.taints, taintOf(machine, data, learned));
  if (learned.keepRows) {
    return make(machine, { ...data, mask: undefined, taints });
  }
  const isGrouped = data.grouping === "groups";
  const rows = isGrouped ? [{ origin: machine.fresh(), cuts: [] }] : [];
  return make(machine, { ...NO_DATA, taints, rows, order: isGrouped ? machine.fresh() : -1, ...(data.predictedBy ? { predictedBy: data.predictedBy } : {}) });
}

export function taintOf(machine: Machine, data: Data, learned: Learned): readonly Taint[] {
  if (data.rows.length === 0) return [];
  const of = nameFor(machine, learned.of);
  const { start, end } = learned.node;
  const at = { start, end };
  const statement = { start: machine.statement.start, end: machine.statement.end };
  return [{ kind: learned.kind, at, statement, rows: data.rows, source: learned.source, ...(of === undefined ? {} : { of }), ...callOf(learned.node) }];
}

/** What an estimator learned in a fit. */
export function taintOfFit(estimator: Estimator, fit: Fit, kind: TaintKind): readonly Taint[] {
  if (fit.rows.length === 0) return [];
  const { at, statement, rows, of, node } = fit;
  return [{ kind, at, statement, rows, source: estimator.api.replace(/^.*\./, ""), estimator: fit.estimator, ...(of === undefined ? {} : { of }), ...(node ? { node } : {}) }];
}

const callOf = (node: Expression): { readonly node?: Call } => (node.type === "call" ? { node } : {});

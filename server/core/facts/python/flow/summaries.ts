import type { Call, Expression } from "../../../syntax/python/expressionTree.ts";
import { dataOf, make, nameFor, NO_DATA, type Machine } from "./machine.ts";
import { mergeTaints } from "./taints.ts";
import type { Data, Estimator, Fit, Taint, TaintKind, Value } from "./value.ts";

export interface Learned {
  readonly kind: TaintKind;
  /** For a person. */
  readonly source: string;
  readonly node: Expression;
  /** The expression whose rows were looked at. */
  readonly of?: Expression;
  readonly causal?: boolean;
  /** Rows that hold what was learned, rather than one value. */
  readonly keepRows?: boolean;
}

/** What a call learns from all rows of its data. */
export function summary(machine: Machine, data: Data, learned: Learned): Value {
  const taints = mergeTaints(data.taints, taintOf(machine, data, learned));
  if (learned.keepRows) {
    return make(machine, { ...data, mask: undefined, grouping: undefined, madeOf: undefined, taints });
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
  const [column, ...more] = data.grouping === "groups" ? (data.columns.only ?? []) : [];
  const groupedOver = column !== undefined && more.length === 0 ? { groupedOver: column } : {};
  return [{ kind: learned.kind, at, statement, rows: data.rows, source: learned.source, ...(of === undefined ? {} : { of }), ...(learned.causal ? { causal: true } : {}), ...groupedOver, ...callOf(learned.node) }];
}

/** What an estimator learned in a fit. */
export function taintOfFit(estimator: Estimator, fit: Fit, kind: TaintKind): readonly Taint[] {
  if (fit.rows.length === 0) return [];
  const { at, statement, rows, of, node } = fit;
  return [{ kind, at, statement, rows, source: estimator.api.replace(/^.*\./, ""), estimator: fit.estimator, ...(of === undefined ? {} : { of }), ...(node ? { node } : {}) }];
}

/** What fills gaps is an imputation, whatever statistic it is. */
export function imputing(machine: Machine, value: Value): Value {
  const data = dataOf(machine, value);
  if (data.taints.length === 0) return value;
  return make(machine, { ...data, taints: data.taints.map((taint) => (taint.kind === "arithmetic" ? { ...taint, kind: "imputation" as const } : taint)) });
}

const callOf = (node: Expression): { readonly node?: Call } => (node.type === "call" ? { node } : {});

import type { Call } from "../../../syntax/python/expressionTree.ts";
import { handedAt } from "./handed.ts";
import { dataOf, make, type Machine } from "./machine.ts";
import { imputing, summary } from "./summaries.ts";
import { mergeTaints } from "./taints.ts";
import type { Data, Handed, Taint, Value } from "./value.ts";

/** A method that is called on a table, column or array. */
export interface Use {
  readonly machine: Machine;
  readonly node: Call;
  readonly receiver: Value;
  readonly data: Data;
  readonly name: string;
  readonly handed: readonly Handed[];
}

export function fill(use: Use): Value {
  const method = handedAt(use.handed, 1, "method")?.value;
  if (method?.type === "text") return method.value.startsWith("b") ? learned(use, "imputation") : carried(use);
  return make(use.machine, withFillings(use));
}

/** Gaps take the value of the row before, which a shuffling split may put on the other side. */
export function carried(use: Use): Value {
  const of = use.node.callee.type === "attribute" ? use.node.callee.value : use.node;
  return summary(use.machine, { ...withArguments(use), grouping: undefined }, { kind: "imputation", source: "ffill", node: use.node, of, keepRows: true, causal: true });
}

/** The rows with their gaps filled by what the arguments say. */
export const withFillings = (use: Use): Data => withArguments({ ...use, handed: use.handed.map((one) => ({ ...one, value: imputing(use.machine, one.value) })) });

/** The rows of the receiver with what the arguments know. */
export function withArguments({ machine, data, handed }: Use): Data {
  const taints = handed.map(({ value }) => dataOf(machine, value)).flatMap((argument) => argument.taints);
  const rows = data.rows.length > 0 ? data : (handed.map(({ value }) => dataOf(machine, value)).find((argument) => argument.rows.length > 0) ?? data);
  return { ...data, rows: rows.rows, order: rows.order, taints: mergeTaints(data.taints, taints) };
}

/** The rows, with what the method learned of all of them. */
export function learned(use: Use, kind: Taint["kind"], keep = true): Value {
  const of = use.node.callee.type === "attribute" ? use.node.callee.value : use.node;
  return summary(use.machine, withArguments(use), { kind, source: use.name, node: use.node, of, keepRows: keep });
}

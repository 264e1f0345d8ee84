import type { Call } from "../../../syntax/python/expressionTree.ts";
import { columnNames, narrowed } from "./columns.ts";
import { handedTo } from "./handed.ts";
import { contentOf, make, type Machine } from "./machine.ts";
import { taintsWithin } from "./taints.ts";
import type { Data, Handed, Value } from "./value.ts";

/** Methods of a polars table whose arguments describe columns of that table: `df.with_columns(pl.col("x").mean())`. */
const CONTEXTS = new Set(["with_columns", "with_columns_seq", "select", "select_seq", "filter", "remove", "sort", "agg", "group_by", "unique"]);

/** Evaluates the arguments of a call. Those that describe columns of a table are told which table is meant. */
export function handedWithTable(machine: Machine, node: Call, callee: Value): readonly Handed[] {
  const table = callee.type === "method" && CONTEXTS.has(callee.name) ? contentOf(machine, callee.receiver) : undefined;
  if (table?.type !== "data") return handedTo(machine, node);
  const outer = machine.table;
  machine.table = table;
  const handed = handedTo(machine, node);
  machine.table = outer;
  return handed;
}

/** `pl.col("x")`, `pl.all()`: columns of the table that is asked; nothing where no table is, as for an expression that is kept in a variable. */
export function columnExpression(machine: Machine, name: string, handed: readonly Handed[]): Value | undefined {
  const { table } = machine;
  if (!table || !COLUMN_CALLS.test(name)) return undefined;
  const names = handed.map(({ value }) => columnNames(machine, value));
  const only = names.length > 0 && names.every((one) => one !== undefined) ? { only: names.flat() } : {};
  return make(machine, { ...plain(table), columns: narrowed(table.columns, only), taints: taintsWithin(table.taints, only) });
}

const COLUMN_CALLS = /^polars\.(col|all|exclude|selectors\.\w+)$/;

const plain = (table: Data): Data => ({ ...table, viewOf: undefined, mask: undefined, grouping: undefined });

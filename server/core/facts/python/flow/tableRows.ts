import type { Call } from "../../../syntax/python/expressionTree.ts";
import { placeOf } from "../../../syntax/python/walk.ts";
import { columnNames } from "./columns.ts";
import { handedAt, isTrue } from "./handed.ts";
import { contentOf, make, rewrite, type Machine } from "./machine.ts";
import type { Data, Handed, Value } from "./value.ts";

interface Use {
  readonly machine: Machine;
  readonly node: Call;
  readonly receiver: Value;
  readonly data: Data;
  readonly handed: readonly Handed[];
}

/** `table.groupby("store")` */
export function grouped({ machine, node, receiver, data, handed }: Use): Value {
  noteRepeats(machine, receiver, node, handedAt(handed, 0, "by")?.value);
  return make(machine, { ...data, grouping: "groups", madeOf: undefined });
}

/** `table.reset_index()` turns the old row numbers into a column; with `drop=True` they are gone. */
export function renumbered({ machine, data, handed }: Use): Value {
  const isKept = data.read === true && data.grouping === undefined && !isTrue(handedAt(handed, 1, "drop")) && handedAt(handed, 0, "level", "names") === undefined;
  if (!isKept || data.columns.only) return make(machine, data);
  return make(machine, { ...data, columns: { ...data.columns, with: [...new Set([...(data.columns.with ?? []), "index"])] } });
}

/** Columns that tell when a row happened. */
export const TIME = /date|time|year|month|day|week|timestamp|period/i;

export function sortedByTime({ machine, node, handed }: Use): Data["timed"] {
  const names = columnNames(machine, handedAt(handed, 0, "by")?.value);
  return names?.some((name) => TIME.test(name)) ? placeOf(node) : undefined;
}

/** Names of columns that tell whom a row is about, where a model is to work for others as well. */
const WHO = /^(patient|subject|user|customer|client|person|participant|speaker|session|student|driver|household|visitor|borrower|individual|author)(s?|[_ ]?(id|ids|nr|no|num|number|name|code|key|uid))$/i;

/** Who groups a table by such a column says that several rows belong to one of them. */
function noteRepeats(machine: Machine, table: Value, node: Call, key: Value | undefined): void {
  const [column, ...more] = columnNames(machine, key) ?? [];
  if (column === undefined || more.length > 0 || !WHO.test(column)) return;
  const repeats = { column, at: placeOf(node.callee) };
  rewrite(machine, table, (content) => (content.type === "data" ? { ...content, notes: { ...content.notes, repeats } } : content));
  const content = contentOf(machine, table);
  if (content?.type !== "data" || content.viewOf === undefined) return;
  rewrite(machine, { type: "object", id: content.viewOf }, (whole) => (whole.type === "data" ? { ...whole, notes: { ...whole.notes, repeats } } : whole));
}

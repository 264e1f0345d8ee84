import { itemsOf } from "./iteration.ts";
import { dataOf, make, NO_DATA, type Machine } from "./machine.ts";
import { unite } from "./rows.ts";
import { mergeTaints } from "./taints.ts";
import type { Data, Handed, Value } from "./value.ts";

/** Tables on top of each other, or side by side. Where one ends is remembered: it is how they are taken apart again. */
export function stacked(machine: Machine, handed: readonly Handed[], sideBySide: boolean): Value {
  const parts = handed
    .filter(({ name }) => name === undefined || name === "objs" || name === "arrays" || name === "values")
    .flatMap(({ value }) => itemsOf(machine, value) ?? [value])
    .map((value) => dataOf(machine, value))
    .filter((part) => part.rows.length > 0 || part.taints.length > 0);
  const taints = parts.reduce<Data["taints"]>((all, part) => mergeTaints(all, part.taints), []);
  const [first] = parts.filter((part) => part.rows.length > 0);
  if (!first) return make(machine, { ...NO_DATA, taints });
  if (sideBySide || parts.length === 1) {
    return make(machine, { ...first, mask: undefined, viewOf: undefined, taints, columns: {} });
  }
  const rows = parts.reduce<Data["rows"]>((all, part) => unite(all, part.rows), []);
  return make(machine, { ...NO_DATA, rows, order: machine.fresh(), taints, stack: parts.map((part) => ({ rows: part.rows, length: `len${part.order}` })) });
}

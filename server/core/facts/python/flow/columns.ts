import { derivedFrom } from "./derived.ts";
import { contentOf, make, optionsOf, type Machine } from "./machine.ts";
import { taintsWithin } from "./taints.ts";
import type { Columns, Data, Value } from "./value.ts";

/** Some columns of a table: the same rows, and only the knowledge that these columns hold. */
export function selectColumns(machine: Machine, receiver: Value, data: Data, columns: Columns): Value {
  const base = receiver.type === "object" ? { viewOf: receiver.id } : {};
  return make(machine, { ...data, ...base, mask: undefined, taints: taintsWithin(data.taints, columns), columns: columns.only || columns.without ? narrowed(data.columns, columns) : {}, madeOf: columns.only?.flatMap((name) => [name, ...derivedFrom(data.columns.derived, name)]) });
}

export function narrowed(before: Columns, change: Columns): Columns {
  const derived = before.derived ? { derived: before.derived } : {};
  if (change.only) return { only: change.only, ...derived };
  const without = change.without ?? [];
  if (before.only) return { only: before.only.filter((name) => !without.includes(name)), ...derived };
  const kept = before.with?.filter((name) => !without.includes(name)) ?? [];
  return { without: [...(before.without ?? []), ...without], ...(kept.length > 0 ? { with: kept } : {}), ...derived };
}

/** Names of columns, when the value is one text or a list of texts. */
export function columnNames(machine: Machine, value: Value | undefined): readonly string[] | undefined {
  if (!value) return undefined;
  if (value.type === "text") return [value.value];
  if (value.type === "either") {
    const names = optionsOf(value).map((option) => columnNames(machine, option));
    return names.every((one) => one !== undefined) ? [...new Set(names.flat())] : undefined;
  }
  const content = contentOf(machine, value);
  if (content?.type !== "list" || content.open) return undefined;
  const names = content.items.map((item) => columnNames(machine, item));
  return names.every((name) => name !== undefined) ? names.flat() : undefined;
}

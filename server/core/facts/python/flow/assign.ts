import type { Expression, Subscript } from "../../../syntax/python/expressionTree.ts";
import { columnNames } from "./columns.ts";
import { withDerived } from "./derived.ts";
import { unpack } from "./iteration.ts";
import { imputing } from "./summaries.ts";
import { bind, contentOf, dataOf, optionsOf, rewrite, type Machine } from "./machine.ts";
import { inColumns, mergeTaints } from "./taints.ts";
import type { Content, Data, Value } from "./value.ts";

export function assignTo(machine: Machine, target: Expression, value: Value): void {
  if (target.type === "name") bindName(machine, target.name, value);
  else if (target.type === "tuple" || target.type === "list") assignParts(machine, target.items, value);
  else if (target.type === "starred" && target.value) assignTo(machine, target.value, value);
  else if (target.type === "attribute") setPart(machine, machine.evaluate(target.value), [target.name.name], value, target.name.name);
  else if (target.type === "subscript") assignSubscript(machine, target, value);
}

/** A loader is known by its first name, whatever a function that loops over it calls it. */
function bindName(machine: Machine, name: string, value: Value): void {
  rewrite(machine, value, (content) => (content.type === "data" && content.batches === "" ? { ...content, batches: name } : content));
  bind(machine, name, value);
}

function assignParts(machine: Machine, targets: readonly Expression[], value: Value): void {
  const parts = unpack(machine, value, targets.length);
  targets.forEach((target, index) => {
    const part = parts[index];
    if (part) assignTo(machine, target, part);
  });
}

/** `table["column"] = value`, `table.loc[rows, "column"] = value`, `list[0] = value`. */
function assignSubscript(machine: Machine, target: Subscript, value: Value): void {
  const accessor = target.value.type === "attribute" && /^(i?loc|ix|i?at)$/.test(target.value.name.name) ? target.value : undefined;
  const located = accessor !== undefined;
  const base = machine.evaluate(accessor?.value ?? target.value);
  const index = target.index.length === 1 && target.index[0]?.type === "tuple" ? target.index[0].items : target.index;
  const key = located || index.length > 1 ? index[1] : index[0];
  const named = key && key.type !== "slice" ? machine.evaluate(key) : undefined;
  const whole = !located && index.length === 1;
  setPart(machine, base, columnNames(machine, named), index.some((one) => asksForGaps(machine, one)) ? imputing(machine, value) : value, named?.type === "text" ? named.value : undefined, whole);
}

/** `table.loc[table.age.isnull(), "age"]` */
const asksForGaps = (machine: Machine, index: Expression): boolean => index.type !== "slice" && /\b(isnull|isna|isnan)\(/.test(machine.frames.text(index));

function setPart(machine: Machine, base: Value, columns: readonly string[] | undefined, value: Value, key: string | undefined, whole = true): void {
  for (const option of optionsOf(base)) {
    rewrite(machine, option, (content) => withPart(machine, content, columns, value, key, whole));
    const viewed = contentOf(machine, option);
    if (viewed?.type !== "data" || viewed.viewOf === undefined) continue;
    const inner = viewed.columns.only;
    rewrite(machine, { type: "object", id: viewed.viewOf }, (content) => withPart(machine, content, inner, value, undefined, false));
  }
}

function withPart(machine: Machine, content: Content, columns: readonly string[] | undefined, value: Value, key: string | undefined, whole: boolean): Content {
  if (content.type === "instance" && key !== undefined) return { ...content, attributes: withEntry(content.attributes, key, value) };
  if (content.type === "dictionary") return key === undefined ? { ...content, rest: value } : { ...content, entries: withEntry(content.entries, key, value), ...(content.entries.size >= MOST_NAMES ? { rest: value } : {}) };
  if (content.type === "list") return { ...content, items: [...content.items, value].slice(0, 24), open: true };
  if (content.type === "data") return withColumn(content, columns, dataOf(machine, value), whole);
  return content;
}

/** What more is written than anybody writes by hand is not told apart. */
function withEntry(entries: ReadonlyMap<string, Value>, key: string, value: Value): ReadonlyMap<string, Value> {
  return entries.size >= MOST_NAMES && !entries.has(key) ? entries : new Map(entries).set(key, value);
}

function withColumn(data: Data, columns: readonly string[] | undefined, added: Data, whole: boolean): Data {
  const kept = columns && whole ? data.taints.filter((taint) => !taint.columns?.every((name) => columns.includes(name))) : data.taints;
  const taints = mergeTaints(kept, columns ? inColumns(added.taints, columns) : added.taints);
  const rows = data.rows.length === 0 ? { rows: added.rows, order: added.order } : {};
  return { ...data, ...rows, taints, timed: data.timed ?? added.timed, columns: withNames(data, columns ?? [], added) };
}

/** A table with more columns than these is one with any. */
const MOST_NAMES = 400;

function withNames(data: Data, columns: readonly string[], added: Data): Data["columns"] {
  const derived = derivedBy(data, columns, added);
  const { only } = data.columns;
  if (only && only.length > MOST_NAMES) return derived;
  if (only) return { only: columns.every((name) => only.includes(name)) ? only : [...new Set([...only, ...columns])], ...derived };
  const kept = data.columns.with ? { with: data.columns.with } : {};
  return data.columns.without ? { without: data.columns.without.filter((name) => !columns.includes(name)), ...kept, ...derived } : { ...kept, ...derived };
}

/** What the columns were computed from, where the rows are the same. */
function derivedBy(data: Data, columns: readonly string[], added: Data): Pick<Data["columns"], "derived"> {
  const derived = withDerived(data.columns.derived, columns, added.rows.length > 0 ? (added.madeOf ?? []) : []);
  return derived ? { derived } : {};
}

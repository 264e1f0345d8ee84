import { itemsOf } from "./iteration.ts";
import { dataOf, make, NO_DATA, type Machine } from "./machine.ts";
import { placeOf } from "../../../syntax/python/walk.ts";
import { isWithin, unite } from "./rows.ts";
import { taintOf } from "./summaries.ts";
import { mergeTaints } from "./taints.ts";
import type { Expression } from "../../../syntax/python/expressionTree.ts";
import type { Data, Handed, Taint, Value } from "./value.ts";

/** Tables on top of each other, or side by side. Where one ends is remembered: it is how they are taken apart again. */
export function stacked(machine: Machine, node: Expression, handed: readonly Handed[], sideBySide: boolean): Value {
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
  return make(machine, { ...NO_DATA, ...notesOf(machine, node, parts), rows, order: machine.fresh(), taints: mergeTaints(taints, copiesIn(machine, node, parts)), stack: parts.map((part) => ({ rows: part.rows, length: `len${part.order}` })) });
}

/** Tables of different files on top of each other may hold the same row twice. What was read as arrays is put together of parts that were apart before. */
function notesOf(machine: Machine, node: Expression, parts: readonly Data[]): Pick<Data, "notes"> {
  const known = parts.find((part) => part.notes !== undefined)?.notes;
  const isTables = /(^|\.)concat$|\.append$/.test(node.type === "call" ? machine.frames.text(node.callee) : "") && parts.every((part) => part.read === true && part.columns.only?.length !== 1);
  const files = new Set(parts.flatMap((part) => part.rows.map(({ origin }) => origin)));
  const appended = isTables && files.size > 1 ? { appended: placeOf(node) } : {};
  const notes = { ...known, ...appended };
  return Object.keys(notes).length > 0 ? { notes } : {};
}

/** A table on top of some of its own rows: they are in it twice. What a sampler copied is known already, columns on top of each other are not. */
function copiesIn(machine: Machine, node: Expression, parts: readonly Data[]): readonly Taint[] {
  if (parts.some((part) => part.taints.some((taint) => taint.kind === "duplicate"))) return [];
  const whole = parts.find((part, place) => part.columns.only === undefined && parts.some((other, index) => index !== place && isCopied(part, other)));
  return whole ? taintOf(machine, whole, { kind: "duplicate", source: "concat", node }) : [];
}

function isCopied(whole: Data, part: Data): boolean {
  if (part === whole) return true;
  const [one, ...others] = whole.rows;
  const [other, ...more] = part.rows;
  if (!one || !other || others.length > 0 || more.length > 0 || part.columns.only !== undefined) return false;
  return one.cuts.length < other.cuts.length && isWithin(part.rows, whole.rows);
}

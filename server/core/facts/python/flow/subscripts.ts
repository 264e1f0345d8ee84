import type { Expression, Slice, Subscript } from "../../../syntax/python/expressionTree.ts";
import { attribute, settled } from "./attributes.ts";
import { columnNames, selectColumns } from "./columns.ts";
import { partOfMixed } from "./iteration.ts";
import { contentOf, dataOf, either, make, NO_DATA, optionsOf, type Machine } from "./machine.ts";
import { complement, filtered } from "./operators.ts";
import { cutRows, type Edge, type Rows } from "./rows.ts";
import { mergeTaints } from "./taints.ts";
import type { Data, List, Value } from "./value.ts";
import { windowNotes } from "./windows.ts";

export function subscript(machine: Machine, node: Subscript): Value {
  const base = node.value.type === "attribute" ? attribute(machine, node.value) : machine.evaluate(node.value);
  const located = base.type === "method" && /^(i?loc|ix|i?at)$/.test(base.name);
  const receiver = located ? base.receiver : settled(machine, base);
  const index = node.index.length === 1 && node.index[0]?.type === "tuple" ? node.index[0].items : node.index;
  return either(optionsOf(receiver).map((option) => pick(machine, option, index, located)));
}

function pick(machine: Machine, receiver: Value, index: readonly Expression[], located: boolean): Value {
  const content = contentOf(machine, receiver);
  const [first, second] = index;
  if (!first) return receiver;
  if (content?.type === "list") return pickItem(machine, receiver, content, first);
  if (content?.type === "dictionary") {
    const key = machine.evaluate(first);
    const found = key.type === "text" ? content.entries.get(key.value) : undefined;
    return found ?? either([...content.entries.values()]);
  }
  if (content?.type === "estimator") return receiver;
  if (content?.type === "data") {
    const rows = pickRows(machine, receiver, content, first, located || second !== undefined);
    return second && located ? pickColumns(machine, rows, second) : rows;
  }
  if (receiver.type === "scalar" || receiver.type === "index") {
    machine.evaluate(first);
    return receiver.type === "scalar" ? { type: "scalar", symbol: shapeSymbol(machine, receiver.symbol, first) } : receiver;
  }
  machine.evaluate(first);
  return make(machine, NO_DATA);
}

/** `shape[0]` is the length. */
function shapeSymbol(machine: Machine, symbol: string, index: Expression): string {
  if (!symbol.startsWith("shape")) return `${symbol}[]`;
  return index.type === "number" && index.value === 0 ? `len${symbol.slice("shape".length)}` : `${symbol}[${machine.frames.text(index)}]`;
}

function pickItem(machine: Machine, receiver: Value, list: List, index: Expression): Value {
  const value = machine.evaluate(index);
  if (index.type === "slice" && list.counts !== undefined) return sliced(machine, receiver, dataOf(machine, receiver), index);
  if (index.type === "slice") return make(machine, { ...list, items: list.items.slice(numberOf(machine, index.lower), index.upper ? numberOf(machine, index.upper) : undefined) });
  const found = value.type === "scalar" && value.value !== undefined ? list.items.at(value.value) : undefined;
  return found ?? (list.items.length > 0 ? either(list.items) : make(machine, dataOf(machine, receiver)));
}

function numberOf(machine: Machine, node: Expression | undefined): number {
  const value = node && machine.evaluate(node);
  return value?.type === "scalar" ? (value.value ?? 0) : 0;
}

/** `data[first]`: a name means a column, a slice, mask or list of row numbers means rows. */
function pickRows(machine: Machine, receiver: Value, data: Data, index: Expression, byRow: boolean): Value {
  if (index.type === "slice") return sliced(machine, receiver, data, index);
  const value = machine.evaluate(index);
  if (data.batch !== undefined && value.type === "scalar") return receiver;
  if (data.mixed && (value.type === "text" || value.type === "scalar")) return make(machine, partOfMixed(machine, data, value.type === "text" ? value.value : value.symbol));
  const names = byRow ? undefined : columnNames(machine, value);
  const part = value.type === "text" && !byRow ? partNamed(data, value.value) : undefined;
  if (part !== undefined) return rowsCut(machine, { ...data, parts: undefined }, cutRows(data.rows, { type: "side", split: `parts${data.rows[0]?.origin ?? 0}`, side: part }));
  if (names) return selectColumns(machine, receiver, data, { only: names });
  if (value.type === "indices") return rowsCut(machine, data, cutRows(data.rows, { type: "side", split: value.split, side: value.side }));
  if (value.type === "index") return rowsCut(machine, data, value.of);
  if (value.type === "scalar") {
    if (data.rows.length === 0) return receiver;
    return rowsCut(machine, data, cutRows(data.rows, { type: "some", token: `${data.order}[${value.symbol}]` }));
  }
  if (value.type === "text") return make(machine, { ...data, rows: cutRows(data.rows, { type: "some", token: `${data.order}[${value.value}]` }) });
  return byData(machine, receiver, data, value, byRow || ROWS.test(machine.frames.text(index)));
}

/** Keys that parts of the data go by, where it was not read as one table: `stored["x_train"]`. */
const PART = /(?:^|[^a-z])(train|test|val|valid|dev|cv|holdout)(?:ing|idation)?(?:$|[^a-z])/i;

function partNamed(data: Data, key: string): string | undefined {
  if (data.parts) return key;
  return data.read === false ? PART.exec(key)?.[1]?.toLowerCase().replace(/^valid$/, "val") : undefined;
}

/** Names that people give to row numbers and masks; anything else that is not known, `table[features]`, is columns. */
const ROWS = /idx|ind(ex|ices)|\bids?\b|row|mask|msk|fold|train|test|val|perm|order|shuffl|sampl|\b(tr|te|va)\b|\(/i;

function byData(machine: Machine, receiver: Value, data: Data, value: Value, byRow: boolean): Value {
  const chosen = dataOf(machine, value);
  const numbers = byRow ? numbersIn(machine, value) : undefined;
  if (numbers !== undefined) return rowsCut(machine, data, cutRows(data.rows, { type: "some", token: `rows${numbers}` }));
  if (chosen.rows.length === 0) return chooseColumns(machine, receiver, data, chosen);
  const told = { ...data, taints: mergeTaints(data.taints, chosen.taints.map((taint) => (taint.kind === "arithmetic" ? { ...taint, chose: true } : taint))) };
  if (chosen.inverseOf !== undefined) return rowsCut(machine, told, complement(machine, data.rows, chosenRows(machine, data, chosen.inverseOf)));
  if (chosen.mask) return rowsCut(machine, told, filtered(data.rows, chosen, "?"));
  if (!byRow && isNames(data, chosen)) return chooseColumns(machine, receiver, data, NO_DATA);
  if (!byRow && chosen.numbers !== true && (contentOf(machine, value)?.type === "list" || chosen.read === false)) return chooseColumns(machine, receiver, data, chosen);
  return rowsCut(machine, told, permuted(data.rows, chosen.rows, value));
}

/** A loop over a table, or a list of it, gives the names of its columns. */
function isNames(data: Data, chosen: Data): boolean {
  const isOfTable = chosen.looped === true || (chosen.isList === true && chosen.columns.only?.length !== 1);
  return isOfTable && chosen.rows.some(({ origin }) => data.rows.some((part) => part.origin === origin));
}

/** `[3, 5, 8]`, written out. */
function numbersIn(machine: Machine, value: Value): string | undefined {
  const content = contentOf(machine, value);
  if (content?.type !== "list" || content.counts !== undefined || content.items.length === 0) return undefined;
  const numbers = content.items.flatMap((item) => (item.type === "scalar" ? [item.symbol] : []));
  return numbers.length === content.items.length ? numbers.join() : undefined;
}

/** The rows that row numbers pick. */
export function numbered(machine: Machine, data: Data, numbers: Value): Value {
  if (numbers.type === "indices") return rowsCut(machine, data, cutRows(data.rows, { type: "side", split: numbers.split, side: numbers.side }));
  return numbers.type === "index" ? rowsCut(machine, data, numbers.of) : byData(machine, make(machine, data), data, numbers, true);
}

function chosenRows(machine: Machine, data: Data, id: number): Rows {
  const value: Value = { type: "object", id };
  return permuted(data.rows, dataOf(machine, value).rows, value);
}

/** `X[order[:n]]`: the cuts of the row numbers are cuts of the rows. */
function permuted(rows: Rows, numbers: Rows, value: Value): Rows {
  const [part] = numbers;
  const own = value.type === "object" ? value.id : 0;
  if (numbers.length !== 1 || !part || rows.some(({ origin }) => origin === part.origin)) return cutRows(rows, { type: "some", token: `by${own}` });
  return [...part.cuts, { type: "some" as const, token: `by${part.origin}` }].reduce<Rows>((cut, one) => cutRows(cut, one), rows);
}

/** Statistics that set columns against each other, the target among them. */
const ASKING_THE_TARGET = /^(corr|corrwith|corrcoef|pearsonr|spearmanr|chi2|f_classif|f_regression|mutual_info_classif|mutual_info_regression)$/;

function chooseColumns(machine: Machine, receiver: Value, data: Data, chosen: Data): Value {
  const taints = chosen.taints.map((taint) => (ASKING_THE_TARGET.test(taint.source) ? { ...taint, kind: "selection" as const } : taint));
  return selectColumns(machine, receiver, { ...data, taints: mergeTaints(data.taints, taints) }, {});
}

function pickColumns(machine: Machine, rows: Value, index: Expression): Value {
  const data = contentOf(machine, rows);
  if (data?.type !== "data") return rows;
  if (index.type === "slice") {
    for (const part of [index.lower, index.upper]) if (part) machine.evaluate(part);
    return isWhole(index) ? rows : selectColumns(machine, rows, data, {});
  }
  const value = machine.evaluate(index);
  const names = columnNames(machine, value);
  if (names) return selectColumns(machine, rows, data, { only: names });
  return chooseColumns(machine, rows, data, dataOf(machine, value).rows.length > 0 ? NO_DATA : dataOf(machine, value));
}

const isWhole = (slice: Slice): boolean => !slice.lower && !slice.upper;

function sliced(machine: Machine, receiver: Value, data: Data, slice: Slice): Value {
  const step = slice.step && machine.evaluate(slice.step);
  const leaps = step?.type === "scalar" && step.value !== undefined && Math.abs(step.value) > 1;
  if (isWhole(slice) && !leaps) return slice.step ? make(machine, { ...data, order: machine.fresh() }) : receiver;
  const low = edge(machine, slice.lower);
  const high = edge(machine, slice.upper);
  if (leaps || low === "?" || high === "?") return rowsCut(machine, data, cutRows(data.rows, { type: "some", token: `${data.order}${machine.frames.text(slice)}` }));
  const segment = segmentOf(data, low, high);
  const part = { ...data, notes: data.notes && { ...data.notes, appended: undefined }, ...windowNotes(machine, slice) };
  return rowsCut(machine, part, segment ?? cutRows(data.rows, { type: "interval", order: data.order, low, high }));
}

function edge(machine: Machine, node: Expression | undefined): Edge | undefined {
  if (!node) return undefined;
  const value = machine.evaluate(node);
  if (value.type === "scalar") return value.value ?? value.symbol;
  if (value.type === "text") return value.value;
  return machine.frames.text(node);
}

/** Slicing stacked tables back at the length of the first gives the first, or the rest. */
function segmentOf(data: Data, low: Edge | undefined, high: Edge | undefined): Rows | undefined {
  const [first, ...rest] = data.stack ?? [];
  if (!first || rest.length === 0) return undefined;
  if (low === undefined || low === 0) return high === first.length ? first.rows : undefined;
  if (low !== first.length) return high === undefined && low === `-${rest.at(-1)?.length ?? ""}` ? rest.at(-1)?.rows : undefined;
  return high === undefined ? rest.flatMap((segment) => segment.rows) : undefined;
}

/** The stack no longer fits once rows are taken out. */
export function rowsCut(machine: Machine, data: Data, rows: Rows): Value {
  return make(machine, { ...data, rows, order: machine.fresh(), stack: undefined, mask: undefined, viewOf: undefined });
}

import type { Call } from "../../../syntax/python/expressionTree.ts";
import { placeOf } from "../../../syntax/python/walk.ts";
import { methodEffect, type MethodEffect } from "../tables/methods.ts";
import { columnNames, narrowed } from "./columns.ts";
import { asEstimator, estimatorMethod } from "./estimatorMethods.ts";
import { learnFrom } from "./networks.ts";
import { functionCall } from "./functionCalls.ts";
import { carried, fill, learned, withArguments, withFillings, type Use } from "./gaps.ts";
import { handedAt, isOfEachRow, isTrue, numberOf } from "./handed.ts";
import { contentOf, dataOf, make, NO_DATA, rewrite, type Machine } from "./machine.ts";
import { complement, maskOf } from "./operators.ts";
import { cutRows, isWithin, type Cut, type Edge, type Mask } from "./rows.ts";
import { grouped, renumbered, sortedByTime } from "./tableRows.ts";
import { rowsCut } from "./subscripts.ts";
import { splitMethod } from "./splits.ts";
import { summary } from "./summaries.ts";
import { inColumns, mergeTaints, taintsWithin } from "./taints.ts";
import { NONE, type Data, type Handed, type Value } from "./value.ts";

const ESTIMATOR_METHODS = /^(fit|fit_transform|fit_resample|fit_sample|fit_predict|fit_generator|partial_fit|predict|predict_proba|predict_classes|evaluate|score|evaluate_generator|fit_on_texts|adapt|texts_to_sequences)$/;

/** What a method of a table, column or array gives. */
export function dataMethod(machine: Machine, node: Call, receiver: Value, data: Data, name: string, handed: readonly Handed[]): Value {
  if (ESTIMATOR_METHODS.test(name)) return estimatorMethod(machine, node, receiver, asEstimator(machine, node, receiver), name, handed);
  const use: Use = { machine, node, receiver, data, name, handed };
  const result = EFFECTS[methodEffect(name)]?.(use) ?? rowLocal(use);
  return isTrue(handedAt(handed, -1, "inplace")) ? inPlace(use, result) : result;
}

const EFFECTS: Readonly<Partial<Record<MethodEffect, (use: Use) => Value>>> = {
  statistic,
  harmless: ({ machine, data }) => make(machine, { ...scoreOf(data), taints: data.rows.length === 0 ? data.taints : [] }),
  scaled: (use) => learned(use, "arithmetic"),
  vocabulary: (use) => learned(use, "vocabulary"),
  imputed: (use) => learned(use, "imputation"),
  carried,
  filter: filteredBy,
  order: (use) => rowsCut(use.machine, { ...withArguments(use), timed: sortedByTime(use) }, use.data.rows),
  pop: ({ machine, receiver, data, handed }) => {
    const names = columnNames(machine, handed[0]?.value);
    if (!names && handed[0]) return popPart(machine, receiver, data);
    rewrite(machine, receiver, (content) => (content.type === "data" && names ? { ...content, columns: narrowed(content.columns, { without: names }), taints: taintsWithin(content.taints, { without: names }) } : content));
    return make(machine, { ...data, viewOf: undefined, columns: names ? { only: names } : {}, taints: names ? taintsWithin(data.taints, { only: names }) : data.taints });
  },
  first: (use) => interval(use, undefined, sizeOf(use)),
  last: (use) => interval(use, lastOf(sizeOf(use)), undefined),
  take: (use) => (use.handed[0]?.value.type === "scalar" ? interval(use, undefined, sizeOf(use)) : rowLocal(use)),
  align: (use) => make(use.machine, { type: "list", items: [use.receiver, use.handed[0]?.value ?? NONE], open: false }),
  skip: (use) => interval(use, sizeOf(use), undefined),
  sample,
  split: ({ machine, node, data, name, handed }) => splitMethod(machine, node, data, name, handed),
  drop,
  fill,
  replace: (use) => make(use.machine, withFillings(use)),
  shift,
  window: (use) => (isTrue(handedAt(use.handed, -1, "center")) ? learned({ ...use, data: { ...use.data } }, "future", true) : make(use.machine, { ...use.data, grouping: "window", columns: use.data.columns.only?.length === 1 ? {} : use.data.columns, madeOf: undefined, timed: placeOf(use.node) })),
  group: grouped,
  renumbered,
  stack: (use) => functionCall(use.machine, use.node, "append", [{ value: use.receiver, node: use.node }, ...use.handed]),
  merge: (use) => rowsCut(use.machine, withArguments(use), use.data.rows),
  apply,
  gradient: ({ machine, node, data }) => {
    learnFrom(machine, node, data);
    return NONE;
  },
  mask: (use) => {
    const [argument] = use.handed;
    const constant = argument ? use.machine.frames.text(argument.node) : "null";
    const mask = maskOf(use.machine, use.data, undefined, use.name.startsWith("not") ? "false" : "true", constant);
    return make(use.machine, { ...use.data, mask });
  },
  list: (use) => make(use.machine, { ...withArguments(use), isList: true }),
  rowTest: (use) => (numberOf(handedAt(use.handed, 0, "axis")?.value) === 1 ? make(use.machine, { ...use.data, mask: undefined, columns: {}, numbers: true }) : (EFFECTS.harmless?.(use) ?? NONE)),
  copy: ({ machine, data }) => make(machine, { ...data, viewOf: undefined }),
  nothing: () => NONE,
  insert: (use) => {
    const name = columnNames(use.machine, use.handed[1]?.value);
    const added = dataOf(use.machine, use.handed[2]?.value ?? NONE);
    rewrite(use.machine, use.receiver, (content) => (content.type === "data" ? { ...content, taints: mergeTaints(content.taints, name ? inColumns(added.taints, name) : added.taints) } : content));
    return NONE;
  },
};

/** `parts.pop(k)` takes one of several parts out and leaves the rest. */
function popPart(machine: Machine, receiver: Value, data: Data): Value {
  const cut = { type: "some" as const, token: `popped${machine.fresh()}` };
  rewrite(machine, receiver, (content) => (content.type === "data" ? { ...content, rows: cutRows(content.rows, { ...cut, not: true }) } : content));
  return rowsCut(machine, data, cutRows(data.rows, cut));
}

/** What is dropped for gaps or copies leaves nearly all rows; a test of another kind may leave any. */
function filteredBy(use: Use): Value {
  const { machine, data, name, handed, node } = use;
  if (name === "drop_duplicates" && handedAt(handed, 2, "keep")?.node.type === "false" && data.stack) return antiJoined(use, data.stack);
  if (name === "drop_duplicates" && data.notes) return filteredBy({ ...use, data: { ...data, notes: undefined } });
  const most = MOST_STAY.test(name);
  const cut = most ? { type: "some" as const, token: `kept${machine.fresh()}`, most } : (queried(use) ?? testedBy(use) ?? { type: "some" as const, token: `${data.order}${machine.frames.text({ start: node.callee.end, end: node.end })}` });
  return rowsCut(machine, withArguments(use), cutRows(data.rows, cut));
}

const MOST_STAY = /^drop(na|_nulls|_nans|_duplicates)$/;

/** `concat([all, part]).drop_duplicates(keep=False)` leaves what is not in the part. */
function antiJoined({ machine, data }: Use, [all, ...parts]: NonNullable<Data["stack"]>): Value {
  return rowsCut(machine, data, parts.reduce((rows, part) => complement(machine, rows, part.rows), all?.rows ?? data.rows));
}

/** `filter(pl.col("year") < 2019)` of polars. */
const testedBy = ({ machine, handed }: Use): Cut | undefined => (handed.length === 1 && handed[0] ? dataOf(machine, handed[0].value).mask : undefined);

/** `query("year < 2019")` tests one column. */
function queried({ machine, data, name, handed }: Use): Mask | undefined {
  const text = name === "query" ? handed[0]?.value : undefined;
  const parts = text?.type === "text" ? /^\s*`?([\w ]+?)`?\s*(==|!=|<=|>=|<|>)\s*(.+?)\s*$/.exec(text.value) : null;
  const [, column, operator, constant] = parts ?? [];
  if (column === undefined || operator === undefined || constant === undefined) return undefined;
  const known = Number(constant);
  return maskOf(machine, { ...data, columns: { only: [column] } }, undefined, operator, Number.isNaN(known) ? constant.replace(/^(["'])(.*)\1$/, "$2") : known);
}

function rowLocal(use: Use): Value {
  return make(use.machine, withArguments(use));
}

const ungrouped = (data: Data): Data => ({ ...data, grouping: undefined });

function statistic(use: Use): Value {
  if (isOfEachRow(use.handed, use.name, 0) || use.data.grouping === "window") return make(use.machine, { ...ungrouped(use.data), columns: {} });
  if (use.data.mask) return make(use.machine, scoreOf(use.data));
  const asked = contentOf(use.machine, use.handed[0]?.value ?? NONE);
  const [column, ...more] = asked?.type === "dictionary" && use.data.grouping === "groups" ? asked.entries.keys() : [];
  const data = column !== undefined && more.length === 0 ? { ...use.data, columns: { only: [column] } } : use.data;
  return summary(use.machine, data, { kind: "arithmetic", source: use.name, node: use.node, of: use.node.callee.type === "attribute" ? use.node.callee.value : use.node });
}

/** A number that says how well something was predicted. */
const scoreOf = ({ predictedBy }: Data): Data => (predictedBy ? { ...NO_DATA, predictedBy } : NO_DATA);

const interval = (use: Use, low: Edge | undefined, high: Edge | undefined): Value =>
  rowsCut(use.machine, use.data, cutRows(use.data.rows, { type: "interval", order: use.data.order, low, high }));

/** `tail(5)` is `[-5:]`. */
const lastOf = (size: Edge): Edge => (typeof size === "number" ? -size : `-${size}`);

function sizeOf(use: Use): number | string {
  const [first] = use.handed;
  const value = first?.value;
  return value?.type === "scalar" ? (value.value ?? value.symbol) : 5;
}

function sample(use: Use): Value {
  const { machine, data, handed } = use;
  if (isTrue(handedAt(handed, -1, "replace"))) return learned(use, "duplicate");
  if (numberOf(handedAt(handed, -1, "frac")?.value) === 1) return rowsCut(machine, data, data.rows);
  return rowsCut(machine, data, cutRows(data.rows, { type: "side", split: `sample${machine.fresh()}`, side: "in" }));
}

/** `drop(train.index)` keeps what the sample left; `drop(columns=…)` keeps all rows. */
function drop(use: Use): Value {
  const { machine, data, handed } = use;
  const first = handedAt(handed, 0, "labels", "columns", "index");
  if (first?.value.type === "index") return rowsCut(machine, data, complement(machine, data.rows, first.value.of));
  const byColumn = first?.name === "columns" || numberOf(handedAt(handed, 1, "axis")?.value) === 1 || handedAt(handed, 1, "axis")?.value.type === "text";
  if (!byColumn) return rowsCut(machine, withArguments(use), data.rows);
  const names = columnNames(machine, first?.value);
  if (!names) return make(machine, { ...data, taints: mergeTaints(data.taints, dataOf(machine, first?.value ?? NONE).taints) });
  return make(machine, { ...data, taints: taintsWithin(data.taints, { without: names }), columns: narrowed(data.columns, { without: names }) });
}

function shift(use: Use): Value {
  const periods = numberOf(handedAt(use.handed, 0, "periods")?.value);
  // Values of other rows are another column than the one that they come from.
  const moved = { ...ungrouped(use.data), columns: use.data.columns.only?.length === 1 ? {} : use.data.columns };
  return periods !== undefined && periods < 0 ? learned({ ...use, data: moved }, "future") : make(use.machine, { ...moved, madeOf: undefined, timed: placeOf(use.node) });
}

/** Runs the function over the rows; what it learns of them, and what it knows of others, is in the result. */
function apply(use: Use): Value {
  const { machine, data, handed, name } = use;
  const [first] = handed;
  const axis = numberOf(handedAt(handed, -1, "axis")?.value);
  const plain = ungrouped(data);
  const learner = first?.node.type === "attribute" && first.node.name.name === "fit_transform" ? machine.evaluate(first.node.value) : undefined;
  const estimator = learner && contentOf(machine, learner);
  if (learner && estimator?.type === "estimator") return estimatorMethod(machine, use.node, learner, estimator, "fit_transform", [{ value: make(machine, plain), node: use.node }]);
  if (first?.value.type === "text" && data.grouping === "groups") return name === "transform" ? summary(machine, data, { kind: "arithmetic", source: first.value.value, node: use.node, keepRows: true }) : statistic(use);
  if (first?.value.type === "function") {
    const rowwise = axis === 1 || isColumn(data) || name === "applymap" || name === "map";
    const given = name === "pipe" ? use.receiver : make(machine, rowwise ? { ...NO_DATA, taints: [] } : plain);
    const result = machine.call(first.value, [{ value: given, node: use.node }, ...handed.slice(1)]);
    if (name === "pipe") return result;
    const { rows, taints } = dataOf(machine, result);
    const cut = !rowwise && isWithin(rows, plain.rows) ? { rows, order: machine.fresh() } : {};
    return make(machine, { ...plain, ...cut, taints: mergeTaints(data.taints, taints) });
  }
  if (first?.value.type === "api" && data.grouping === undefined) {
    const result = dataOf(machine, functionCall(machine, use.node, first.value.name, [{ value: make(machine, plain), node: use.node }]));
    return make(machine, { ...plain, rows: result.rows, taints: mergeTaints(data.taints, result.taints) });
  }
  if (data.grouping === "groups" && name === "transform") return summary(machine, data, { kind: "arithmetic", source: "transform", node: use.node, keepRows: true });
  return rowLocal(use);
}

/** A function that is applied to a column is given one value at a time. */
const isColumn = (data: Data): boolean => data.columns.only?.length === 1 && data.grouping === undefined;

/** The receiver becomes the result; where it is a column, its table learns what the column learned. */
function inPlace(use: Use, result: Value): Value {
  const after = contentOf(use.machine, result);
  if (after?.type !== "data") return NONE;
  rewrite(use.machine, use.receiver, () => after);
  if (use.data.viewOf !== undefined) {
    const columns = use.data.columns.only;
    rewrite(use.machine, { type: "object", id: use.data.viewOf }, (content) =>
      content.type === "data" ? { ...content, taints: mergeTaints(content.taints, columns ? inColumns(after.taints, columns) : after.taints) } : content,
    );
  }
  return NONE;
}

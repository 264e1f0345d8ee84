import type { Call } from "../../../syntax/python/expressionTree.ts";
import { placeOf } from "../../../syntax/python/walk.ts";
import { isKnownEstimator, roleOf } from "../tables/estimators.ts";
import { functionEffect, type FunctionEffect } from "../tables/functions.ts";
import { handedAt, isOfEachRow, numberOf } from "./handed.ts";
import { contentOf, dataOf, freshData, make, mergeData, nameFor, NO_DATA, optionsOf, rewrite, type Machine } from "./machine.ts";
import { filtered, noteComparison } from "./operators.ts";
import { cutRows } from "./rows.ts";
import { builtinCall } from "./builtins.ts";
import { loader, subset } from "./loaders.ts";
import { itemsOf } from "./iteration.ts";
import { recordCall } from "./records.ts";
import { splitCall } from "./splits.ts";
import { stacked } from "./stacking.ts";
import { summary } from "./summaries.ts";
import { columnExpression } from "./tableExpressions.ts";
import { watchedBy } from "./watched.ts";
import { mergeTaints } from "./taints.ts";
import { NONE, type Data, type Handed, type TaintKind, type Value } from "./value.ts";

interface Use {
  readonly machine: Machine;
  readonly node: Call;
  readonly name: string;
  readonly handed: readonly Handed[];
}

/** What a function of a library gives; one that is not known gives rows of its arguments and learns nothing. */
export function functionCall(machine: Machine, node: Call, name: string, handed: readonly Handed[]): Value {
  const use: Use = { machine, node, name, handed };
  const bare = name.slice(name.lastIndexOf(".") + 1);
  const builtin = builtinCall(machine, bare, handed) ?? recordCall(machine, name, handed) ?? columnExpression(machine, name, handed);
  if (builtin) return builtin;
  const effect = functionEffect(name);
  if (effect && !isKnownEstimator(bare)) return EFFECTS[effect]?.(use) ?? rowLocal(use);
  if (isKnownEstimator(bare) || /^_?[A-Z]/.test(bare)) return makeEstimator(use);
  return unknown(use);
}

const EFFECTS: Readonly<Partial<Record<FunctionEffect, (use: Use) => Value>>> = {
  places,
  drawn,
  split: ({ machine, node, name, handed }) => splitCall(machine, node, name, handed),
  loader: ({ machine, handed }) => loader(machine, handed),
  subset: ({ machine, handed }) => subset(machine, handed),
  windows: (use) => make(use.machine, { ...dataOf(use.machine, rowLocal(use)), notes: { windows: placeOf(use.node) } }),
  itself: ({ handed }) => handed[0]?.value ?? NONE,
  stack: (use) => stacked(use.machine, use.node, use.handed, nothingAlongRows(use)),
  beside: (use) => firstRows(use),
  merge: (use) => firstRows(use),
  rowLocal,
  statistic: (use) => learned(use, "arithmetic", false),
  scaled: (use) => learned(use, "arithmetic", true),
  binned: (use) => (numberOf(handedAt(use.handed, 1, "bins", "q")?.value) === undefined && use.name.endsWith("cut") && !use.name.endsWith("qcut") ? rowLocal(use) : learned(use, "arithmetic", true)),
  vocabulary: (use) => learned(use, "vocabulary", true),
  crossValidation,
  metric,
  duplicate: (use) => learned(use, "duplicate", true),
  repeated: (use) => (numberOf(handedAt(use.handed, 2, "axis")?.value) === 0 ? learned(use, "duplicate", true) : rowLocal(use)),
  read: ({ machine, name, handed }) => make(machine, { ...dataOf(machine, freshData(machine, true)), ...(/(load_dataset|load_from_disk)$/.test(name) && !handedAt(handed, -1, "split") ? { parts: true } : {}) }),
  nothing: () => NONE,
  length: ({ machine, handed }) => ({ type: "scalar", symbol: `len${dataOf(machine, handed[0]?.value ?? NONE).order}` }),
  number: ({ machine, handed, name }) => {
    const value = handed[0]?.value;
    if (value?.type !== "scalar") return make(machine, value ? dataOf(machine, value) : NO_DATA);
    return value.value === undefined ? { type: "scalar", symbol: `${name}(${value.symbol})` } : { type: "scalar", symbol: String(Math.trunc(value.value)), value: Math.trunc(value.value) };
  },
  clone: ({ machine, handed }) => {
    const content = contentOf(machine, handed[0]?.value ?? NONE);
    return content?.type === "estimator" ? make(machine, { ...content, fits: [] }) : make(machine, dataOf(machine, handed[0]?.value ?? NONE));
  },
  pipeline: makeEstimator,
  shuffle: (use) => {
    const [first] = use.handed;
    if (!first || dataOf(use.machine, first.value).rows.length === 0) return freshData(use.machine, false);
    rewrite(use.machine, first.value, (content) => (content.type === "data" ? { ...content, order: use.machine.fresh() } : content));
    const arrays = use.handed.filter(({ name }) => name === undefined);
    const order = use.machine.fresh();
    const shuffled = arrays.map(({ value }) => make(use.machine, { ...dataOf(use.machine, value), order, stack: undefined }));
    return shuffled.length > 1 ? make(use.machine, { type: "list", items: shuffled, open: false }) : (shuffled[0] ?? NONE);
  },
  train: trainFunction,
};

/** `axis=1` puts tables side by side. */
function nothingAlongRows(use: Use): boolean {
  const axis = handedAt(use.handed, -1, "axis")?.value;
  return numberOf(axis) === 1 || (axis?.type === "text" && axis.value === "columns") || numberOf(axis) === -1;
}

function firstRows({ machine, handed }: Use): Value {
  const parts = handed.flatMap(({ value }) => itemsOf(machine, value) ?? [value]).map((value) => dataOf(machine, value));
  return beside(machine, parts);
}

function beside(machine: Machine, parts: readonly Data[]): Value {
  const first = parts.find((part) => part.rows.length > 0) ?? NO_DATA;
  const told = parts.filter((part) => part.rows.length > 0);
  const predictedBy = told.every((part) => part.predictedBy) ? told.flatMap((part) => part.predictedBy ?? []).slice(0, 8) : [];
  return make(machine, { ...first, ...(predictedBy.length > 0 ? { predictedBy } : {}), mask: undefined, viewOf: undefined, taints: parts.reduce<Data["taints"]>((all, part) => mergeTaints(all, part.taints), []), columns: {} });
}

function rowLocal({ machine, handed }: Use): Value {
  const parts = handed.filter(({ value }) => value.type !== "function").map(({ value }) => dataOf(machine, value));
  return beside(machine, parts);
}

function learned(use: Use, kind: TaintKind, keepRows: boolean): Value {
  const [first] = use.handed;
  const data = dataOf(use.machine, first?.value ?? NONE);
  if (isOfEachRow(use.handed, use.name.slice(use.name.lastIndexOf(".") + 1), 1) && !keepRows) return make(use.machine, data);
  if (data.mask) return make(use.machine, data.predictedBy ? { ...NO_DATA, predictedBy: data.predictedBy } : NO_DATA);
  const other = use.handed.slice(1).map(({ value }) => dataOf(use.machine, value)).flatMap((one) => one.taints);
  const source = use.name.slice(use.name.lastIndexOf(".") + 1);
  return summary(use.machine, { ...data, taints: mergeTaints(data.taints, other) }, { kind, source, node: use.node, keepRows, ...(first ? { of: first.node } : {}) });
}

/** Some rows, where rows were given. */
function drawn({ machine, handed }: Use): Value {
  const data = dataOf(machine, handed[0]?.value ?? NONE);
  const isIndex = handed[0]?.value.type === "index";
  const taints = handed.reduce<Data["taints"]>((all, { value }) => mergeTaints(all, dataOf(machine, value).taints), []);
  if (data.rows.length === 0 || isIndex || data.read === false) return make(machine, { ...NO_DATA, rows: [{ origin: machine.fresh(), cuts: [] }], order: machine.fresh(), taints, numbers: true });
  return make(machine, { ...data, rows: cutRows(data.rows, { type: "side", split: `sample${machine.fresh()}`, side: "in" }), order: machine.fresh() });
}

/** `np.where(test)`: the numbers of the rows that pass; with three arguments it is a choice row by row. */
function places(use: Use): Value {
  const [test, ...more] = use.handed;
  if (!test || more.length > 0) return rowLocal(use);
  const data = dataOf(use.machine, test.value);
  if (data.rows.length === 0) return rowLocal(use);
  const token = test.value.type === "object" ? `by${test.value.id}` : `by${use.machine.fresh()}`;
  return { type: "index", of: filtered(data.rows, data, token), order: use.machine.fresh() };
}

function crossValidation({ machine, node, handed, name }: Use): Value {
  const input = handedAt(handed, 1, "X");
  const data = dataOf(machine, input?.value ?? NONE);
  const target = dataOf(machine, handedAt(handed, 2, "y")?.value ?? NONE);
  const of = nameFor(machine, input?.node);
  const taints = mergeTaints(data.taints, target.taints.filter((taint) => taint.kind !== "vocabulary"));
  const splitter = handedAt(handed, -1, "cv");
  const folds = splitter && contentOf(machine, splitter.value);
  if (folds?.type === "estimator") machine.events.push({ type: "folds", at: placeOf(splitter?.node ?? node), statement: placeOf(machine.statement), splitter: folds.api, groups: handedAt(handed, 3, "groups") !== undefined });
  machine.events.push({ type: "crossValidation", at: placeOf(node), statement: placeOf(machine.statement), name, node, rows: data.rows, taints, estimators: idsOf(handedAt(handed, 0, "estimator")?.value), round: machine.round, ...(of === undefined ? {} : { of }) });
  return make(machine, name.endsWith("cross_val_predict") ? { ...NO_DATA, rows: data.rows, order: data.order } : NO_DATA);
}

const idsOf = (value: Value = NONE): readonly number[] => optionsOf(value).flatMap((option) => (option.type === "object" ? [option.id] : []));

function metric({ machine, node, handed, name }: Use): Value {
  const data = handed.map(({ value }) => dataOf(machine, value));
  const evaluations = data.flatMap((one) => one.predictedBy ?? []);
  const truth = data.find((one) => !one.predictedBy)?.rows ?? [];
  machine.events.push({ type: "metric", at: placeOf(node), statement: placeOf(machine.statement), name, evaluations, truth });
  return make(machine, { ...NO_DATA, ...(evaluations.length > 0 ? { predictedBy: evaluations } : {}) });
}

/** A class of a library. It becomes data when it holds rows and is never fitted: `DMatrix`, `Dataset`. */
function makeEstimator({ machine, node, name, handed }: Use): Value {
  const inner = handed.flatMap(({ value }) => estimatorsIn(machine, value, 0));
  return make(machine, { type: "estimator", api: name, made: placeOf(node), arguments: handed, inner, fits: fitsOfPrefitted(machine, name, inner) });
}

/** `SelectFromModel(model)` chooses by a model that was fitted before. */
function fitsOfPrefitted(machine: Machine, name: string, inner: readonly Value[]): ReturnType<typeof fitsIn> {
  return roleOf(name) === "selection" ? fitsIn(machine, inner) : [];
}

function fitsIn(machine: Machine, inner: readonly Value[]) {
  return inner.flatMap(optionsOf).flatMap((value) => {
    const content = contentOf(machine, value);
    return content?.type === "estimator" ? content.fits : [];
  });
}

function estimatorsIn(machine: Machine, value: Value, depth: number): readonly Value[] {
  const content = contentOf(machine, value);
  if (content?.type === "estimator") return [value];
  if (content?.type === "list" && depth < 3) return content.items.flatMap((item) => estimatorsIn(machine, item, depth + 1));
  return [];
}

/** `xgb.train(params, dtrain)` makes a fitted model. */
function trainFunction(use: Use): Value {
  const { machine, node, handed, name } = use;
  if (!/^(xgboost|lightgbm|xgb|lgb|catboost)\b/.test(name)) return unknown(use);
  const input = handedAt(handed, 1, "dtrain", "train_set", "pool");
  const data = estimatorData(machine, input?.value);
  const value = make(machine, { type: "estimator", api: name, made: placeOf(node), arguments: [], inner: [], fits: [] });
  const of = nameFor(machine, input?.node);
  const fit = {
    at: placeOf(node),
    statement: placeOf(machine.statement),
    rows: data.rows,
    taints: data.taints,
    node,
    ...(of === undefined ? {} : { of }),
    estimator: value.type === "object" ? value.id : 0,
    api: name,
    columns: data.columns,
    target: {},
    labelled: true,
    holdsTarget: false,
    ...watchedBy(machine, handed, []),
  };
  rewrite(machine, value, (content) => (content.type === "estimator" ? { ...content, fits: [fit] } : content));
  machine.events.push({ type: "fit", role: "model", method: "train", fit });
  return value;
}

function estimatorData(machine: Machine, value: Value | undefined): Data {
  const content = value && contentOf(machine, value);
  if (content?.type === "estimator") return content.arguments.map((one) => dataOf(machine, one.value)).reduce(mergeData, NO_DATA);
  return dataOf(machine, value ?? NONE);
}

/** A call that is not known: its result has rows of its arguments, chosen in a way that is not known. */
function unknown({ machine, name, handed }: Use): Value {
  const data = handed.map(({ value }) => dataOf(machine, value)).filter((one) => one.rows.length > 0 || one.taints.length > 0);
  const [first, ...rest] = data;
  if (!first) return freshData(machine, false);
  const all = rest.reduce(mergeData, first);
  const predicted = data.find((one) => one.predictedBy);
  if (predicted && /^(torch|tensorflow|keras|jax|optax)\b/.test(name)) return loss(machine, all, predicted, data.find((one) => !one.predictedBy));
  const rows = cutRows(all.rows, { type: "some", token: `call${machine.fresh()}` });
  return make(machine, { ...all, rows, order: machine.fresh(), columns: {}, read: false, predictedBy: undefined, mixed: all.rows.length > first.rows.length });
}

/** What a library of networks makes of predictions says how good they are. */
function loss(machine: Machine, all: Data, predicted: Data, truth: Data | undefined): Value {
  if (truth) noteComparison(machine, predicted, truth);
  return make(machine, { ...all, columns: {} });
}

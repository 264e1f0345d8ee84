import type { Call } from "../../../syntax/python/expressionTree.ts";
import { placeOf } from "../../../syntax/python/walk.ts";
import { isGradient, judging, learnFrom } from "./networks.ts";
import { isTrainer, trainerRows } from "./trainers.ts";
import { watchedBy } from "./watched.ts";
import { roleOf, type Role } from "../tables/estimators.ts";
import { handedAt, isTrue } from "./handed.ts";
import { contentOf, dataOf, either, freshData, make, mergeData, nameFor, NO_DATA, optionsOf, rewrite, type Machine } from "./machine.ts";
import { taintOfFit } from "./summaries.ts";
import { mergeTaints } from "./taints.ts";
import { NONE, type Data, type Estimator, type Evaluation, type Fit, type Handed, type Taint, type TaintKind, type Value } from "./value.ts";

type Method = (machine: Machine, node: Call, receiver: Value, estimator: Estimator, name: string, handed: readonly Handed[]) => Value;

/** What a method of an estimator does; one that is not known gives rows of its arguments. */
export function estimatorMethod(machine: Machine, node: Call, receiver: Value, estimator: Estimator, name: string, handed: readonly Handed[]): Value {
  return (METHODS[name] ?? unknownMethod)(machine, node, receiver, estimator, name, handed);
}

/** Whatever has a `fit` is an estimator, even when it came from a call that is not known. */
export function asEstimator(machine: Machine, node: Call, receiver: Value): Estimator {
  const estimator: Estimator = { type: "estimator", api: "", made: placeOf(node), arguments: [], inner: [], fits: [] };
  rewrite(machine, receiver, () => estimator);
  return estimator;
}

const fitOnly: Method = (machine, node, receiver, estimator, name, handed) => {
  fitted(machine, node, receiver, estimator, name, handed);
  return receiver;
};

const METHODS: Readonly<Record<string, Method>> = {
  fit: fitOnly,
  train: (machine, node, receiver, estimator, name, handed) => (isTrainer(estimator) ? fitOnly(machine, node, receiver, estimator, name, handed) : judging(machine, receiver, handed[0]?.node.type === "false")),
  eval: (machine, _node, receiver) => judging(machine, receiver, true),
  partial_fit: fitOnly,
  fit_generator: fitOnly,
  fit_on_texts: fitOnly,
  adapt: fitOnly,
  train_on_batch: fitOnly,
  fit_transform: (machine, node, receiver, estimator, name, handed) => {
    const fit = fitted(machine, node, receiver, estimator, name, handed);
    return transformed(machine, estimator, [fit], handed);
  },
  fit_predict: (machine, node, receiver, estimator, name, handed) => {
    const fit = fitted(machine, node, receiver, estimator, name, handed);
    return transformed(machine, estimator, [fit], handed);
  },
  fit_resample: resampled,
  fit_sample: resampled,
  transform: (machine, node, receiver, estimator, name, handed) => (isSparkModel(machine, estimator) ? evaluated(machine, node, receiver, estimator, name, handed) : transformed(machine, estimator, estimator.fits, handed)),
  inverse_transform: (machine, _node, _receiver, _estimator, _name, handed) => make(machine, inputOf(machine, handed)),
  texts_to_sequences: (machine, _node, _receiver, estimator, _name, handed) => transformed(machine, estimator, estimator.fits, handed),
  texts_to_matrix: (machine, _node, _receiver, estimator, _name, handed) => transformed(machine, estimator, estimator.fits, handed),
  predict: evaluated,
  predict_proba: evaluated,
  predict_log_proba: evaluated,
  predict_classes: evaluated,
  predict_generator: evaluated,
  decision_function: evaluated,
  score: evaluated,
  evaluate: (machine, node, receiver, estimator, name, handed) => (estimator.api.endsWith("Evaluator") ? metricOf(machine, node, estimator, handed) : evaluated(machine, node, receiver, estimator, name, handed)),
  evaluate_generator: evaluated,
  set_params: (_machine, _node, receiver) => receiver,
  add: (_machine, _node, receiver) => receiver,
  test: (machine, node, receiver, estimator, name, handed) => (isTrainer(estimator) ? evaluated(machine, node, receiver, estimator, name, handed) : make(machine, NO_DATA)),
  prepare: (machine, _node, _receiver, _estimator, _name, handed) => make(machine, { type: "list", items: handed.map(({ value }) => value), open: false }),
  compile: (_machine, _node, receiver) => receiver,
  to: (_machine, _node, receiver) => receiver,
};

function unknownMethod(machine: Machine, node: Call, _receiver: Value, estimator: Estimator, name: string, handed: readonly Handed[]): Value {
  if (name === "split") return folded(machine, node, estimator, handed);
  if (isGradient(name)) learnFrom(machine, node, dataOf(machine, handed[0]?.value ?? NONE));
  if (name.startsWith("flow_from_")) return freshData(machine, true);
  if (/^get_feature_names|^get_support/.test(name)) return make(machine, { ...NO_DATA, taints: estimator.fits.flatMap((fit) => learnedBy(machine, estimator, fit)) });
  return make(machine, handed.map(({ value }) => dataOf(machine, value)).reduce(mergeData, NO_DATA));
}

function folded(machine: Machine, node: Call, estimator: Estimator, handed: readonly Handed[]): Value {
  const groups = handedAt(handed, 2, "groups") !== undefined;
  const { rows, taints } = dataOf(machine, handed[0]?.value ?? NONE);
  const folds = `folds${machine.fresh()}`;
  machine.events.push({ type: "folds", at: placeOf(node.callee), statement: placeOf(machine.statement), splitter: estimator.api, groups, folds, taints });
  return make(machine, { ...NO_DATA, rows, folds });
}

const inputOf = (machine: Machine, handed: readonly Handed[]): Data => dataOf(machine, handedAt(handed, 0, "X", "x", "raw_documents", "data", "training_data")?.value ?? NONE);

function fitted(machine: Machine, node: Call, receiver: Value, estimator: Estimator, name: string, handed: readonly Handed[]): Fit {
  const input = isTrainer(estimator) ? trainerRows(estimator, handed, "train") : handedAt(handed, 0, "X", "x", "raw_documents", "training_data", "train_data", "trainX", "generator");
  const data = trainingData(machine, estimator, input);
  const target = dataOf(machine, handedAt(handed, 1, "y", "Y")?.value ?? NONE);
  const known = target.taints.filter((taint) => taint.kind !== "vocabulary" && taint.kind !== "future");
  const of = nameFor(machine, input?.node);
  const fit: Fit = {
    at: placeOf(node),
    statement: placeOf(machine.statement),
    rows: data.rows,
    taints: mergeTaints(data.taints, known),
    node,
    ...(of === undefined ? {} : { of }),
    estimator: receiver.type === "object" ? receiver.id : 0,
    api: estimator.api,
    columns: data.columns,
    target: target.columns,
    labelled: target.rows.length > 0 || isTrainer(estimator) || isMadeWithAnswers(machine, estimator, data) || handed.some((one) => EPOCHS.has(one.name ?? "")),
    ...(data.predictedBy ? { predictedBy: data.predictedBy } : {}),
    holdsTarget: input?.value.type === "object" && target.viewOf === input.value.id,
    ...(name === "train" ? {} : watchedBy(machine, handed, estimator.arguments)),
  };
  const keeps = name === "partial_fit" || isTrue(estimator.arguments.find((one) => one.name === "warm_start"));
  rewrite(machine, receiver, (content) => (content.type === "estimator" ? { ...content, fits: keeps ? [...content.fits, fit].slice(-6) : [fit] } : content));
  fitInner(machine, estimator, fit);
  machine.events.push({ type: "fit", role: roleIn(machine, estimator), method: name, fit });
  return fit;
}

/** What only networks are asked for, whose data sets hold the labels too. */
const EPOCHS: ReadonlySet<string> = new Set(["epochs", "steps_per_epoch", "validation_data", "validation_steps", "callbacks"]);

/** A library that takes its data when the model is made: `OLS(y, X).fit()`. */
function trainingData(machine: Machine, estimator: Estimator, input: Handed | undefined): Data {
  const data = dataOf(machine, input?.value ?? NONE);
  if (data.rows.length > 0) return data;
  return estimator.arguments.map((one) => dataOf(machine, one.value)).reduce(mergeData, NO_DATA);
}

/** `OLS(y, X)`, `ols("y ~ x", data)` */
function isMadeWithAnswers(machine: Machine, { arguments: made }: Estimator, data: Data): boolean {
  if (data.rows.length === 0) return false;
  return made.filter((one) => dataOf(machine, one.value).rows.length > 0).length > 1 || made.some((one) => one.value.type === "text" && one.value.value.includes("~"));
}

/** The model inside a search or a pipeline has seen what its holder saw. */
function fitInner(machine: Machine, estimator: Estimator, fit: Fit): void {
  if (roleOf(estimator.api) !== "pipeline" && roleOf(estimator.api) !== "search") return;
  for (const inner of estimator.inner.flatMap(optionsOf)) {
    rewrite(machine, inner, (content) => (content.type === "estimator" && content.fits.length === 0 ? { ...content, fits: [fit] } : content));
  }
}

/** A pipeline is what its last step is. */
function roleIn(machine: Machine, estimator: Estimator): Role {
  const role = roleOf(estimator.api);
  const last = estimator.inner.at(-1);
  const content = role === "pipeline" && last ? contentOf(machine, last) : undefined;
  return content?.type === "estimator" ? roleIn(machine, content) : role;
}

function transformed(machine: Machine, estimator: Estimator, fits: readonly Fit[], handed: readonly Handed[]): Value {
  const data = inputOf(machine, handed);
  const taints = fits.flatMap((fit) => learnedBy(machine, estimator, fit));
  return make(machine, { ...data, mask: undefined, viewOf: undefined, taints: mergeTaints(data.taints, taints) });
}

const KINDS: Readonly<Partial<Record<Role, TaintKind>>> = {
  vocabulary: "vocabulary",
  statistic: "statistic",
  decomposition: "decomposition",
  cluster: "decomposition",
  selection: "selection",
  supervised: "supervised",
  pipeline: "statistic",
  model: "statistic",
};

/** From the most telling to the least; a pipeline is as telling as its most telling step. */
const TELLING: readonly TaintKind[] = ["supervised", "selection", "decomposition", "statistic", "imputation", "vocabulary"];

/** Models that also project the rows, and look at the target for it. */
const PROJECTIONS = /(^|\.)(LinearDiscriminantAnalysis|PLSRegression|PLSCanonical|CCA|IsotonicRegression)$/;

function kindOf(machine: Machine, estimator: Estimator): TaintKind | undefined {
  const role = roleOf(estimator.api);
  if (PROJECTIONS.test(estimator.api)) return "supervised";
  if (role !== "pipeline" || estimator.inner.length === 0) return estimator.api.endsWith("Imputer") ? "imputation" : KINDS[role];
  const kinds = estimator.inner.flatMap(optionsOf).map((inner) => {
    const content = contentOf(machine, inner);
    return content?.type === "estimator" ? kindOf(machine, content) : undefined;
  });
  return TELLING.find((kind) => kinds.includes(kind));
}

function learnedBy(machine: Machine, estimator: Estimator, fit: Fit): readonly Taint[] {
  const kind = kindOf(machine, estimator);
  return kind === undefined ? [] : taintOfFit(estimator, fit, kind);
}

/** New rows are made of old ones: copies of a row may end up on both sides of a later split. */
function resampled(machine: Machine, node: Call, receiver: Value, estimator: Estimator, name: string, handed: readonly Handed[]): Value {
  const fit = fitted(machine, node, receiver, estimator, name, handed);
  const taints = taintOfFit(estimator, fit, "duplicate");
  const order = machine.fresh();
  const results = handed.slice(0, 2).map(({ value }) => {
    const data = dataOf(machine, value);
    return make(machine, { ...data, order, taints: mergeTaints(data.taints, taints) });
  });
  return make(machine, { type: "list", items: results, open: false });
}

/** A model meets rows: `predict`, `score`, `evaluate`. */
function evaluated(machine: Machine, node: Call, receiver: Value, estimator: Estimator, name: string, handed: readonly Handed[]): Value {
  const input = isTrainer(estimator) ? trainerRows(estimator, handed, "eval") : handedAt(handed, 0, "X", "x", "data", "exog", "test_data", "generator");
  const data = input ? dataOf(machine, input.value) : NO_DATA;
  const of = nameFor(machine, input?.node);
  const evaluation: Evaluation = {
    type: "evaluation",
    at: placeOf(node),
    statement: placeOf(machine.statement),
    fits: estimator.fits.length > 0 ? estimator.fits : innerFits(machine, estimator),
    rows: data.rows,
    taints: data.taints,
    method: name,
    node,
    ...(of === undefined ? {} : { of }),
    estimator: receiver.type === "object" ? receiver.id : 0,
    api: estimator.api,
    round: machine.round,
    ...(data.predictedBy ? { predictedBy: data.predictedBy } : {}),
  };
  machine.events.push(evaluation);
  // Predictions know the rows that the model was fitted on: as features, or in gaps, they carry that on.
  const isScore = name === "score" || name.startsWith("evaluate");
  return isScore ? make(machine, { ...NO_DATA, predictedBy: [evaluation] }) : make(machine, { ...data, columns: {}, madeOf: undefined, predictedBy: [evaluation], taints: mergeTaints(data.taints, evaluation.fits.flatMap((fit) => taintOfFit(estimator, fit, "imputation"))) });
}

/** A model of Spark predicts by `transform`. */
function isSparkModel(machine: Machine, { api, inner }: Estimator): boolean {
  const last = inner.at(-1);
  const content = last && roleOf(api) === "pipeline" ? contentOf(machine, last) : undefined;
  return content?.type === "estimator" ? isSparkModel(machine, content) : /^pyspark\.ml\.(classification|regression|recommendation)\b/.test(api);
}

/** `BinaryClassificationEvaluator().evaluate(predictions)` */
function metricOf(machine: Machine, node: Call, { api }: Estimator, handed: readonly Handed[]): Value {
  const { predictedBy = [], rows } = inputOf(machine, handed);
  machine.events.push({ type: "metric", at: placeOf(node), statement: placeOf(machine.statement), name: api, evaluations: predictedBy, truth: rows });
  return make(machine, { ...NO_DATA, ...(predictedBy.length > 0 ? { predictedBy } : {}) });
}

const innerFits = (machine: Machine, estimator: Estimator): readonly Fit[] =>
  either(estimator.inner).type === "none" ? [] : estimator.inner.flatMap(optionsOf).flatMap((inner) => {
    const content = contentOf(machine, inner);
    return content?.type === "estimator" ? content.fits : [];
  });

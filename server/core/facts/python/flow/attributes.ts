import type { Attribute, Expression } from "../../../syntax/python/expressionTree.ts";
import { contentOf, make, NO_DATA, optionsOf, either, type Machine } from "./machine.ts";
import { selectColumns } from "./columns.ts";
import { partOfMixed } from "./iteration.ts";
import { memberOfModule } from "./modules.ts";
import { summary, taintOfFit } from "./summaries.ts";
import { roleOf } from "../tables/estimators.ts";
import type { Data, Estimator, TaintKind, Value } from "./value.ts";

export function attribute(machine: Machine, node: Attribute): Value {
  const turned = node.name.name === "T" ? turnedArgument(node.value) : undefined;
  if (turned) return machine.evaluate(turned);
  return attributeOf(machine, machine.evaluate(node.value), node);
}

/** `fit_transform(X.T).T` learns each row from itself alone. */
function turnedArgument(node: Expression): Expression | undefined {
  const [only, ...more] = node.type === "call" && node.callee.type === "attribute" && node.callee.name.name === "fit_transform" ? node.arguments : [];
  return only?.value.type === "attribute" && only.value.name.name === "T" && more.length === 0 ? only.value : undefined;
}

function attributeOf(machine: Machine, receiver: Value, node: Attribute): Value {
  const name = node.name.name;
  if (receiver.type === "module") return memberOfModule(machine, receiver, name);
  if (receiver.type === "api") return { type: "api", name: `${receiver.name}.${name}` };
  if (receiver.type === "either") return either(optionsOf(receiver).map((option) => attributeOf(machine, option, node)));
  if (receiver.type === "index" && name === "values") return receiver;
  const content = contentOf(machine, receiver);
  if (content?.type === "dictionary" && content.entries.has(name)) return content.entries.get(name) ?? receiver;
  if (content?.type === "instance") return content.attributes.get(name) ?? { type: "method", receiver, name, on: node.value };
  if (content?.type === "estimator") return estimatorAttribute(machine, receiver, content, node);
  if (content?.type === "data") return dataAttribute(machine, receiver, content, node);
  return { type: "method", receiver, name, on: node.value };
}

/** Parts of a fitted estimator that are that estimator again. */
const SELF = new Set(["best_estimator_", "named_steps", "steps", "estimator", "estimator_", "base_estimator", "model", "module", "layers", "transformers_", "named_transformers_", "estimators_"]);
/** One value for each row of the fit. */
const FOUND = new Set(["labels_", "embedding_"]);
const IMPORTANCE = new Set(["feature_importances_", "coef_", "support_", "ranking_", "scores_", "pvalues_", "pvalues", "tvalues", "params"]);

function estimatorAttribute(machine: Machine, receiver: Value, estimator: Estimator, node: Attribute): Value {
  const name = node.name.name;
  if (SELF.has(name)) return receiver;
  if (FOUND.has(name)) return make(machine, { ...learnedAttribute(estimator, "decomposition"), rows: estimator.fits.at(-1)?.rows ?? [], order: machine.fresh() });
  if (IMPORTANCE.has(name)) return make(machine, learnedAttribute(estimator, "selection"));
  if (name.endsWith("_") && roleOf(estimator.api) === "statistic") return make(machine, learnedAttribute(estimator, "statistic"));
  return { type: "method", receiver, name, on: node.value };
}

/** What the rows of the fit taught: a mean, or which columns matter. */
function learnedAttribute(estimator: Estimator, kind: TaintKind): Data {
  return { ...NO_DATA, taints: estimator.fits.flatMap((fit) => taintOfFit(estimator, fit, kind)) };
}

/** Attributes that are the same rows seen in another way. */
const SAME = new Set(["values", "T", "str", "dt", "cat", "array", "sparse", "flat", "A", "index_", "plot"]);
const PLAIN = new Set(["columns", "dtypes", "dtype", "size", "ndim", "name", "empty", "feature_names", "target_names"]);

function dataAttribute(machine: Machine, receiver: Value, data: Data, node: Attribute): Value {
  const name = node.name.name;
  if (SAME.has(name)) return receiver;
  if (name === "data" || name === "frame") return make(machine, { ...data, columns: {} });
  if (name === "shape") return { type: "scalar", symbol: `shape${data.order}` };
  if (name === "index") return data.rows.length === 0 ? receiver : { type: "index", of: data.rows, order: data.order };
  if (name === "codes") return summary(machine, data, { kind: "vocabulary", source: "cat.codes", node: node.value, keepRows: true });
  if (PLAIN.has(name)) return make(machine, { ...NO_DATA, taints: data.rows.length === 0 ? data.taints : [] });
  return { type: "method", receiver, name, on: node.value };
}

/** A method that was looked up but not called is a column: `df.age`. */
export function settled(machine: Machine, value: Value): Value {
  if (value.type !== "method") return value;
  const content = contentOf(machine, value.receiver);
  if (content?.type !== "data") return make(machine, NO_DATA);
  if (value.name === "loc" || value.name === "iloc") return value.receiver;
  if (content.mixed) return make(machine, partOfMixed(machine, content, value.name));
  return selectColumns(machine, value.receiver, content, { only: [value.name] });
}

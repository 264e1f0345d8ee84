import type { Edit } from "../../../text/span.ts";
import type { Call as CallNode, Expression } from "../../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import type { Document } from "../../../workspace/document.ts";
import { callsOf, type Call } from "../calls.ts";
import { linesBelow, replacement, standsAlone, textOf } from "./lines.ts";

const MODULE = "sklearn.pipeline";
const NAMES = ["Pipeline", "make_pipeline"];

/**
 * Edits that import imbalanced-learn's pipeline in place of scikit-learn's, which it extends. Given only where the
 * sampler is a step of its own, and no pipeline is a step before the last of another: imbalanced-learn refuses that.
 */
export function importSamplingPipeline(document: Document, pipeline: Call, sampler: CallNode): readonly Edit[] | undefined {
  const pipelines = callsOf(document).filter(({ name }) => NAMES.some((one) => name === `${MODULE}.${one}`));
  const nodes = pipelines.map(({ node }) => node);
  if (pipeline.node.callee.type !== "name" || !stepsOf(pipeline.node).includes(sampler)) return undefined;
  if (nodes.some((node) => stepsOf(node).slice(0, -1).some((step) => nodes.some((other) => other === step)))) return undefined;
  const importing = moduleOf(document).body.filter((node) => node.type === "importFrom" && node.module === MODULE && node.names.some(({ name }) => NAMES.includes(name)));
  const [statement] = importing;
  if (importing.length !== 1 || statement?.type !== "importFrom" || !standsAlone(document, statement)) return undefined;
  const start = document.text.indexOf(MODULE, statement.start);
  const moving = statement.names.filter(({ name }) => NAMES.includes(name));
  if (moving.length === statement.names.length) return [replacement({ start, end: start + MODULE.length }, "imblearn.pipeline")];
  const staying = statement.names.filter((alias) => !moving.includes(alias));
  const written = (aliases: typeof moving): string => aliases.map((alias) => textOf(document, alias)).join(", ");
  return [replacement(statement, `from ${MODULE} import ${written(staying)}`), linesBelow(document, statement, [`from imblearn.pipeline import ${written(moving)}`])];
}

/** `make_pipeline(a, b)` and `Pipeline([("x", a), ("y", b)])`. */
function stepsOf(pipeline: CallNode): readonly Expression[] {
  const [first] = pipeline.arguments;
  if (first?.value.type !== "list") return pipeline.arguments.filter(({ name }) => name === undefined).map(({ value }) => value);
  return first.value.items.flatMap((item) => (item.type === "tuple" && item.items[1] ? [item.items[1]] : []));
}

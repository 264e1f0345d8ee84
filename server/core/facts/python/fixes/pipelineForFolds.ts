import type { Call, Expression } from "../../../syntax/python/expressionTree.ts";
import { contains, type Edit } from "../../../text/span.ts";
import type { Document } from "../../../workspace/document.ts";
import type { PreparedForFolds } from "../crossValidated.ts";
import { dottedName, importsOf, resolveName } from "../imports.ts";
import { foldCall, type FoldCall } from "./foldCall.ts";
import { importing } from "./importing.ts";
import { replacement, textOf } from "./lines.ts";
import { changesAny, namesRead } from "./names.ts";
import { preparationOf, withdrawn, type Preparation } from "./preparation.ts";

/**
 * Edits that put what was fitted on all rows and the model into one pipeline, and hand the raw rows to what splits them.
 * Given only where everything that splits these rows can be changed alike, nothing touches the rows between, and the
 * search's winner is not used on rows that were prepared by hand.
 */
export function pipelineForFolds(document: Document, { taint, calls, search }: PreparedForFolds): readonly Edit[] | undefined {
  const preparation = taint.node && preparationOf(document, taint.node);
  if (!preparation) return undefined;
  const folds = calls.map((call) => foldCall(document, call, search)).filter((one) => one !== undefined);
  const sure = folds.length === calls.length && folds.every((one) => fits(document, preparation, one) && isUntouched(preparation, one));
  const models = new Set(folds.map(({ model }) => model.start));
  const first = Math.min(...folds.map(({ model }) => model.start));
  if (!sure || (search && folds.length !== 1) || models.size !== folds.length || !isMadeBefore(document, preparation.estimator, first)) return undefined;
  const pipeline = importing(document, preparation.sampling ? "imblearn.pipeline" : "sklearn.pipeline", "make_pipeline", first, preparation.sampling ? "make_sampling_pipeline" : undefined);
  const handed = folds.flatMap(({ rows, answers }) => [rows, ...(preparation.sampling && answers ? [answers] : [])]);
  const withdrawal = withdrawn(document, preparation, handed);
  if (!pipeline || !withdrawal) return undefined;
  return [...pipeline.edits, ...withdrawal.edits, ...folds.flatMap((one) => rewritten(document, preparation, one, pipeline.name, withdrawal.raw))];
}

/** What is split is what was prepared, and the transformer would see the same answers in the pipeline. */
function fits(document: Document, { made, sources, sampling }: Preparation, { rows, answers }: FoldCall): boolean {
  const own = answers && textOf(document, answers);
  const learned = sources[1];
  return rows.name === made[0] && (sampling ? own === made[1] : learned === undefined || own === textOf(document, learned));
}

function isUntouched({ place, statement, made, sources }: Preparation, { call }: FoldCall): boolean {
  const { block } = place;
  const user = block.find((node) => contains(node, call));
  if (!user || user.start < statement.end || user.type === "function" || user.type === "class") return false;
  return !block.slice(block.indexOf(statement) + 1, block.indexOf(user) + 1).some((node) => changesAny(node, [...made, ...sources.flatMap(namesRead)]));
}

/** The transformer's variable has its value where the pipeline is written. */
function isMadeBefore(document: Document, estimator: Expression, place: number): boolean {
  return estimator.type !== "name" || document.text.search(new RegExp(`\\b${estimator.name}\\s*=`)) < place;
}

function rewritten(document: Document, { estimator, sampling }: Preparation, { model, rows, answers, renamed }: FoldCall, pipeline: string, raw: readonly string[]): readonly Edit[] {
  const [rawRows, rawAnswers] = raw;
  const step = textOf(document, estimator);
  const inner = model.type === "call" && !sampling && isPipeline(document, model) ? model.arguments[0] : undefined;
  const wrapped = inner ? [{ span: { start: inner.start, end: inner.start }, text: `${step}, ` }] : [replacement(model, `${pipeline}(${step}, ${textOf(document, model)})`)];
  const answered = sampling && answers && rawAnswers !== undefined ? [replacement(answers, rawAnswers)] : [];
  return [...wrapped, ...(rawRows === undefined ? [] : [replacement(rows, rawRows)]), ...answered, ...renamed];
}

const isPipeline = (document: Document, { callee }: Call): boolean => /^(sklearn|imblearn)\.pipeline\.make_pipeline$/.test(resolveName(dottedName(callee) ?? "", importsOf(document)));

import type { Edit } from "../../../text/span.ts";
import type { Document } from "../../../workspace/document.ts";
import type { Evaluation } from "../flow/value.ts";
import { importing } from "./importing.ts";
import { replacement, textOf } from "./lines.ts";
import { usesOf } from "./names.ts";

/**
 * Edits that ask models for their training rows out of fold: `cross_val_predict(forest, X_train, y_train)` in place of
 * `forest.predict(X_train)`. Given only where each is asked for just what it was fitted on, by name.
 */
export function outOfFold(document: Document, asked: readonly Evaluation[]): readonly Edit[] | undefined {
  const distinct = [...new Map(asked.map((one) => [one.node.start, one])).values()];
  const first = Math.min(...distinct.map(({ node }) => node.start));
  const imported = importing(document, "sklearn.model_selection", "cross_val_predict", first);
  if (!imported || distinct.length === 0) return undefined;
  const edits = distinct.map((one) => outOfFoldCall(document, one, imported.name));
  const sure = edits.filter((edit) => edit !== undefined);
  return sure.length === edits.length ? [...imported.edits, ...sure] : undefined;
}

const METHODS = new Set(["predict", "predict_proba", "predict_log_proba", "decision_function"]);

function outOfFoldCall(document: Document, { node, fits, method }: Evaluation, name: string): Edit | undefined {
  const [asked, ...more] = node.arguments;
  const fitted = fits.length === 1 ? fits[0]?.node : undefined;
  const [rows, answers, ...others] = fitted?.arguments ?? [];
  if (!asked || more.length > 0 || node.callee.type !== "attribute" || node.callee.value.type !== "name" || !METHODS.has(method) || node.end > document.text.length) return undefined;
  if (!fitted || !rows || !answers || others.length > 0 || rows.kind !== "plain" || answers.kind !== "plain" || textOf(document, rows.value) !== textOf(document, asked.value)) return undefined;
  const model = node.callee.value.name;
  const by = method === "predict" ? "" : `, method=${JSON.stringify(method)}`;
  return usesOf([fitted], model).length > 1 ? undefined : replacement(node, `${name}(${model}, ${textOf(document, rows.value)}, ${textOf(document, answers.value)}${by})`);
}

import type { Call } from "../../../syntax/python/expressionTree.ts";
import type { Edit } from "../../../text/span.ts";
import type { Document } from "../../../workspace/document.ts";
import { importing } from "./importing.ts";
import { replacement, textOf } from "./lines.ts";

/**
 * Edits that judge each setting by cross-validation on the training rows: `cross_val_score(model, X_train, y_train).mean()`
 * in place of `model.score(X_test, y_test)`. Given only where the model is scored by that method, and fitted on two names.
 */
export function crossValidateScore(document: Document, fit: Call | undefined, score: Call): readonly Edit[] | undefined {
  const [rows, answers, ...more] = fit?.arguments ?? [];
  const { callee } = score;
  if (callee.type !== "attribute" || callee.name.name !== "score" || score.arguments.length !== 2 || score.end > document.text.length || !rows || !answers || more.length > 0) return undefined;
  if (rows.value.type !== "name" || answers.value.type !== "name" || rows.name !== undefined || answers.name !== undefined) return undefined;
  const model = callee.value.type === "name" ? callee.value : callee.value === fit && fit.callee.type === "attribute" ? fit.callee.value : undefined;
  const imported = model && importing(document, "sklearn.model_selection", "cross_val_score", score.start);
  return imported && [...imported.edits, replacement(score, `${imported.name}(${textOf(document, model)}, ${rows.value.name}, ${answers.value.name}).mean()`)];
}

import type { Call, Expression, Name } from "../../../syntax/python/expressionTree.ts";
import type { Edit } from "../../../text/span.ts";
import type { Document } from "../../../workspace/document.ts";
import { argumentOf, callsOf } from "../calls.ts";
import { removeArgument } from "../edits.ts";
import { dottedName, importsOf, resolveName } from "../imports.ts";
import { replacement } from "./lines.ts";
import { onlyAssignment } from "./names.ts";

/**
 * Edits that calibrate by cross-validation on the rows that the model was trained on, in place of calibrating the trained
 * model on the test rows. Given only where the model was fitted once, on rows and answers that have names.
 */
export function calibrateInside(document: Document, fit: Call): readonly Edit[] | undefined {
  const [rows, answers, ...more] = fit.arguments;
  const made = fit.callee.type === "attribute" && fit.callee.name.name === "fit" ? makingOf(document, fit.callee.value) : undefined;
  const estimator = made && argumentOf(made, "estimator", 0);
  const model = estimator && thawed(document, estimator);
  const trained = model && trainingOf(document, model, fit);
  if (!made || !trained || !rows || !answers || more.length > 0 || nameOf(document, made) !== "sklearn.calibration.CalibratedClassifierCV") return undefined;
  const call = callsOf(document).find(({ node }) => node === made);
  const folds = made.arguments.find(({ name }) => name === "cv");
  const withdrawn = call && folds?.value.type === "text" ? [removeArgument(document, call, folds)] : [];
  return [...(estimator === model ? [] : [replacement(estimator, model.name)]), ...withdrawn, replacement(rows.value, trained[0].name), replacement(answers.value, trained[1].name)];
}

function makingOf(document: Document, owner: Expression): Call | undefined {
  const value = owner.type === "name" ? onlyAssignment(document, owner.name)?.value : owner;
  return value?.type === "call" ? value : undefined;
}

const nameOf = (document: Document, { callee }: Call): string => resolveName(dottedName(callee) ?? "", importsOf(document));

/** The model's variable, also where `FrozenEstimator` keeps it from being fitted again. */
function thawed(document: Document, estimator: Expression): Name | undefined {
  const inner = estimator.type === "call" && nameOf(document, estimator) === "sklearn.frozen.FrozenEstimator" ? estimator.arguments[0]?.value : estimator;
  return inner?.type === "name" ? inner : undefined;
}

/** What the model's one fit was handed: `model.fit(X_train, y_train)`, or the same where it is made. */
function trainingOf(document: Document, model: Name, before: Call): readonly [Name, Name] | undefined {
  const made = onlyAssignment(document, model.name);
  const isModel = (node: Expression): boolean => (node.type === "name" ? node.name === model.name : node.start === made?.value?.start);
  const fits = callsOf(document).filter(({ node: { callee } }) => callee.type === "attribute" && callee.name.name === "fit" && isModel(callee.value));
  const [only] = fits;
  const [rows, answers, ...more] = only?.node.arguments ?? [];
  if (!only || !made || fits.length > 1 || only.whole.end > before.start || more.length > 0) return undefined;
  return rows?.value.type === "name" && answers?.value.type === "name" ? [rows.value, answers.value] : undefined;
}

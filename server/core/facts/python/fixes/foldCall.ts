import type { Edit } from "../../../text/span.ts";
import type { Call, Dictionary, Expression, Name } from "../../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import { walk } from "../../../syntax/python/walk.ts";
import type { Document } from "../../../workspace/document.ts";
import { argumentOf } from "../calls.ts";
import { dottedName } from "../imports.ts";
import { namesIn, onlyAssignment, placeIn, usesOf } from "./names.ts";
import { textOf } from "./lines.ts";

/** A call that splits rows by itself, by its parts. */
export interface FoldCall {
  readonly call: Call;
  readonly model: Expression;
  readonly rows: Name;
  readonly answers: Expression | undefined;
  /** Edits that name the model's settings as a pipeline names them. */
  readonly renamed: readonly Edit[];
}

const SCORES = new Set(["cross_val_score", "cross_validate", "cross_val_predict", "learning_curve"]);
const UNSURE = new Set(["params", "fit_params", "groups", "return_estimator", "return_indices", "scoring_params"]);
/** What stays as it is when the model becomes a pipeline. */
const STEADY = new Set(["best_score_", "best_params_", "best_index_"]);

/** `undefined` where the model could not become a pipeline without more ado. */
export function foldCall(document: Document, call: Call, search: boolean): FoldCall | undefined {
  return search ? searchCall(document, call) : scoreCall(call);
}

function scoreCall(call: Call): FoldCall | undefined {
  const name = dottedName(call.callee)?.replace(/^.*\./, "") ?? "";
  const model = argumentOf(call, "estimator", 0);
  const rows = argumentOf(call, "X", 1);
  if (!SCORES.has(name) || model === undefined || rows?.type !== "name" || call.arguments.some((one) => one.kind !== "plain" || UNSURE.has(one.name ?? ""))) return undefined;
  return { call, model, rows, answers: argumentOf(call, "y", 2), renamed: [] };
}

function searchCall(document: Document, call: Call): FoldCall | undefined {
  if (call.callee.type !== "attribute" || call.callee.name.name !== "fit" || call.arguments.length > 2) return undefined;
  const owner = call.callee.value;
  const made = owner.type === "name" ? onlyAssignment(document, owner.name)?.value : owner;
  if (made?.type !== "call" || made.start > call.end || !isSteady(document, call, owner)) return undefined;
  const model = argumentOf(made, "estimator", 0);
  const settings = argumentOf(made, "param_grid", 1) ?? argumentOf(made, "param_distributions", 1);
  const rows = argumentOf(call, "X", 0);
  const renamed = model && settings ? renamedSettings(document, model, settings) : undefined;
  return model && rows?.type === "name" && renamed ? { call, model, rows, answers: argumentOf(call, "y", 1), renamed } : undefined;
}

/** Nothing asks the search for its model, which would then want raw rows. */
function isSteady(document: Document, call: Call, owner: Expression): boolean {
  const { body } = moduleOf(document);
  const statement = placeIn(document, call)?.statement;
  const kept = statement?.type === "assign" ? (namesIn(statement.targets[0]) ?? []) : [];
  if (statement?.type !== "assign" && statement?.type !== "expressionStatement") return false;
  if (statement.value !== call) return false;
  const names = [...new Set([...kept, ...(owner.type === "name" ? [owner.name] : [])])];
  const known = new Set<number>([owner.start]);
  walk(body, (node) => {
    if (node.type === "assign") for (const target of node.targets) known.add(target.start);
    if (node.type === "attribute" && STEADY.has(node.name.name)) known.add(node.value.start);
    if (node.type === "subscript" && node.value.type === "attribute") known.delete(node.value.value.start);
    return true;
  });
  return names.every((name) => usesOf(body, name).every((use) => known.has(use.start)));
}

/** `{"C": …}` becomes `{"svc__C": …}`, wherever the dictionary is written. */
function renamedSettings(document: Document, model: Expression, settings: Expression): readonly Edit[] | undefined {
  const value = model.type === "name" ? onlyAssignment(document, model.name)?.value : model;
  const step = value?.type === "call" ? dottedName(value.callee)?.replace(/^.*\./, "").toLowerCase() : undefined;
  const written = dictionaryOf(document, settings);
  if (step === undefined || !written) return undefined;
  if (step === "make_pipeline") return value === model ? [] : undefined;
  const edits = written.entries.map(({ key }): Edit | undefined => {
    const quote = key?.type === "text" ? /^(["'])\w+\1$/.exec(textOf(document, key))?.[1] : undefined;
    return key && quote !== undefined ? { span: { start: key.start + 1, end: key.start + 1 }, text: `${step}__` } : undefined;
  });
  const sure = edits.filter((edit) => edit !== undefined);
  return sure.length === edits.length ? sure : undefined;
}

function dictionaryOf(document: Document, settings: Expression): Dictionary | undefined {
  if (settings.type === "dictionary") return settings;
  if (settings.type !== "name" || usesOf(moduleOf(document).body, settings.name).length !== 2) return undefined;
  const value = onlyAssignment(document, settings.name)?.value;
  return value?.type === "dictionary" ? value : undefined;
}

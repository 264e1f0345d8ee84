import { memo } from "../../memo.ts";
import type { Span } from "../../text/span.ts";
import type { Argument, Call, Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { FunctionDefinition, Node } from "../../syntax/python/tree.ts";
import { childrenOf, nodesOf, placeOf, walk } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import { callsOf, textValue } from "./calls.ts";
import { keptIn, pickedAfter } from "./choices.ts";

/** One value after another is tried as a setting of a model: by a loop, or by a library that searches. */
export interface SettingTried {
  /** `n_neighbors`, `**params` */
  readonly setting: string;
  /** The loop, and the functions of the document that do its work. */
  readonly places: readonly Span[];
  /** Where the best value is picked, if that is to be seen. */
  readonly choice?: Span;
}

export const settingsTried: (document: Document) => readonly SettingTried[] = memo((document: Document): readonly SettingTried[] => {
  const { body } = moduleOf(document);
  const functions = new Map(nodesOf(body, "function").map((node) => [node.name.name, node]));
  const found: SettingTried[] = [];
  for (const node of nodesOf(body, "for")) {
    const tried = settingIn(node.body, namesIn(node.target), functions);
    const choice = tried && (keptIn(node) ?? pickedAfter(document, node));
    if (tried) found.push({ ...tried, places: [placeOf(node), ...tried.places], ...(choice ? { choice } : {}) });
  }
  return [...found, ...searched(document, functions)];
});

/** Functions that search for the best settings of the function that they are given: Optuna, hyperopt, scikit-optimize, bayes_opt. */
const SEARCHES = /(^|\.)(optimize|fmin|gp_minimize|forest_minimize|gbrt_minimize|BayesianOptimization)$/;

function searched(document: Document, functions: ReadonlyMap<string, FunctionDefinition>): readonly SettingTried[] {
  return callsOf(document).flatMap(({ name, callee, arguments: handed }) => {
    const objective = SEARCHES.test(name) ? handed.flatMap(({ value }) => (value.type === "name" ? (functions.get(value.name) ?? []) : []))[0] : undefined;
    if (!objective) return [];
    const counted = objective.parameters.map((parameter) => parameter.name.name);
    const setting = suggestedIn(objective) ?? settingIn(objective.body, counted, functions)?.setting;
    return setting === undefined ? [] : [{ setting, places: [placeOf(objective)], choice: callee }];
  });
}

/** `trial.suggest_float("C", …)` */
function suggestedIn(objective: FunctionDefinition): string | undefined {
  let name: string | undefined;
  walk(objective.body, (node) => {
    if (node.type === "call" && calleeName(node.callee).startsWith("suggest_")) name ??= textValue(node.arguments[0]?.value);
    return name === undefined;
  });
  return name;
}

type Functions = ReadonlyMap<string, FunctionDefinition>;

const MOST_CALLS = 2;

/** Where a counted value is given to a class, to `set_params`, or to a function of the document that does that with it. */
function settingIn(body: readonly Node[], counted: readonly string[], functions: Functions, depth = 0): SettingTried | undefined {
  let tried: SettingTried | undefined;
  walk(body, (node) => {
    if (node.type !== "call" || tried) return tried === undefined;
    const name = calleeName(node.callee);
    const setting = /^[A-Z]/.test(name) || name === "set_params" ? node.arguments.find((argument) => isSetting(argument, counted)) : undefined;
    if (setting) tried = { setting: setting.name ?? "**", places: [] };
    const helper = node.callee.type === "name" && depth < MOST_CALLS ? functions.get(name) : undefined;
    const inside = helper && settingIn(helper.body, parametersGiven(node, helper, counted), functions, depth + 1);
    if (helper && inside) tried ??= { setting: inside.setting, places: [placeOf(helper), ...inside.places] };
    return tried === undefined;
  });
  return tried;
}

/** These hold a whole model, a name or a seed: trying several is another matter. */
const NO_SETTING = /^(random_state|seed|steps|transformers|estimators?|base_estimator|clf|model|name|label|cv)$/;

function isSetting({ kind, name, value }: Argument, counted: readonly string[]): boolean {
  if (kind === "keywords") return value.type === "name" && counted.includes(value.name);
  return name !== undefined && !NO_SETTING.test(name) && isReckonedFrom(value, counted);
}

/** `k`, `10 ** k`, `int(k)` */
function isReckonedFrom(value: Expression, counted: readonly string[]): boolean {
  if (value.type === "name") return counted.includes(value.name);
  if (value.type === "binary") return isReckonedFrom(value.left, counted) || isReckonedFrom(value.right, counted);
  return value.type === "call" && /^(int|float|round)$/.test(calleeName(value.callee)) && value.arguments.some((argument) => isReckonedFrom(argument.value, counted));
}

function parametersGiven(call: Call, helper: FunctionDefinition, counted: readonly string[]): readonly string[] {
  return call.arguments.flatMap(({ name, value }, place) => (isReckonedFrom(value, counted) ? [name ?? helper.parameters[place]?.name.name ?? []].flat() : []));
}

const calleeName = (callee: Expression): string => (callee.type === "name" ? callee.name : callee.type === "attribute" ? callee.name.name : "");

function namesIn(node: Node): readonly string[] {
  return node.type === "name" ? [node.name] : childrenOf(node).flatMap(namesIn);
}

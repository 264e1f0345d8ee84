import { placeOf } from "../../../syntax/python/walk.ts";
import type { Span } from "../../../text/span.ts";
import type { Call, Expression } from "../../../syntax/python/expressionTree.ts";
import { contentOf, optionsOf, type Machine } from "../flow/machine.ts";
import type { SplitEvent } from "../flow/events.ts";
import type { Cut } from "../flow/rows.ts";
import type { Data, Estimator, Fit, Value } from "../flow/value.ts";
import { roleOf, type Role } from "../tables/estimators.ts";
import { atPlace, placeWords } from "../program/place.ts";

/** One thing that happened to rows, in a few words: `dropna`, `train side of the split on line 15`. */
export interface Step {
  readonly at: Span;
  readonly words: string;
  /** Columns that were set, one statement after the other. */
  readonly columns?: readonly string[];
  /** A split or an estimator: what a graph draws as a node of its own. */
  readonly major?: boolean;
}

interface Evaluated {
  readonly node: Expression;
  readonly result: Value;
  readonly input: { readonly node: Expression; readonly value: Value } | undefined;
  readonly parts: readonly { readonly node: Expression; readonly value: Value }[];
}

/** What an expression did to the rows that went into it. Most expressions do nothing that is worth a word. */
export function stepsOf(machine: Machine, { node, result, input, parts }: Evaluated): readonly Step[] {
  const data = contentOf(machine, result);
  if (!input || data?.type !== "data") return [];
  const before = optionsOf(input.value).map((option) => contentOf(machine, option)).find((content) => content?.type === "data");
  const at = placeOf(node);
  const estimator = estimatorOf(machine, node, parts);
  if (estimator && node.type === "call") return [{ at, words: learnedWords(machine, node, estimator), major: true }];
  const side = newSide(data, before?.type === "data" ? before : undefined);
  if (side !== undefined) return [{ at, words: sideWords(machine, side), major: true }];
  const words = before?.type === "data" ? WORDS[node.type]?.(machine, node, data, before) : plainCall(node);
  return words === undefined ? [] : [{ at, words }];
}

/** What an assignment to a part of a table did to the table: what was done to the part, or that there is a column. */
export function changeStep(before: readonly Step[], part: readonly Step[], target: Expression): readonly Step[] {
  const learned = part.filter((step) => step.major === true && !before.some((known) => known.at.start === step.at.start)).at(-1);
  if (learned) return [learned];
  const name = target.type === "attribute" ? target.name.name : columnOf(target);
  return name === undefined ? [] : [{ at: placeOf(target), words: "columns", columns: [name] }];
}

/** The words of a step, with the columns that it gathered. */
export function wordsOf({ words, columns }: Step): string {
  if (!columns) return words;
  const names = [...new Set(columns)];
  return names.length > 3 ? `${names.length} columns set` : `${listed(names)} set`;
}

export const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");

function columnOf(target: Expression): string | undefined {
  const [index] = target.type === "subscript" ? target.index : [];
  const last = index?.type === "tuple" ? index.items.at(-1) : index;
  return last?.type === "text" ? last.value : undefined;
}

function estimatorOf(machine: Machine, node: Expression, parts: Evaluated["parts"]): Estimator | undefined {
  if (node.type !== "call" || node.callee.type !== "attribute") return undefined;
  const owner = node.callee.value;
  const value = parts.find((part) => part.node === owner)?.value;
  const contents = value ? optionsOf(value).map((option) => contentOf(machine, option)) : [];
  return contents.find((content) => content?.type === "estimator");
}

/** Who did it, and what it was fitted on: ``scaled by `scaler` (fitted on all rows, line 12)``. */
function learnedWords(machine: Machine, node: Call, estimator: Estimator): string {
  const name = node.callee.type === "attribute" ? node.callee.name.name : "";
  const owner = node.callee.type === "attribute" && node.callee.value.type === "name" ? node.callee.value.name : estimator.api.replace(/^.*\./, "");
  const verb = /^(predict|decision)/.test(name) ? "predicted" : (VERBS.find(([api]) => api.test(estimator.api))?.[1] ?? ROLE_VERBS[roleOf(estimator.api)] ?? "transformed");
  const fit = estimator.fits.at(-1);
  return `${verb} by \`${owner}\`${fit ? ` (fitted on ${fittedRows(fit)}, ${placeWords(machine.frames, fit.at.start)})` : ""}`;
}

/** The rows of a fit in words: the variable, or `all rows` where nothing had been taken out. */
export const fittedRows = (fit: Fit): string => (fit.rows.length > 0 && fit.rows.every((part) => part.cuts.every(isMost)) ? "all rows" : fit.of === undefined ? "some rows" : `\`${fit.of}\``);

const isMost = (cut: Cut): boolean => cut.type === "some" && cut.most === true;

const VERBS: readonly (readonly [RegExp, string])[] = [
  [/Imputer|Impute$/, "gaps filled"],
  [/Scaler$|Normalizer$/, "scaled"],
  [/Vectorizer$|Tfidf/, "words counted"],
  [/Discreti[sz]er$|Discretization$/, "binned"],
];

const ROLE_VERBS: Readonly<Partial<Record<Role, string>>> = {
  vocabulary: "encoded",
  supervised: "encoded with the target",
  decomposition: "projected",
  cluster: "clustered",
  selection: "columns chosen",
  sampler: "resampled",
};

function newSide(data: Data, before: Data | undefined): Extract<Cut, { readonly type: "side" }> | undefined {
  const old = new Set(before?.rows.flatMap((part) => part.cuts));
  const cut = data.rows[0]?.cuts.findLast((one) => one.type === "side" && !old.has(one));
  return cut?.type === "side" ? cut : undefined;
}

function sideWords(machine: Machine, { split, side }: Extract<Cut, { readonly type: "side" }>): string {
  if (split.startsWith("sample")) return side.startsWith("not ") ? "what a sample left" : "a sample";
  const event = machine.events.find((one): one is SplitEvent => one.type === "split" && one.split === split);
  return event ? `${side} side of the split ${atPlace(machine.frames, event.at.start)}` : `${side} side of each fold`;
}

type Words = (machine: Machine, node: Expression, data: Data, before: Data) => string | undefined;

const WORDS: Readonly<Partial<Record<Expression["type"], Words>>> = {
  attribute: (_, __, data) => columnWords(data.columns.only),
  subscript: (machine, node, data, before) => {
    if (node.type !== "subscript") return undefined;
    const [first] = node.index;
    if (data.rows === before.rows) return columnWords(data.columns.only);
    const text = first ? machine.frames.text(first) : "";
    return text.length > 40 || text.includes("\n") ? "some rows" : `rows ${first?.type === "slice" ? "" : "where "}\`${text}\``;
  },
  call: (_, node, data, before) => {
    const fresh = (data.columns.without ?? []).filter((name) => before.columns.without?.includes(name) !== true);
    const without = fresh.length > 0 ? fresh : droppedBy(node);
    if (data.rows === before.rows && without.length > 0) return without.length > 3 ? `without ${without.length} columns` : `without ${listed(without)}`;
    return plainCall(node);
  },
};

/** Columns that a `drop` names outright; a `drop` in place leaves nothing to compare with. */
function droppedBy(node: Expression): readonly string[] {
  if (node.type !== "call" || node.callee.type !== "attribute" || node.callee.name.name !== "drop") return [];
  const byColumn = node.arguments.some(({ name }) => name === "columns" || name === "axis");
  const value = byColumn ? (node.arguments.find(({ name }) => name === "columns") ?? node.arguments[0])?.value : undefined;
  const items = value?.type === "list" || value?.type === "tuple" ? value.items : value ? [value] : [];
  return items.flatMap((item) => (item.type === "text" ? [item.value] : []));
}

const columnWords = (names: readonly string[] | undefined): string | undefined => {
  if (!names || names.length === 0) return undefined;
  if (names.length > 3) return `${names.length} columns`;
  return `${names.length === 1 ? "column" : "columns"} ${listed(names)}`;
};

/** The same rows in another form. */
const SILENT = /^(copy|to_numpy|values|tolist|to_list|reset_index|set_index|ravel|reshape|flatten|array|asarray|DataFrame|Series|toarray|todense|squeeze|list|tuple|iter|next|enumerate|zip|infer_objects|convert_dtypes|compute|persist|cache)$/;

function plainCall(node: Expression): string | undefined {
  if (node.type !== "call") return undefined;
  const { callee } = node;
  const name = callee.type === "attribute" ? callee.name.name : callee.type === "name" ? callee.name : undefined;
  return name === undefined || SILENT.test(name) ? undefined : name;
}

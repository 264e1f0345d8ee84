import { contains, type Edit } from "../../../text/span.ts";
import type { Call, Expression, Name } from "../../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import type { Assign, Statement } from "../../../syntax/python/tree.ts";
import type { Document } from "../../../workspace/document.ts";
import { blocksOf } from "../blocks.ts";
import { argumentOf } from "../calls.ts";
import type { Fit, Watched } from "../flow/value.ts";
import { dottedName } from "../imports.ts";
import { linesAbove, replacement, standsAlone, textOf } from "./lines.ts";
import { bindsAny, namesIn, placeIn, unusedName } from "./names.ts";

const BESIDE_ROWS = /weight|margin|group|qid|init_score|baseline|validation_split/;

/** The edits, where the fit is told what to watch. */
export function carveForFit(document: Document, { node }: Fit, { at }: Watched): readonly Edit[] | undefined {
  const watched = node?.arguments.find((argument) => contains(argument, at))?.value;
  return node && watched && carveValidation(document, node, watched);
}

/**
 * Edits that carve rows out of the training rows and let the fit watch these. Given only where the fit and the watched
 * pair are written out by name, and the training rows come from a split, so that they can be split once more.
 * @param watched what the fit watches: `[(X_test, y_test)]`
 */
function carveValidation(document: Document, fit: Call, watched: Expression): readonly Edit[] | undefined {
  const place = placeIn(document, fit);
  const rows = argumentOf(fit, "X", 0) ?? argumentOf(fit, "x");
  const answers = argumentOf(fit, "y", 1);
  if (!place || !isValueOf(place.statement, fit) || !standsAlone(document, place.statement) || rows?.type !== "name" || answers?.type !== "name") return undefined;
  if (fit.arguments.some(({ name, kind }) => kind !== "plain" || (name !== undefined && BESIDE_ROWS.test(name)))) return undefined;
  const pairs = pairsIn(watched);
  const tests = pairs?.filter(([left, right]) => left.name !== rows.name && right.name !== answers.name);
  const split = splitAbove(document, place.statement, rows.name, answers.name);
  if (!pairs || !tests || tests.length === 0 || new Set(tests.map(([left]) => left.name)).size > 1 || !split) return undefined;
  const parts = [rows, answers].map(({ name }) => [partOf(document, name, "fit"), partOf(document, name, "stop")] as const);
  const [[rowsFit, rowsStop] = [], [answersFit, answersStop] = []] = parts;
  if (rowsFit === undefined || rowsStop === undefined || answersFit === undefined || answersStop === undefined || rowsFit === answersFit || rowsStop === answersStop) return undefined;
  const line = `${rowsFit}, ${rowsStop}, ${answersFit}, ${answersStop} = ${textOf(document, split.callee)}(${[rows.name, answers.name, ...settingsLike(document, split, answers.name)].join(", ")})`;
  const watching = pairs.flatMap(([left, right]) => [
    replacement(left, left.name === rows.name ? rowsFit : rowsStop),
    replacement(right, right.name === answers.name ? answersFit : answersStop),
  ]);
  return [linesAbove(document, place.statement, [line]), replacement(rows, rowsFit), replacement(answers, answersFit), ...watching];
}

const isValueOf = (node: Statement, call: Call): boolean => (node.type === "assign" || node.type === "expressionStatement") && node.value === call;

/** `[(X_test, y_test)]` and `(X_test, y_test)`. */
function pairsIn(watched: Expression): readonly (readonly [Name, Name])[] | undefined {
  if (watched.type !== "list" && watched.type !== "tuple") return undefined;
  const [left, right] = watched.items;
  if (watched.items.length === 2 && left?.type === "name" && right?.type === "name") return [[left, right]];
  const pairs = watched.items.map(pairsIn);
  const sure = pairs.filter((pair) => pair !== undefined);
  return sure.length === pairs.length ? sure.flat() : undefined;
}

/** The split that gives the training rows and answers, in a block around the fit. Answers that change after it may be resampled. */
function splitAbove(document: Document, fitting: Statement, rows: string, answers: string): Call | undefined {
  for (const block of blocksOf(moduleOf(document).body)) {
    const user = block.find((node) => contains(node, fitting));
    const split = block.findLast((node): node is Assign => node.type === "assign" && node.end < fitting.start && givesTraining(node, rows, answers));
    if (!user || user.type === "function" || user.type === "class" || split?.value?.type !== "call") continue;
    return block.slice(block.indexOf(split) + 1, block.indexOf(user) + 1).some((node) => bindsAny(node, [answers])) ? undefined : split.value;
  }
  return undefined;
}

function givesTraining(node: Assign, rows: string, answers: string): boolean {
  const names = node.targets.length === 1 ? namesIn(node.targets[0]) : undefined;
  const isSplit = node.value?.type === "call" && dottedName(node.value.callee)?.endsWith("train_test_split") === true;
  return isSplit && names?.length === 4 && names.indexOf(rows) % 2 === 0 && names.indexOf(answers) % 2 === 0;
}

/** The second split is shuffled, seeded and balanced as the first. */
function settingsLike(document: Document, split: Call, answers: string): readonly string[] {
  const copied = split.arguments.flatMap(({ name, value }) => (name === "random_state" || name === "shuffle" ? [`${name}=${textOf(document, value)}`] : []));
  return split.arguments.some(({ name, value }) => name === "stratify" && value.type !== "none") ? [...copied, `stratify=${answers}`] : copied;
}

function partOf(document: Document, name: string, part: string): string | undefined {
  return unusedName(document, [name.replace(/train(ing)?/, part), `${name}_${part}`]);
}

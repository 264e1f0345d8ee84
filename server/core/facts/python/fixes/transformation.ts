import type { Call, Expression } from "../../../syntax/python/expressionTree.ts";
import type { Assign, Statement } from "../../../syntax/python/tree.ts";
import { walk } from "../../../syntax/python/walk.ts";
import { applyEdits } from "../../../text/edits.ts";
import type { Edit, Span } from "../../../text/span.ts";
import type { Document } from "../../../workspace/document.ts";
import { argumentOf } from "../calls.ts";
import { dottedName, importsOf, resolveName } from "../imports.ts";
import { replacement, textOf } from "./lines.ts";
import { namesWritten, usesOf } from "./names.ts";

/** Statements by which a transformer learns from rows and gives prepared ones. */
export interface Transformation {
  /** The statement that only fits, where there is one. */
  readonly fit?: Statement;
  /** Where that statement also makes the transformer: `scaler = StandardScaler().fit(X)`, and the part that makes it. */
  readonly maker?: { readonly whole: Span; readonly plain: Span };
  /** The statement that gives the prepared rows. */
  readonly use: Assign;
  /** `fit_transform` or `transform` in it. */
  readonly call: Call;
  /** What the prepared rows are called, or the table that they are columns of. */
  readonly made: string;
  /** `table[columns] = …` */
  readonly inPlace: boolean;
  /** What the transformer learns from beside the rows. */
  readonly answers: readonly Expression[];
}

/** @param above the statement that learns, and those that follow it up to the split */
export function transformationOf(document: Document, learning: Call, above: readonly Statement[]): Transformation | undefined {
  const [first, ...rest] = above;
  if (!first || learning.callee.type !== "attribute" || learning.arguments.some(({ kind, name }) => kind !== "plain" || (name !== undefined && name !== "X" && name !== "y"))) return undefined;
  const answers = learning.arguments.filter(({ value }) => value !== sourceOf(learning)).map(({ value }) => value);
  if (learning.callee.name.name === "fit_transform") return first.type === "assign" ? givenBy(document, first, learning, answers) : undefined;
  return learning.callee.name.name === "fit" ? inTwoSteps(document, learning, { first, rest, answers }) : undefined;
}

/** The rows that a transformer is handed. */
export const sourceOf = (call: Call): Expression | undefined => argumentOf(call, "X", 0);

/** `X = scaler.transform(X)`, perhaps wrapped into a table; `table[columns] = scaler.transform(table[columns])`. */
function givenBy(document: Document, use: Assign, call: Call, answers: readonly Expression[]): Transformation | undefined {
  const [target, ...more] = use.targets;
  const source = sourceOf(call);
  if (!target || more.length > 0 || !source || (use.value !== call && !isTableOf(document, use.value, call))) return undefined;
  if (target.type === "name") return { use, call, made: target.name, inPlace: false, answers };
  if (target.type !== "subscript" || target.value.type !== "name") return undefined;
  return textOf(document, target) === textOf(document, source) ? { use, call, made: target.value.name, inPlace: true, answers } : undefined;
}

/** `pd.DataFrame(scaler.transform(X), columns=X.columns)` */
function isTableOf(document: Document, value: Expression | undefined, call: Call): value is Call {
  return value?.type === "call" && value.arguments[0]?.value === call && resolveName(dottedName(value.callee) ?? "", importsOf(document)) === "pandas.DataFrame";
}

interface Steps {
  readonly first: Statement;
  readonly rest: readonly Statement[];
  readonly answers: readonly Expression[];
}

/** `scaler.fit(X)`, and then `X = scaler.transform(X)`. */
function inTwoSteps(document: Document, learning: Call, { first, rest, answers }: Steps): Transformation | undefined {
  const { callee } = learning;
  if (callee.type !== "attribute") return undefined;
  const makes = first.type === "assign" && first.value === learning && first.targets[0]?.type === "name" && first.targets.length === 1 ? first.targets[0].name : undefined;
  const fits = first.type === "expressionStatement" && first.value === learning && callee.value.type === "name" ? callee.value.name : undefined;
  const name = makes ?? fits;
  const using = name === undefined ? [] : rest.filter((node) => usesOf([node], name).length > 0);
  const [use] = using;
  const call = use && name !== undefined ? transformIn(use, name) : undefined;
  const [source, learned] = [call && sourceOf(call), sourceOf(learning)];
  if (using.length !== 1 || use?.type !== "assign" || !call || !source || !learned || textOf(document, source) !== textOf(document, learned)) return undefined;
  const given = givenBy(document, use, call, answers);
  return given && { ...given, fit: first, ...(makes === undefined ? {} : { maker: { whole: learning, plain: callee.value } }) };
}

function transformIn(use: Statement, name: string): Call | undefined {
  let found: Call | undefined;
  walk([use], (node) => {
    if (node.type === "call" && node.callee.type === "attribute" && node.callee.name.name === "transform" && node.callee.value.type === "name" && node.callee.value.name === name && node.arguments.length === 1) found ??= node;
    return !found;
  });
  return found;
}

/** The same for the two sides of a split: what is learned of the one is used on both. */
export function writtenFor(document: Document, found: Transformation, [train, test]: readonly [string, string], answers: string): readonly string[] | undefined {
  const { call, fit } = found;
  const owner = call.callee.type === "attribute" ? call.callee.value : undefined;
  if (!owner) return undefined;
  const { setUp, variable } = variableFor(document, owner);
  const handed = (side: string): string => (found.inPlace ? textOf(document, sourceOf(call) ?? call).replace(found.made, side) : side);
  if (fit) return [`${variable}.fit(${[handed(train), answers].filter((one) => one !== "").join(", ")})`, ...[train, test].map((side) => sideLine(document, found, side, `${variable}.transform(${handed(side)})`))];
  const learned = `${variable}.fit_transform(${[handed(train), answers].filter((one) => one !== "").join(", ")})`;
  return [...setUp, sideLine(document, found, train, learned), sideLine(document, found, test, `${variable}.transform(${handed(test)})`)];
}

/** The statement that gives the prepared rows, for one side. */
function sideLine(document: Document, { use, call, made }: Transformation, side: string, given: string): string {
  const source = sourceOf(call);
  const raw = source?.type === "name" ? source.name : made;
  const names = [...new Set([made, raw])].flatMap((name) => usesOf([use], name)).filter((node) => node.end <= call.start || node.start >= call.end);
  const edits: readonly Edit[] = [replacement(call, given), ...names.map((node) => replacement(node, side)), ...indexFor(document, use, call, side)];
  const moved = edits.map(({ span, text }) => ({ span: { start: span.start - use.start, end: span.end - use.start }, text }));
  return applyEdits(textOf(document, use), moved);
}

/** A new table numbers its rows anew, where the split's rows keep their numbers. */
function indexFor(document: Document, { value }: Assign, call: Call, side: string): readonly Edit[] {
  if (!isTableOf(document, value, call) || argumentOf(value, "index") !== undefined) return [];
  const last = value.arguments.at(-1);
  const named = value.arguments.some(({ name, value: columns }) => name === "columns" && columns.type === "attribute" && columns.name.name === "columns");
  return last && named ? [{ span: { start: last.end, end: last.end }, text: `, index=${side}.index` }] : [];
}

/** A transformer that was made on the spot needs a name, for it is used twice. */
function variableFor(document: Document, estimator: Expression): { readonly setUp: readonly string[]; readonly variable: string } {
  const text = textOf(document, estimator);
  if (estimator.type === "name" || estimator.type === "attribute") return { setUp: [], variable: text };
  const variable = ["scaler", "transformer", "prepared_by"].find((name) => !namesWritten(document).has(name)) ?? "fitted_transformer";
  return { setUp: [`${variable} = ${text}`], variable };
}

import type { Edit } from "../../../text/span.ts";
import type { Call, Expression } from "../../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import type { Assign } from "../../../syntax/python/tree.ts";
import { childrenOf } from "../../../syntax/python/walk.ts";
import type { Document } from "../../../workspace/document.ts";
import { dottedName, importsOf, resolveName } from "../imports.ts";
import { deletion, linesAbove, standsAlone, textOf } from "./lines.ts";
import { namesIn, onlyAssignment, placeIn, unusedName, usesOf, type Place } from "./names.ts";

/** A statement that fits a transformer or sampler and keeps what it makes of the rows: `X_new = scaler.fit_transform(X)`. */
export interface Preparation {
  readonly place: Place;
  readonly statement: Assign;
  /** The names of what it makes. */
  readonly made: readonly string[];
  /** What it is handed: the rows, and perhaps the answers. */
  readonly sources: readonly Expression[];
  /** The transformer as it can be written in a pipeline. */
  readonly estimator: Expression;
  readonly sampling: boolean;
}

export function preparationOf(document: Document, learning: Call): Preparation | undefined {
  const { callee } = learning;
  if (callee.type !== "attribute" || !/^fit_(transform|resample)$/.test(callee.name.name)) return undefined;
  const place = placeIn(document, learning);
  const statement = place?.statement;
  if (!place || statement?.type !== "assign" || statement.targets.length !== 1 || !standsAlone(document, statement)) return undefined;
  const made = namesIn(statement.targets[0]);
  const sampling = callee.name.name === "fit_resample";
  const plain = learning.arguments.every(({ name, kind }) => name === undefined && kind === "plain");
  const sources = learning.arguments.map(({ value }) => value);
  const fitting = made?.length === (sampling ? 2 : 1) && sources.length >= made.length && sources.length <= 2;
  if (!made || !plain || !fitting || !isCloned(document, callee.value) || !givesRows(document, statement.value, learning)) return undefined;
  return { place, statement, made, sources, estimator: callee.value, sampling };
}

/** What a pipeline is handed in place of the prepared rows, and what becomes of the statement that prepared them. */
export interface Withdrawal {
  readonly raw: readonly string[];
  readonly edits: readonly Edit[];
}

/** Takes the preparation away where nothing else needs what it makes; else it stays beside the raw rows. */
export function withdrawn(document: Document, preparation: Preparation, handed: readonly Expression[]): Withdrawal | undefined {
  const { statement, made, sources } = preparation;
  const raw = sources.map((source) => textOf(document, source));
  const { body } = moduleOf(document);
  const same = made.some((name) => raw.includes(name));
  const others = made.flatMap((name) => usesOf(body, name)).filter((use) => (use.start > statement.end || (!same && use.start < statement.start)) && !handed.some((one) => one.start === use.start));
  const simple = sources.every(isSimple);
  if (others.length === 0 && (simple || handed.length <= made.length)) return { raw, edits: [deletion(document, statement)] };
  if (simple && !same) return { raw, edits: [] };
  const kept = made.map((name) => unusedName(document, [`${name}_raw`, `raw_${name}`]));
  const names = kept.filter((name) => name !== undefined);
  if (names.length < made.length) return undefined;
  return { raw: names, edits: [linesAbove(document, statement, [`${names.join(", ")} = ${raw.slice(0, made.length).join(", ")}`])] };
}

/** Cross-validation and searches fit a copy, so the variable of a transformer may stand in a pipeline. */
function isCloned(document: Document, estimator: Expression): boolean {
  const made = estimator.type === "name" ? onlyAssignment(document, estimator.name)?.value : estimator;
  if (made?.type !== "call") return false;
  const name = resolveName(dottedName(made.callee) ?? "", importsOf(document));
  return /^(sklearn|imblearn|category_encoders)\./.test(name) && !/\.manifold\.(TSNE|MDS|SpectralEmbedding)$/.test(name);
}

/** The prepared rows themselves, or a table made of them. */
function givesRows(document: Document, value: Expression | undefined, learning: Call): boolean {
  if (value === learning) return true;
  return value?.type === "call" && value.arguments[0]?.value === learning && resolveName(dottedName(value.callee) ?? "", importsOf(document)) === "pandas.DataFrame";
}

export const isSimple = (node: Expression): boolean => node.type === "name" || (node.type === "attribute" && isSimple(node.value)) || (node.type === "subscript" && childrenOf(node).length <= 2 && isSimple(node.value));

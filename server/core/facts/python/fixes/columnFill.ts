import type { Edit } from "../../../text/span.ts";
import type { Call, Expression } from "../../../syntax/python/expressionTree.ts";
import type { Assign, Statement } from "../../../syntax/python/tree.ts";
import { contains } from "../../../text/span.ts";
import type { Document } from "../../../workspace/document.ts";
import { textValue } from "../calls.ts";
import { deletion, linesBelow, standsAlone, textOf } from "./lines.ts";
import { bindsAny, namesIn, placeIn, unusedName, usesOf } from "./names.ts";

/** `table["age"] = table["age"].fillna(table["age"].median())`, or the same in place. */
interface ColumnFill {
  readonly table: string;
  readonly column: string;
  /** The filling as written: `table["age"].median()`. */
  readonly filling: string;
}

/**
 * Edits that fill a column's gaps below the split, on both sides with what the training side gives. Given only where what
 * is split is the table itself, or columns of it that hold this one, and nothing between needs the filled column.
 */
export function fillBelowSplit(document: Document, learning: Call, split: Call): readonly Edit[] | undefined {
  const place = placeIn(document, learning);
  const fill = place && columnFill(document, place.statement, learning);
  if (!fill || !standsAlone(document, place.statement)) return undefined;
  const below = place.block.slice(place.block.indexOf(place.statement) + 1);
  const splitting = below.find((node): node is Assign => node.type === "assign" && node.value?.start === split.start && node.value.end === split.end);
  if (!splitting || !standsAlone(document, splitting)) return undefined;
  const between = below.slice(0, below.indexOf(splitting));
  const sides = sidesOf(document, splitting, split, between, fill);
  const name = unusedName(document, ["filling", "filling_value", "gap_value"]);
  if (!sides || name === undefined || between.some((node) => !isUnconcerned(document, node, fill))) return undefined;
  const column = JSON.stringify(fill.column);
  const written = [`${name} = ${fill.filling.replaceAll(new RegExp(`\\b${fill.table}\\b`, "g"), sides[0])}`, ...sides.map((side) => `${side}[${column}] = ${side}[${column}].fillna(${name})`)];
  return [deletion(document, place.statement), linesBelow(document, splitting, written)];
}

function columnFill(document: Document, statement: Statement, learning: Call): ColumnFill | undefined {
  const call = statement.type === "assign" ? statement.value : statement.type === "expressionStatement" ? statement.value : undefined;
  if (call?.type !== "call" || call.callee.type !== "attribute" || call.callee.name.name !== "fillna") return undefined;
  const [filling, ...options] = call.arguments;
  const filled = columnOf(call.callee.value);
  const inPlace = options.length === 1 && options[0]?.name === "inplace" && options[0].value.type === "true";
  if (!filled || filling?.kind !== "plain" || (filling.name !== undefined && filling.name !== "value") || !contains(filling.value, learning) || (options.length > 0 && !inPlace)) return undefined;
  const target = statement.type === "assign" ? statement.targets[0] : call.callee.value;
  if ((statement.type === "assign") === inPlace || !target || textOf(document, target) !== textOf(document, call.callee.value)) return undefined;
  const own = textOf(document, call.callee.value);
  const written = textOf(document, filling.value);
  return written.startsWith(`${own}.`) && usesOf([filling.value], filled.table).length === 1 ? { ...filled, filling: written } : undefined;
}

function columnOf(node: Expression): { readonly table: string; readonly column: string } | undefined {
  const column = node.type === "subscript" && node.index.length === 1 ? textValue(node.index[0]) : undefined;
  return node.type === "subscript" && node.value.type === "name" && column !== undefined ? { table: node.value.name, column } : undefined;
}

/** The names of the training and the test side of what holds the column. */
function sidesOf(document: Document, splitting: Assign, split: Call, between: readonly Statement[], fill: ColumnFill): readonly [string, string] | undefined {
  const inputs = split.arguments.filter((argument) => argument.name === undefined);
  const targets = namesIn(splitting.targets[0]) ?? [];
  if (targets.length !== inputs.length * 2 || inputs.some(({ kind }) => kind !== "plain")) return undefined;
  const index = inputs.findIndex(({ value }) => value.type === "name" && (value.name === fill.table || between.some((node) => isPartOf(document, node, value.name, fill))));
  const [train, test] = [targets[index * 2], targets[index * 2 + 1]];
  return index >= 0 && train !== undefined && test !== undefined ? [train, test] : undefined;
}

/** `X = table.drop(columns=["price"])`, `X = table[["age", "rooms"]]` */
function isPartOf(document: Document, node: Statement, name: string, { table, column }: ColumnFill): boolean {
  if (node.type !== "assign" || node.targets.length !== 1 || node.targets[0]?.type !== "name" || node.targets[0].name !== name || !node.value) return false;
  const names = textsIn(node.value);
  const { value } = node;
  if (value.type === "call") return textOf(document, value.callee) === `${table}.drop` && names.length > 0 && !names.includes(column) && value.arguments.some((argument) => argument.name === "columns" || argument.name === "axis");
  return value.type === "subscript" && value.value.type === "name" && value.value.name === table && value.index[0]?.type === "list" && names.includes(column);
}

function textsIn(node: Expression): readonly string[] {
  if (node.type === "text") return [node.value];
  if (node.type === "list" || node.type === "tuple") return node.items.flatMap(textsIn);
  if (node.type === "subscript") return node.index.flatMap(textsIn);
  return node.type === "call" ? node.arguments.flatMap((argument) => textsIn(argument.value)) : [];
}

/** Takes other columns, or only shows something: it does as well with the gaps still there. */
function isUnconcerned(document: Document, node: Statement, fill: ColumnFill): boolean {
  if (usesOf([node], fill.table).length === 0) return true;
  if (node.type === "expressionStatement") return /^print\(|\.(info|head|describe)\(/.test(textOf(document, node)) && !textOf(document, node).includes('inplace');
  if (node.type !== "assign") return false;
  const [target] = node.targets;
  if (target?.type === "name" && node.value && isPartOf(document, node, target.name, fill)) return true;
  const taken = node.value && columnOf(node.value);
  if (target?.type === "name") return taken?.table === fill.table && taken.column !== fill.column;
  const changed = target && columnOf(target);
  return changed !== undefined && changed.column !== fill.column && !textOf(document, node).includes(fill.column) && usesOf([node], fill.table).length === [...textOf(document, node).matchAll(new RegExp(`\\b${fill.table}\\[["']`, "g"))].length && !bindsAny(node, []);
}

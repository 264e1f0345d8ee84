import type { Call, Expression, Name, OfType } from "../../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import type { Assign } from "../../../syntax/python/tree.ts";
import { walk } from "../../../syntax/python/walk.ts";
import type { Edit } from "../../../text/span.ts";
import type { Document } from "../../../workspace/document.ts";
import { argumentOf, textValue } from "../calls.ts";
import { dottedName } from "../imports.ts";
import { flowOf } from "../flow/flow.ts";
import type { Fit } from "../flow/value.ts";
import type { Program } from "../program/program.ts";
import { replacement, textOf } from "./lines.ts";
import { namesIn, onlyValue } from "./names.ts";

/**
 * Edits that leave columns out of what a model learns from, and of what it is asked with. Given only where the text says
 * each time which columns there are: by a list of names, a `drop`, the table that is split, or a table's name.
 */
export function leaveOut(program: Program, fit: Fit, columns: readonly string[]): readonly Edit[] | undefined {
  const { document } = program;
  const met = flowOf(program).events.flatMap((event) => (event.type === "evaluation" && event.fits.some((one) => one.at.start === fit.at.start) ? [event.node] : []));
  const nodes = [...new Map([...(fit.node ? [fit.node] : []), ...met].map((node) => [node.start, node])).values()];
  const given = nodes.map((node) => argumentOf(node, "X", 0) ?? argumentOf(node, "x"));
  if (given.length === 0) return undefined;
  const edits = new Map<string, Edit>();
  for (const rows of given) {
    const found = rows && rows.end <= document.text.length ? withoutColumns(document, rows, columns) : undefined;
    if (!found) return undefined;
    for (const edit of found) edits.set(`${edit.span.start}-${edit.span.end}`, edit);
  }
  return [...edits.values()];
}

function withoutColumns(document: Document, rows: Expression, columns: readonly string[]): readonly Edit[] | undefined {
  return rows.type === "name" ? fromName(document, rows, columns) : fromTable(document, rows, columns);
}

/** Follows a name to the place that made it. */
function fromName(document: Document, name: Name, columns: readonly string[]): readonly Edit[] | undefined {
  const here = isListed(document, name.name) ? undefined : [replacement(name, dropping(name.name, columns))];
  if (isAskedFor(document, [name.name], columns)) return here;
  const made = onlyValue(document, name.name);
  if (made) return (made.type === "subscript" || made.type === "call" ? fromTable(document, made, columns) : undefined) ?? here;
  const split = splitOf(document, name.name);
  return split ? fromSplit(document, split, name.name, columns) : here;
}

/** `table[["a", "b"]]`, `table[features]`, `table.drop(columns=["a"])` */
function fromTable(document: Document, value: Expression, columns: readonly string[]): readonly Edit[] | undefined {
  if (value.type === "subscript") {
    const [index] = value.index;
    if (index?.type === "slice") return fromTable(document, value.value, columns);
    const list = index?.type === "name" ? onlyValue(document, index.name) : index;
    return list?.type === "list" && value.index.length === 1 ? withoutItems(document, list, columns) : undefined;
  }
  if (value.type !== "call" || value.callee.type !== "attribute" || value.callee.name.name !== "drop") return undefined;
  const dropped = argumentOf(value, "columns") ?? (axisOf(value) ? argumentOf(value, "labels", 0) : undefined);
  if (!dropped) return undefined;
  const added = columns.map((column) => JSON.stringify(column)).join(", ");
  if (dropped.type === "text") return [replacement(dropped, `[${textOf(document, dropped)}, ${added}]`)];
  const last = dropped.type === "list" ? dropped.items.at(-1) : undefined;
  return last ? [{ span: { start: last.end, end: last.end }, text: `, ${added}` }] : undefined;
}

function axisOf(call: Call): boolean {
  const axis = argumentOf(call, "axis", 1);
  return (axis?.type === "number" && axis.value === 1) || textValue(axis) === "columns";
}

/** Takes names out of a list, each with the comma that joins it to its neighbour. One at least stays. */
function withoutItems(document: Document, list: OfType<Expression, "list">, columns: readonly string[]): readonly Edit[] | undefined {
  const kept = list.items.filter((item) => !columns.includes(textValue(item) ?? ""));
  if (kept.length === 0 || kept.length === list.items.length || list.items.some((item) => item.type !== "text")) return undefined;
  return [replacement(list, `[${kept.map((item) => textOf(document, item)).join(", ")}]`)];
}

interface Split {
  readonly assign: Assign;
  readonly call: Call;
}

/** The only split that gives the name. */
function splitOf(document: Document, name: string): Split | undefined {
  const found: Split[] = [];
  let bound = 0;
  walk(moduleOf(document).body, (node) => {
    if (node.type !== "assign") return true;
    const names = node.targets.flatMap((target) => namesIn(target) ?? []);
    if (names.includes(name)) bound++;
    if (names.includes(name) && node.value?.type === "call" && dottedName(node.value.callee)?.endsWith("train_test_split") === true) found.push({ assign: node, call: node.value });
    return true;
  });
  const [only] = found;
  return bound === 1 && only ? only : undefined;
}

/** What is split is the table, or something that was made of it just for this. */
function fromSplit(document: Document, { assign, call }: Split, name: string, columns: readonly string[]): readonly Edit[] | undefined {
  const names = namesIn(assign.targets[0]) ?? [];
  const place = names.indexOf(name);
  const inputs = call.arguments.filter((argument) => argument.name === undefined && argument.kind === "plain");
  const input = inputs[Math.floor(place / 2)]?.value;
  const [train, test] = [names[place - (place % 2)], names[place - (place % 2) + 1]];
  if (!input || inputs.length < 2 || names.length !== inputs.length * 2 || train === undefined || test === undefined || isAskedFor(document, [train, test], columns)) return undefined;
  if (input.type !== "name") return fromTable(document, input, columns);
  const made = onlyValue(document, input.name);
  const earlier = made && !isAskedFor(document, [input.name], columns) ? fromTable(document, made, columns) : undefined;
  return earlier ?? (isListed(document, input.name) ? undefined : [replacement(input, dropping(input.name, columns))]);
}

const dropping = (table: string, columns: readonly string[]): string => `${table}.drop(columns=[${columns.map((column) => JSON.stringify(column)).join(", ")}])`;

/** Somebody reads one of the columns from one of the names: `X_train["price"]`. */
function isAskedFor(document: Document, names: readonly string[], columns: readonly string[]): boolean {
  let asked = false;
  walk(moduleOf(document).body, (node) => {
    if (node.type === "subscript" && node.value.type === "name" && names.includes(node.value.name) && columns.includes(textValue(node.index[0]) ?? "")) asked = true;
    if (node.type === "attribute" && node.value.type === "name" && names.includes(node.value.name) && columns.includes(node.name.name)) asked = true;
    return !asked;
  });
  return asked;
}

/** Its columns are counted or named beside what the model learned, so that both must stay alike. */
const isListed = (document: Document, name: string): boolean => new RegExp(`\\b${name}\\.(columns|shape\\[1\\]|keys\\()`).test(document.text);

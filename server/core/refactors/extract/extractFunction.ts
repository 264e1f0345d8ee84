import { linesInsideStrings } from "../convert-notebook-chunks.ts";
import type { Node, Statement } from "../../syntax/python/tree.ts";
import { walk } from "../../syntax/python/walk.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { cellAt } from "../../workspace/notebook.ts";
import { endOfLine, functionsAround, newName, placeOfSpan, startOfLine, trimmedSpan, type Place } from "./blocks.ts";
import { crossingOf } from "./crossing.ts";
import type { Extraction } from "./extraction.ts";

/** Makes a function of the selected statements, above the one that they stand in, and calls it in their place. */
export function extractFunction(document: Document, selection: Span, wanted = "extracted"): Extraction {
  const span = trimmedSpan(document.text, selection);
  const place = placeOfSpan(document, span);
  const selected = place.block.filter((statement) => statement.start < span.end && statement.end > span.start);
  const [first] = selected;
  const last = selected.at(-1);
  if (!first || !last || span.start > first.start || endOfLine(document.text, span.end) < last.end) return { state: "none" };
  const reason = refusalFor(document, place, selected);
  if (reason !== undefined) return { state: "refused", reason };
  const { parameters, returns, problem } = crossingOf(document, place, selected);
  if (problem !== undefined) return { state: "refused", reason: problem };
  const name = newName(document.text, wanted);
  const isAsync = selected.some((statement) => isAwaiting(document, statement));
  const lines = bodyLines(document, selected);
  const result = returns.length > 0 ? [`    return ${returns.join(", ")}`] : [];
  const definition = [`${isAsync ? "async " : ""}def ${name}(${parameters.join(", ")}):`, ...lines, ...result].join("\n");
  const call = `${returns.length > 0 ? `${returns.join(", ")} = ` : ""}${isAsync ? "await " : ""}${name}(${parameters.join(", ")})`;
  const at = startOfLine(document.text, beginning(place.around[0] ?? first));
  return {
    state: "extracted",
    name,
    edits: [
      { span: { start: at, end: at }, text: `${blankLines(document.text.slice(cellAt(document, at)?.start ?? 0, at))}${definition}\n\n\n` },
      { span: { start: first.start, end: last.end }, text: call },
    ],
  };
}

/** Two stand between a function and what is above it, in a file or a cell. */
function blankLines(before: string): string {
  const last = /\n*$/.exec(before)?.[0].length ?? 0;
  return before.trim() === "" ? "" : "\n".repeat(Math.max(0, 3 - last));
}

/** Decorators stand above a definition. */
const beginning = (node: Node): number => Math.min(node.start, ...(node.type === "function" || node.type === "class" ? node.decorators.map(({ start }) => start) : []));

function refusalFor(document: Document, place: Place, selected: readonly Statement[]): string | undefined {
  const [first] = selected;
  const { text } = document;
  if (place.around.at(-1)?.type === "class") return "The body of a class has names of its own, which a function outside of it would not set.";
  if (first && text.slice(startOfLine(text, first.start), first.start).trim() !== "") return "The first statement shares its line with another. Put it on a line of its own first.";
  if (selected.some(({ start }) => cellAt(document, start) !== cellAt(document, first?.start ?? 0) && document.cells)) return "The selection goes over several cells. Use Extract Cells to Function.";
  return LEAVING.find(([, leaves]) => leaves(selected, place))?.[0];
}

/** Why statements cannot stand in a function of their own. */
const LEAVING: readonly (readonly [reason: string, leaves: (selected: readonly Statement[], place: Place) => boolean])[] = [
  ["These lines return from the function around them, which a function of their own could not do.", (selected) => hasOwn(selected, (node) => node.type === "return")],
  ["These lines yield to whoever reads the function around them.", (selected) => hasOwn(selected, (node) => node.type === "yield")],
  ["These lines leave a loop that stands outside of them. Take in the whole loop, or leave the `break` or `continue` out.", (selected) => selected.some(leavesLoop)],
  ["These lines declare names `global` or `nonlocal`.", (selected) => hasOwn(selected, (node) => node.type === "global" || node.type === "nonlocal")],
  ["These lines set names that the function around them declares `global` or `nonlocal`.", (selected, place) => setsOuter(selected, place)],
  ["`import *` may stand at the top of a module only.", (selected) => hasOwn(selected, (node) => node.type === "importFrom" && node.star)],
  ["`super()` finds its class only inside of a method.", (selected) => hasOwn(selected, (node) => node.type === "call" && node.callee.type === "name" && node.callee.name === "super" && node.arguments.length === 0)],
  ["`__class__` and names that begin with two underscores belong to the class around them.", (selected, place) => place.around.some(({ type }) => type === "class") && hasOwn(selected, isOfClass)],
  ["These lines look names up by text, so that nobody can see which ones they need.", (selected) => hasOwn(selected, (node) => node.type === "call" && node.callee.type === "name" && /^(?:locals|vars|dir|exec|eval)$/.test(node.callee.name))],
];

/** Python mangles `__name` by the class that it stands in. */
const isOfClass = (node: Node): boolean => {
  const name = node.type === "name" ? node.name : node.type === "attribute" ? node.name.name : "";
  return name === "__class__" || (name.startsWith("__") && !name.endsWith("__"));
};

/** Looks at what runs with the statements, not inside functions that they define. */
function hasOwn(selected: readonly Statement[], wanted: (node: Node) => boolean): boolean {
  let found = false;
  walk(selected, (node) => {
    found ||= wanted(node);
    return !found && node.type !== "function" && node.type !== "lambda" && node.type !== "class";
  });
  return found;
}

function leavesLoop(statement: Statement): boolean {
  let found = false;
  walk([statement], (node) => {
    found ||= node.type === "break" || node.type === "continue";
    if (node.type === "for" || node.type === "while") found ||= node.otherwise.some(leavesLoop);
    return node.type !== "for" && node.type !== "while" && node.type !== "function" && node.type !== "class";
  });
  return found;
}

function setsOuter(selected: readonly Statement[], place: Place): boolean {
  const declared = new Set<string>();
  for (const { body } of functionsAround(place)) walk(body, (node) => {
    if (node.type === "global" || node.type === "nonlocal") node.names.forEach((name) => declared.add(name));
    return true;
  });
  return declared.size > 0 && hasOwn(selected, (node) => (node.type === "assign" && node.targets.some((target) => target.type === "name" && declared.has(target.name))) || (node.type === "augmentedAssign" && node.target.type === "name" && declared.has(node.target.name)));
}

const isAwaiting = ({ text }: Document, statement: Statement): boolean =>
  hasOwn([statement], (node) => node.type === "await" || ((node.type === "for" || node.type === "with" || node.type === "clause") && text.startsWith("async", node.start)));

/** The selected lines, one step in. Lines that begin inside a string stay where they are. */
function bodyLines({ text }: Document, selected: readonly Statement[]): readonly string[] {
  const from = selected[0]?.start ?? 0;
  const end = selected.at(-1)?.end ?? from;
  const start = startOfLine(text, from);
  const indent = text.slice(start, from);
  const inside = linesInsideStrings(text, selected, { start, end });
  return text.slice(start, end).split("\n").map((line, index) => (inside.has(index) || line.trim() === "" ? line : `    ${line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()}`));
}

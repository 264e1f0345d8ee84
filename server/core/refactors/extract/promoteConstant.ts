import { dottedName } from "../../facts/python/imports.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { FunctionDefinition, Node, Statement } from "../../syntax/python/tree.ts";
import { childrenOf } from "../../syntax/python/walk.ts";
import { contains, type Edit, type Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { cellAt, spanOf } from "../../workspace/notebook.ts";
import { endOfLine, startOfLine } from "./blocks.ts";

/** A constant that can be set from outside: as a parameter of its function, or in the cell of parameters. */
export type Promotion =
  | { readonly state: "promoted"; readonly name: string; readonly edits: readonly Edit[]; /** `rate = 0.1`, to be put among the notebook's parameters, or at the top of the module. */ readonly line?: string }
  | { readonly state: "refused"; readonly reason: string }
  | { readonly state: "none" };

export function promoteConstant(document: Document, selection: Span): Promotion {
  const way = wayTo(moduleOf(document).body, selection);
  const at = way.findLastIndex((node) => isConstant(node));
  const literal = way[at];
  if (literal === undefined || !isConstant(literal)) return { state: "none" };
  const outer = way[at - 1];
  const function_ = way.slice(0, at).findLast((node) => node.type === "function");
  if (way.slice(0, at).some(({ type }) => type === "formattedText" || type === "case" || type === "lambda")) return { state: "refused", reason: "This constant is a part of a text, a pattern or a lambda, which cannot take a name from there." };
  const assigned = outer?.type === "assign" && outer.value === literal && outer.targets.length === 1 && outer.targets[0]?.type === "name" ? { statement: outer, name: outer.targets[0].name } : undefined;
  return function_ ? toParameter(document, function_, literal, assigned, outer) : toTop(document, literal, assigned, outer);
}

interface Assigned {
  readonly statement: Statement;
  readonly name: string;
}

/** `def f(x):` becomes `def f(x, rate=0.1):`; whoever calls it as before gets the same. */
function toParameter(document: Document, function_: FunctionDefinition, literal: Expression, assigned: Assigned | undefined, outer: Node | undefined): Promotion {
  const { text } = document;
  const inBody = function_.body.some((statement) => contains(statement, literal));
  if (!inBody) return { state: "refused", reason: "This is a default already, or a part of the function's own line." };
  const code = text.slice(literal.start, literal.end);
  const isFirst = assigned !== undefined && function_.body.includes(assigned.statement);
  const name = assigned && isFirst ? assigned.name : freeWord(text, wordFor(outer));
  if (assigned && isFirst && new RegExp(`\\b${name}\\b`).test(text.slice(function_.start, assigned.statement.start))) return { state: "refused", reason: `\`${name}\` is used in the function before it is set here.` };
  const last = function_.parameters.at(-1);
  const rest = last && text.slice(last.start, last.end).startsWith("**") ? last : undefined;
  const open = text.indexOf("(", function_.name.end);
  const at = rest ? rest.start : (last?.end ?? open + 1);
  const added = rest ? `${name}=${code}, ` : `${last ? ", " : ""}${name}=${code}`;
  const edit = assigned && isFirst ? lineRemoved(document, assigned.statement) : { span: { start: literal.start, end: literal.end }, text: name };
  const isAlone = assigned !== undefined && isFirst && function_.body.length === 1;
  return { state: "promoted", name, edits: [{ span: { start: at, end: at }, text: added }, isAlone ? { span: { start: assigned.statement.start, end: assigned.statement.end }, text: "pass" } : edit] };
}

/** At the top of a notebook or module, the constant moves among the parameters. */
function toTop(document: Document, literal: Expression, assigned: Assigned | undefined, outer: Node | undefined): Promotion {
  const { text } = document;
  const code = text.slice(literal.start, literal.end);
  const isTop = assigned !== undefined && moduleOf(document).body.includes(assigned.statement);
  const isOnce = assigned !== undefined && [...text.matchAll(new RegExp(`(?<![.\\w])${assigned.name}\\s*(?:=(?!=)|[-+*/|&^%]=|:=)`, "g"))].length === 1;
  if (assigned && isTop && !isOnce) return { state: "refused", reason: `\`${assigned.name}\` is set in more than one place, so it is no parameter.` };
  const name = assigned && isTop ? assigned.name : freeWord(text, wordFor(outer));
  const edit = assigned && isTop ? lineRemoved(document, assigned.statement) : { span: { start: literal.start, end: literal.end }, text: name };
  const line = `${name} = ${code}`;
  if (document.cells) return { state: "promoted", name, edits: [edit], line };
  if (assigned && isTop) return { state: "refused", reason: `\`${name}\` stands at the top of the module already.` };
  const at = afterImports(document);
  return { state: "promoted", name, edits: [{ span: { start: at, end: at }, text: `${line}\n` }, edit] };
}

function afterImports({ text, ...document }: Document): number {
  const imports = moduleOf({ text, ...document }).body.filter(({ type }) => type === "import" || type === "importFrom");
  const last = imports.at(-1);
  return last ? Math.min(endOfLine(text, last.end) + 1, text.length) : 0;
}

const lineRemoved = (document: Document, statement: Statement): Edit => {
  const { text } = document;
  const start = startOfLine(text, statement.start);
  const cell = document.cells ? cellAt(document, statement.start) : undefined;
  const end = Math.min(endOfLine(text, statement.end) + 1, cell ? spanOf(cell).end : text.length);
  const isWhole = text.slice(start, statement.start).trim() === "" && /^[ \t]*(?:#[^\n]*)?\n?$/.test(text.slice(statement.end, end));
  return { span: isWhole ? { start, end } : { start: statement.start, end: statement.end }, text: isWhole ? "" : "pass" };
};

/** The name of the keyword that it is handed to, or of what it is compared with. */
function wordFor(outer: Node | undefined): string {
  if (outer?.type === "argument" && outer.name !== undefined) return outer.name;
  if (outer?.type === "compare") return `${/\w+$/.exec(dottedName(outer.operands[0] ?? outer) ?? "")?.[0] ?? "value"}_limit`;
  return "value";
}

/** A keyword of a call is no name that could be in the way. */
function freeWord(text: string, wanted: string): string {
  const isUsed = (name: string): boolean => new RegExp(`(?<![.\\w])${name}\\b(?!\\s*=(?!=))|^\\s*${name}\\s*=(?!=)`, "m").test(text);
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}_${number}`;
    if (!isUsed(name)) return name;
  }
}

const isConstant = (node: Node): node is Expression => /^(?:text|number|true|false|none)$/.test(node.type) || (node.type === "unary" && node.operator === "-" && node.value.type === "number");

function wayTo(body: readonly Statement[], span: Span): readonly Node[] {
  const way: Node[] = [];
  for (let node: Node | undefined = body.find((statement) => contains(statement, span)); node; node = childrenOf(node).find((child) => contains(child, span))) way.push(node);
  return way;
}

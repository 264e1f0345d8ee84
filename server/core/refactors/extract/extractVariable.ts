import type { Expression } from "../../syntax/python/expressionTree.ts";
import type { Node, Statement } from "../../syntax/python/tree.ts";
import { childrenOf, walk } from "../../syntax/python/walk.ts";
import { contains, type Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { endOfLine, newName, placeOfSpan, startOfLine, trimmedSpan } from "./blocks.ts";
import type { Extraction } from "./extraction.ts";

/** Gives the selected expression a name on the line above. */
export function extractVariable(document: Document, selection: Span): Extraction {
  const { text } = document;
  const span = trimmedSpan(text, selection);
  const { block, around } = placeOfSpan(document, span);
  const statement = block.find((one) => contains(one, span));
  const way = statement && wayTo(statement, span);
  const node = way?.at(-1);
  if (!statement || !way || node === undefined || !isValue(node) || span.start === span.end) return { state: "none" };
  if (around.at(-1)?.type === "class") return { state: "refused", reason: "In the body of a class the variable would become an attribute of the class." };
  const reason = refusalFor(document, statement, way, node);
  if (reason !== undefined) return { state: "refused", reason };
  const name = newName(text, wordFor(node));
  const start = startOfLine(text, firstOf(statement));
  const indent = text.slice(start, firstOf(statement));
  const code = text.slice(node.start, node.end);
  const value = code.includes("\n") && !/^[([{"'rfbu]/i.test(code) ? `(${code})` : code;
  return {
    state: "extracted",
    name,
    edits: [
      { span: { start, end: start }, text: `${indent}${name} = ${value}\n` },
      { span: { start: node.start, end: node.end }, text: name },
    ],
  };
}

/** Decorators stand above a definition. */
const firstOf = (statement: Statement): number => Math.min(statement.start, ...(statement.type === "function" || statement.type === "class" ? statement.decorators.map(({ start }) => start - 1) : []));

/** The nodes from the statement down to the one that covers exactly the span. */
function wayTo(statement: Statement, span: Span): readonly Node[] | undefined {
  const way: Node[] = [];
  for (let node: Node | undefined = statement; node; node = childrenOf(node).find((child) => contains(child, span))) way.push(node);
  const exact = way.findIndex((node) => node.start === span.start && node.end === span.end && isValue(node));
  return exact < 0 ? undefined : way.slice(0, exact + 1);
}

const isValue = (node: Node): node is Expression => VALUES.has(node.type);

const VALUES: ReadonlySet<string> = new Set("text formattedText number true false none attribute subscript call binary unary compare lambda conditional tuple list set dictionary listComprehension setComprehension dictionaryComprehension generator await".split(" "));

function refusalFor(document: Document, statement: Statement, way: readonly Node[], node: Expression): string | undefined {
  const { text } = document;
  if (text.slice(startOfLine(text, statement.start), statement.start).trim() !== "") return "The statement shares its line with another. Put it on a line of its own first.";
  for (const [index, outer] of way.entries()) {
    const inner = way[index + 1];
    const reason = inner && WAYS.find(([type, isOn]) => type === outer.type && isOn(outer, inner, text))?.[2];
    if (reason !== undefined) return reason;
  }
  const calls = callsIn(node);
  if (has([node], "named")) return "The expression sets a name by `:=`; the statement may need it in its place.";
  const before = callsIn(statement).filter((call) => call.end <= node.start && runsBefore(statement, call));
  if (calls.length > 0 ? before.length > 0 : readsNames(node) && before.some((call) => !isHarmless(call))) return "Something is called before this expression in the same statement, and would then be called after it.";
  return endOfLine(text, node.end) < node.end ? "The expression goes on." : undefined;
}

/** Where an expression is not evaluated exactly once, before all else of its statement. */
const WAYS: readonly (readonly [type: Node["type"], isOn: (outer: Node, inner: Node, text: string) => boolean, reason: string])[] = [
  ["lambda", (outer, inner) => outer.type === "lambda" && inner === outer.body, "The expression is evaluated whenever the lambda is called."],
  ...(["listComprehension", "setComprehension", "dictionaryComprehension", "generator"] as const).map((type): (typeof WAYS)[number] => [type, (outer, inner) => !("clauses" in outer && inner === outer.clauses[0]), "The expression is evaluated once per item."]),
  ["clause", (outer, inner) => outer.type === "clause" && inner !== outer.iterable, "The expression is evaluated once per item."],
  ["while", (outer, inner) => outer.type === "while" && inner === outer.test, "The condition of a loop is evaluated anew in each round."],
  ["if", (outer, inner, text) => outer.type === "if" && inner === outer.test && text.startsWith("elif", outer.start), "The condition of an `elif` is evaluated only where those above it fail."],
  ["binary", (outer, inner) => outer.type === "binary" && (outer.operator === "and" || outer.operator === "or") && inner === outer.right, "The right side is evaluated only where the left side does not decide."],
  ["conditional", (outer, inner) => outer.type === "conditional" && inner !== outer.test, "The expression is evaluated on one branch only."],
  ["assign", (outer, inner) => outer.type === "assign" && (inner === outer.annotation || outer.targets.some((target) => target === inner)), "This is where something is set, not a value."],
  ["augmentedAssign", (outer, inner) => outer.type === "augmentedAssign" && inner === outer.target, "This is where something is set, not a value."],
  ["for", (outer, inner) => outer.type === "for" && inner === outer.target, "This is where something is set, not a value."],
  ["withItem", (outer, inner) => outer.type === "withItem" && inner === outer.target, "This is where something is set, not a value."],
  ["delete", () => true, "This is deleted, not read."],
  ["case", () => true, "A pattern has to stand in its place."],
  ["handler", () => true, "This is evaluated only when an error has happened."],
  ["assert", (outer, inner) => outer.type === "assert" && inner === outer.message, "The message is evaluated only when the assertion fails."],
  ["attribute", (outer, inner) => outer.type === "attribute" && inner === outer.name, "This is the name of an attribute, not a value."],
];

const has = (nodes: readonly Node[], type: Node["type"]): boolean => {
  let found = false;
  walk(nodes, (node) => {
    found ||= node.type === type;
    return !found;
  });
  return found;
};

const readsNames = (node: Node): boolean => node.type !== "lambda" && has([node], "name");

/** Gives a value and changes nothing. */
const isHarmless = (call: Node): boolean => call.type === "call" && call.callee.type === "name" && HARMLESS.has(call.callee.name);

const HARMLESS: ReadonlySet<string> = new Set("abs bool dict enumerate float format getattr hasattr int isinstance len list max min range repr round set sorted str sum tuple type zip".split(" "));

function callsIn(node: Node): readonly Node[] {
  const calls: Node[] = [];
  walk([node], (inner) => {
    if (inner.type === "call" || inner.type === "await") calls.push(inner);
    return inner.type !== "lambda" && inner.type !== "function" && !("body" in inner && inner !== node && Array.isArray(inner.body));
  });
  return calls;
}

/** The targets of an assignment are evaluated after its value. */
const runsBefore = (statement: Statement, call: Node): boolean => !(statement.type === "assign" && statement.targets.some((target) => contains(target, call)));

/** `pd.read_csv(…)` becomes `csv`, `len(rows)` becomes `length`. */
function wordFor(node: Expression): string {
  if (node.type === "call") {
    const callee = node.callee.type === "attribute" ? node.callee.name.name : node.callee.type === "name" ? node.callee.name : "";
    const word = callee.replace(/^(?:get|read|load|fetch|make|compute|calculate|create|build|to)_/, "").replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase();
    return word === "len" ? "length" : /^[a-z]\w{2,}$/.test(word) ? `${word}_value`.replace(/_value_value$/, "_value") : "value";
  }
  if (node.type === "attribute") return `${node.name.name.toLowerCase()}_value`;
  return WORDS[node.type] ?? "value";
}

const WORDS: Readonly<Partial<Record<Node["type"], string>>> = { text: "text", formattedText: "text", compare: "condition", list: "items", tuple: "items", listComprehension: "items", dictionary: "table", dictionaryComprehension: "table", lambda: "function" };

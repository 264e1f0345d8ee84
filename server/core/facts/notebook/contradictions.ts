import { memo } from "../../memo.ts";
import { moduleOf, syntaxErrors } from "../../syntax/python/module.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import type { Statement } from "../../syntax/python/tree.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import { contains, type Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { spanOf, type CodeCell } from "../../workspace/notebook.ts";
import { filledCells, firstLine } from "./runs.ts";

/** A place where a cell's saved output cannot have come from the code that stands there now. */
export interface Contradiction {
  readonly at: Span;
  readonly kind: "not-printed" | "shows-nothing";
  /** What the code would print. */
  readonly text: string;
}

/** Only what is sure: words that every run would print, and a result below a cell whose last line has none. */
export const contradictions = memo((document: Document): readonly Contradiction[] => {
  const cells = filledCells(document);
  // Where outputs were cleared from the file, the numbers beside the cells say nothing.
  const hasOutputs = cells.some(({ outputs = [] }) => outputs.length > 0);
  if (!hasOutputs || UNSURE.test(document.text)) return [];
  const errors = syntaxErrors(document);
  return cells.flatMap((cell) => {
    const { outputs = [] } = cell;
    const isSure = cell.executionCount !== undefined && outputs.length > 0 && !errors.some((error) => contains(spanOf(cell), error)) && !/^[ \t]*[%!]|clear_output|\?[ \t]*$/m.test(cell.source.text);
    return isSure && !outputs.some(({ type }) => type === "error" || type === "pyerr") ? inCell(document, cell) : [];
  });
});

/** What is printed may go elsewhere. */
const UNSURE = /redirect_stdout|sys\.stdout|def print\b|\bprint\s*=|\bimport\b.*\bprint\b|ast_node_interactivity|%%capture/;

function inCell(document: Document, cell: CodeCell): readonly Contradiction[] {
  const whole = spanOf(cell);
  const statements = moduleOf(document).body.filter(({ start }) => whole.start <= start && start < whole.end);
  const outputs = cell.outputs ?? [];
  const printed = squeezed(outputs.flatMap(({ type, data }) => (type === "stream" ? [data["text/plain"] ?? ""] : [])).join(""));
  const missing = printed.length > MOST_TEXT ? undefined : firstMissing(document.text, statements, printed);
  if (missing) return [{ at: placeOf(missing.statement), kind: "not-printed", text: missing.text }];
  const last = statements.at(-1);
  const showsNothing = last !== undefined && (last.type === "assign" || last.type === "import" || last.type === "importFrom" || last.type === "function" || last.type === "class");
  return showsNothing && outputs.some(({ type }) => type === "execute_result" || type === "pyout") ? [{ at: firstLine(cell), kind: "shows-nothing", text: "" }] : [];
}

const MOST_TEXT = 100_000;

function firstMissing(text: string, statements: readonly Statement[], printed: string): { readonly statement: Statement; readonly text: string } | undefined {
  for (const statement of statements) {
    const missing = wordsPrinted(text, statement).find((words) => !printed.includes(squeezed(words)));
    if (missing !== undefined) return { statement, text: missing.trim() };
  }
  return undefined;
}

/** The fixed words of a `print` that runs whatever happens. */
function wordsPrinted(text: string, statement: Statement): readonly string[] {
  if (statement.type !== "expressionStatement" || statement.value.type !== "call") return [];
  const { callee, arguments: given } = statement.value;
  if (callee.type !== "name" || callee.name !== "print" || given.some(({ name, kind }) => name !== undefined || kind !== "plain")) return [];
  return given.flatMap(({ value }) => fixedWords(text, value)).filter((words) => /\w{3}/.test(words));
}

function fixedWords(text: string, value: Expression): readonly string[] {
  if (value.type === "text") return value.bytes ? [] : [value.value];
  // Up to the first place that is filled in, the words of an f-string are fixed.
  const words = value.type === "formattedText" ? /^[rf]+(?:"""|'''|"|')([^{}\\"']*)/i.exec(text.slice(value.start, value.end))?.[1] : undefined;
  return words === undefined ? [] : [words];
}

/** Tabs, breaks and colours differ between a terminal and a file. */
const squeezed = (text: string): string => text.replaceAll(/\u001B\[[\d;]*m/g, "").replaceAll(/\s+/g, " ");

import { compileFaults } from "../facts/python/compiling/compileFaults.ts";
import { boundNames } from "../facts/python/effects/boundNames.ts";
import { moduleOf, syntaxErrors } from "../syntax/python/module.ts";
import type { Node } from "../syntax/python/tree.ts";
import { nodesOf, walk } from "../syntax/python/walk.ts";
import type { Span } from "../text/span.ts";
import { documentLines, type Document } from "../workspace/document.ts";
import { cellAt } from "../workspace/notebook.ts";
import { editedNotebook } from "./convert-notebook-function.ts";

/** The first place that Python 3 does not read. */
export const firstError = (document: Document): Span | undefined => syntaxErrors(document)[0] ?? firstBroken(document);

export function errorText(document: Document, error: Span): string {
  const cell = cellAt(document, error.start);
  const lines = documentLines(document);
  const { line } = lines.position(error.start);
  const lineInCell = line - lines.position(cell?.start ?? 0).line + 1;
  return `Cell ${(cell?.index ?? 0) + 1}, line ${lineInCell} is not valid Python 3: \`${lines.text(line).trim()}\`. Correct it first.`;
}

/** IPython takes `cd ..` for `%cd ..`; the mark is put in where the line is no Python. */
export function markAutomagic(document: Document, error: Span): Document | undefined {
  const lines = documentLines(document);
  const { line } = lines.position(error.start);
  const start = lines.start(line);
  if (!/^\s*(?:autoreload|cat|cd|conda|config|cp|env|load_ext|ls|matplotlib|mkdir|mv|pip|precision|pylab|rm|run|set_env|store|time|timeit|who|whos)\s+[^=(\s]/.test(lines.text(line))) return undefined;
  return editedNotebook(document, [{ span: { start, end: start }, text: "%" }]);
}

/** `pwd` alone on its line is `%pwd`, unless the notebook has a name of its own like it. */
export function markBareAutomagic(document: Document): Document | undefined {
  const { body } = moduleOf(document);
  const words = body.flatMap((statement) => (statement.type === "expressionStatement" && statement.value.type === "name" && BARE.test(statement.value.name) ? [{ at: statement.start, name: statement.value.name }] : []));
  if (words.length === 0) return undefined;
  const { bound } = boundNames(body);
  const magics = words.filter(({ name }) => !bound.has(name));
  return magics.length > 0 ? editedNotebook(document, magics.map(({ at }) => ({ span: { start: at, end: at }, text: "%" }))) : undefined;
}

const BARE = /^(?:cd|ls|lsmagic|pwd|pylab|who|who_ls|whos)$/;

/** What Python reads and its compiler refuses, in words; `undefined` when all is well. */
export function forbidden(document: Document): string | undefined {
  const [first] = compileFaults(document);
  return first ? `Cell ${(cellAt(document, first.at.start)?.index ?? 0) + 1} has ${first.what}, which Python does not allow. Take it out first.` : lateFuture(document);
}

/** In a module it holds for the code above as well, which some notebooks would show. */
function lateFuture(document: Document): string | undefined {
  if (!/__annotations__|get_type_hints|get_annotations|\bsignature\(/.test(document.text)) return undefined;
  const { body } = moduleOf(document);
  const late = nodesOf(body, "importFrom").find(({ module, names }) => module === "__future__" && names.some(({ name }) => name === "annotations"));
  const isAnnotated = late && [...nodesOf(body, "function"), ...nodesOf(body, "class")].some(({ start, end }) => start < late.start && /:\s*\w|->/.test(document.text.slice(start, end)));
  return isAnnotated ? `Cell ${(cellAt(document, late.start)?.index ?? 0) + 1} imports \`annotations\` from __future__ behind functions or classes whose annotations the notebook looks at; in a module it would change these, too. Move it into the first cell, or take it out.` : undefined;
}

/** Statements of Python 2 and unfinished ones are read, for half-typed code to be checked, but Python 3 does not run them. */
function firstBroken(document: Document): Span | undefined {
  let found: Span | undefined;
  walk(moduleOf(document).body, (node) => {
    if (node.type === "brokenStatement" || isOldPrint(document, node) || isUnfinished(document, node)) found ??= node;
    return found === undefined;
  });
  return found;
}

const isOldPrint = ({ text }: Document, node: Node): boolean =>
  node.type === "call" && node.callee.type === "name" && node.callee.name === "print" && !/^\s*\(/.test(text.slice(node.callee.end, node.end));

/** `transforms =` at the end of a line takes in the next statement. */
const isUnfinished = ({ text }: Document, node: Node): boolean =>
  node.type === "assign" && node.targets.some((target) => /^[ \t]*=[ \t]*(?:#[^\n]*)?\n/.test(text.slice(target.end, node.end)));

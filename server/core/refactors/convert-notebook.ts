import { moduleOf, syntaxErrors } from "../syntax/python/module.ts";
import { walk } from "../syntax/python/walk.ts";
import type { Span } from "../text/span.ts";
import { documentLines, type Cell, type Document } from "../workspace/document.ts";
import { cellAt, codeCells, notebookDocument } from "../workspace/notebook.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../workspace/uri.ts";
import { chunksOf, type Chunk } from "./convert-notebook-chunks.ts";
import { plainCell, type PlainCell } from "./convert-notebook-magics.ts";
import { moduleName } from "./convert-notebook-name.ts";
import { nameNotes } from "./convert-notebook-notes.ts";
import { planModule, type Plan } from "./convert-notebook-plan.ts";
import { editedNotebook, editsForFunction } from "./convert-notebook-function.ts";
import { forbidden } from "./convert-notebook-refuse.ts";
import { moduleText, type ModuleParts } from "./convert-notebook-write.ts";

export type Conversion =
  | { readonly state: "converted"; readonly files: readonly ConvertedFile[]; readonly notes: readonly string[] }
  | { readonly state: "refused"; readonly reason: string };

export interface ConvertedFile {
  readonly uri: string;
  readonly text: string;
}

export interface ConversionOptions {
  /** Where the module goes; the notebook's own folder unless said. */
  readonly folderUri?: string;
}

/**
 * Makes an importable module of a notebook: imports, constants, functions and classes at the top, the rest in `main()`.
 * Importing it does nothing; running it does what the notebook does from top to bottom. No line of code is dropped.
 */
export function convertNotebook(document: Document, snapshot: Snapshot, options: ConversionOptions = {}): Conversion {
  const reason = unfit(document);
  if (reason !== undefined) return { state: "refused", reason };
  const plain = plainNotebook(document);
  if (plain.state === "refused") return plain;
  const refusal = brokenCell(plain.document) ?? forbidden(plain.document);
  if (refusal !== undefined) return { state: "refused", reason: refusal };

  const { document: code, parts, chunks, plan } = analyse(plain.document);
  if (plan.main.some(isStarImport)) return { state: "refused", reason: "`import *` cannot stand inside a function, and here it comes after the search path was changed. Import the names one by one." };
  const uri = resolvePath(options.folderUri ?? folderOf(document.uri), `${moduleName(document.uri, plan)}.py`);
  return {
    state: "converted",
    files: [{ uri, text: moduleText({ document: code, plan, parts, modules: plain.cells.flatMap(({ imports }) => imports) }) }],
    notes: [...plain.notes, ...nameNotes(chunks), ...planNotes(plan), ...(snapshot.files.exists(uri) ? [`${uri.slice(uri.lastIndexOf("/") + 1)} is there already: compare before you replace it.`] : [])],
  };
}

interface Analysis {
  readonly document: Document;
  readonly parts: ModuleParts["parts"];
  readonly chunks: readonly Chunk[];
  readonly plan: Plan;
}

function analyse(document: Document): Analysis {
  const parts = codeCells(document).map((cell) => ({ cell, ...chunksOf(document, cell) }));
  const chunks = parts.flatMap((part) => part.chunks);
  const plan = planModule(document, chunks);
  const edits = editsForFunction(plan);
  return edits.length > 0 ? analyse(editedNotebook(document, edits)) : { document, parts, chunks, plan };
}


function unfit(document: Document): string | undefined {
  if (document.kind !== "notebook") return "This is not a notebook.";
  if (!document.cells) return "This notebook cannot be read as JSON; repair it first.";
  if (document.language !== "python") return `This notebook is written in ${document.language}; only Python can be converted.`;
  return codeCells(document).every(({ source }) => source.text.trim() === "") ? "This notebook has no code." : undefined;
}

type PlainNotebook =
  | { readonly state: "plain"; readonly document: Document; readonly cells: readonly PlainCell[]; readonly notes: readonly string[] }
  | { readonly state: "refused"; readonly reason: string };

/** The same notebook without IPython's own lines. */
function plainNotebook(document: Document): PlainNotebook {
  const cells: PlainCell[] = [];
  const notes: string[] = [];
  const plain: Omit<Cell, "start">[] = [];
  for (const cell of document.cells ?? []) {
    if (cell.type !== "code") {
      plain.push(cell);
      continue;
    }
    const result = plainCell(cell.source.text);
    if (result.state === "refused") return { state: "refused", reason: `Cell ${cell.index + 1}: ${result.reason}` };
    cells.push(result.cell);
    notes.push(...result.cell.notes.map((note) => `Cell ${cell.index + 1}: ${note}`));
    plain.push({ uri: cell.uri, index: cell.index, type: cell.type, source: { text: result.cell.text } });
  }
  const packages = [...new Set(cells.flatMap((cell) => cell.packages))];
  if (packages.length > 0) notes.push(`The notebook installed ${packages.join(", ")}: list them in requirements.txt.`);
  return { state: "plain", document: notebookDocument(document.uri, "python", plain), cells, notes };
}

function brokenCell(document: Document): string | undefined {
  const error = syntaxErrors(document)[0] ?? firstBroken(document);
  if (!error) return undefined;
  const cell = cellAt(document, error.start);
  const lines = documentLines(document);
  const line = lines.position(error.start).line - lines.position(cell?.start ?? 0).line + 1;
  return `Cell ${(cell?.index ?? 0) + 1}, line ${line} is not valid Python 3: \`${lines.text(lines.position(error.start).line).trim()}\`. Correct it first.`;
}

/** Statements of Python 2 are read, for old notebooks to be checked, but Python 3 does not run them. */
function firstBroken(document: Document): Span | undefined {
  let found: Span | undefined;
  walk(moduleOf(document).body, (node) => {
    const isOldPrint = node.type === "call" && node.callee.type === "name" && node.callee.name === "print" && !/^\s*\(/.test(document.text.slice(node.callee.end, node.end));
    if (isOldPrint || node.type === "brokenStatement") found ??= node;
    return found === undefined;
  });
  return found;
}

const isStarImport = ({ statement }: Chunk): boolean => statement.type === "importFrom" && statement.star;

function planNotes({ globals, isAsync }: Plan): readonly string[] {
  const notes: string[] = [];
  if (globals.length > 0) notes.push(`Set as names of the module, because functions use them: ${globals.join(", ")}.`);
  if (isAsync) notes.push("main() is asynchronous, because the notebook awaits outside of functions.");
  return notes;
}

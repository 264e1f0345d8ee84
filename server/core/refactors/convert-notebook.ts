import { syntaxErrors } from "../syntax/python/module.ts";
import type { Cell, Document } from "../workspace/document.ts";
import { codeCells, notebookDocument } from "../workspace/notebook.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../workspace/uri.ts";
import { chunksOf, type Chunk } from "./convert-notebook-chunks.ts";
import { plainCell, type PlainCell } from "./convert-notebook-magics.ts";
import { moduleName } from "./convert-notebook-name.ts";
import { missingNames, missingText } from "./convert-notebook-notes.ts";
import { planModule, type Plan } from "./convert-notebook-plan.ts";
import { editedNotebook, editsForFunction } from "./convert-notebook-function.ts";
import { errorText, firstError, forbidden, markAutomagic } from "./convert-notebook-refuse.ts";
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
  const error = firstError(plain.document);
  const withMagic = error && markAutomagic(plain.document, error);
  if (withMagic) return convertNotebook(withMagic, snapshot, options);
  const refusal = error ? errorText(plain.document, error) : forbidden(plain.document);
  if (refusal !== undefined) return { state: "refused", reason: refusal };

  const modules = plain.cells.flatMap(({ imports }) => imports);
  const ordered = inRunnableOrder(plain.document, modules);
  if (ordered.state === "refused") return ordered;
  const { document: code, parts, chunks, plan } = ordered.analysis;
  if (plan.main.some(isStarImport)) return { state: "refused", reason: "`import *` cannot stand inside a function, and here it comes after the search path was changed. Import the names one by one." };
  const text = moduleText({ document: code, plan, parts, modules });
  if (syntaxErrors({ uri: "", kind: "python", language: "python", text }).length > 0) return { state: "refused", reason: OWN_FAULT };
  const uri = resolvePath(options.folderUri ?? folderOf(document.uri), `${moduleName(document.uri, plan)}.py`);
  return {
    state: "converted",
    files: [{ uri, text }],
    notes: [...plain.notes, ...ordered.notes, ...missingNames(chunks, modules).map(missingText), ...planNotes(plan), ...(snapshot.files.exists(uri) ? [`${uri.slice(uri.lastIndexOf("/") + 1)} is there already: compare before you replace it.`] : [])],
  };
}

type Ordered = { readonly state: "ordered"; readonly analysis: Analysis; readonly notes: readonly string[] } | { readonly state: "refused"; readonly reason: string };

/** From top to bottom; where that is sure to fail, in the order in which the cells were run last. */
function inRunnableOrder(document: Document, modules: readonly string[]): Ordered {
  const analysis = analyse(document);
  const missing = missingNames(analysis.chunks, modules).find(({ isFatal }) => isFatal);
  if (!missing) return { state: "ordered", analysis, notes: [] };
  const asRun = inOrderOfExecution(document);
  const other = asRun && analyse(asRun);
  if (other && !missingNames(other.chunks, modules).some(({ isFatal }) => isFatal)) {
    return { state: "ordered", analysis: other, notes: [`From top to bottom the notebook would fail (${missingText(missing)}) The module has the order in which the cells were run.`] };
  }
  return { state: "refused", reason: `From top to bottom this notebook fails: ${missingText(missing)} ${missing.madeIn === undefined ? "Write down where it comes from." : "Move the cells into an order that works."}` };
}

/** `undefined` unless every cell of code was run, each at its own time. */
function inOrderOfExecution(document: Document): Document | undefined {
  const code = (document.cells ?? []).filter(({ type, source }) => type === "code" && source.text.trim() !== "");
  const counts = new Set(code.map(({ executionCount }) => executionCount));
  if (counts.has(undefined) || counts.size !== code.length) return undefined;
  const sorted = code.toSorted((a, b) => (a.executionCount ?? 0) - (b.executionCount ?? 0));
  return notebookDocument(document.uri, document.language, sorted);
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


const OWN_FAULT = "The module would not be valid Python, which is a fault of the converter. Nothing was made; please report the notebook.";

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
    plain.push({ ...cell, source: { text: result.cell.text } });
  }
  const packages = [...new Set(cells.flatMap((cell) => cell.packages))];
  if (packages.length > 0) notes.push(`The notebook installed ${packages.join(", ")}: list them in requirements.txt.`);
  return { state: "plain", document: notebookDocument(document.uri, "python", plain), cells, notes };
}

const isStarImport = ({ statement }: Chunk): boolean => statement.type === "importFrom" && statement.star;

function planNotes({ globals, isAsync }: Plan): readonly string[] {
  const notes: string[] = [];
  if (globals.length > 0) notes.push(`Set as names of the module, because functions use them: ${globals.join(", ")}.`);
  if (isAsync) notes.push("main() is asynchronous, because the notebook awaits outside of functions.");
  return notes;
}

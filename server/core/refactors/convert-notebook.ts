import { syntaxErrors } from "../syntax/python/module.ts";
import type { Document } from "../workspace/document.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../workspace/uri.ts";
import type { Chunk } from "./convert-notebook-chunks.ts";
import { moduleName } from "./convert-notebook-name.ts";
import { missingText } from "./convert-notebook-notes.ts";
import type { Plan } from "./convert-notebook-plan.ts";
import { readNotebook } from "./convert-notebook-read.ts";
import { moduleText } from "./convert-notebook-write.ts";
import type { ProjectOrigins } from "./project/origins.ts";
import { piecesOf } from "./project/pieces.ts";

export type Conversion =
  | {
      readonly state: "converted";
      readonly files: readonly ConvertedFile[];
      readonly notes: readonly string[];
      /** Where a project lies. */
      readonly folderUri?: string;
      /** What the lines of a project's modules come from. */
      readonly origins?: ProjectOrigins;
    }
  | { readonly state: "refused"; readonly reason: string };

export interface ConvertedFile {
  readonly uri: string;
  readonly text: string;
}

export interface ConversionOptions {
  /** Where the module goes; the notebook's own folder unless said. */
  readonly folderUri?: string;
  /** Lays out Python text. */
  readonly format?: (text: string) => string;
}

/**
 * Makes an importable module of a notebook: imports, constants, functions and classes at the top, the rest in `main()`.
 * Importing it does nothing; running it does what the notebook does from top to bottom. No line of code is dropped.
 */
export function convertNotebook(document: Document, snapshot: Snapshot, options: ConversionOptions = {}): Conversion {
  const read = readNotebook(document);
  if (read.state === "refused") return read;
  const { document: code, parts, modules, missing, notes } = read;
  const { inModule, made, pieces } = piecesOf(read);
  const bound = new Set(pieces.flatMap(({ effects }) => [...effects.binds, ...effects.maybeBinds]));
  const plan = { ...read.plan, globals: [...new Set([...read.plan.globals, ...made, ...[...inModule].filter((name) => bound.has(name))])].toSorted() };
  if (plan.main.some(isStarImport)) return { state: "refused", reason: "`from . import *` has no package in a notebook. Import the names one by one." };
  const text = moduleText({ document: code, plan, parts, modules, missing });
  if (syntaxErrors({ uri: "", kind: "python", language: "python", text }).length > 0) return { state: "refused", reason: OWN_FAULT };
  const uri = resolvePath(options.folderUri ?? folderOf(document.uri), `${moduleName(document.uri, plan)}.py`);
  return {
    state: "converted",
    files: [{ uri, text: (options.format ?? ((given) => given))(text) }],
    notes: [...notes, ...missing.map(missingText), ...planNotes(plan), ...(snapshot.files.exists(uri) ? [`${uri.slice(uri.lastIndexOf("/") + 1)} is there already: compare before you replace it.`] : [])],
  };
}

const OWN_FAULT = "The module would not be valid Python, which is a fault of the converter. Nothing was made; please report the notebook.";

const isStarImport = ({ statement }: Chunk): boolean => statement.type === "importFrom" && statement.star;

function planNotes({ globals, isAsync }: Plan): readonly string[] {
  const notes: string[] = [];
  if (globals.length > 0) notes.push(`Set as names of the module, because functions use them: ${globals.join(", ")}.`);
  if (isAsync) notes.push("main() is asynchronous, because the notebook awaits outside of functions.");
  return notes;
}

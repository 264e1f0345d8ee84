import { bindingsOf } from "../../facts/python/imports.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Statement } from "../../syntax/python/tree.ts";
import type { Document } from "../../workspace/document.ts";
import { codeCells } from "../../workspace/notebook.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";
import { chunksOf, type Chunk } from "../convert-notebook-chunks.ts";
import { KEYWORDS } from "../convert-notebook-name.ts";
import { awaits } from "../convert-notebook-plan.ts";
import { plainNotebook, unfit, type Refused } from "../convert-notebook-read.ts";
import { firstError, forbidden } from "../convert-notebook-refuse.ts";
import { headingsIn } from "../project/segments.ts";
import { indented } from "../project/text.ts";
import { newName } from "./blocks.ts";
import { crossingOf } from "./crossing.ts";

/** What stands in place of the cells, and the module that they became, if they did. */
export interface ExtractedCells {
  readonly state: "extracted";
  readonly name: string;
  /** The code of the one cell that takes their place. */
  readonly text: string;
  readonly file?: { readonly uri: string; readonly text: string };
}

export interface CellsExtraction {
  /** In a file beside the notebook, not in a cell. */
  readonly toModule?: boolean;
  /** Tells of files that stand there already and must not be lost. */
  readonly isTaken?: (uri: string) => boolean;
}

/** Makes one function of the code cells from `from` up to `to`. */
export function extractCells(document: Document, from: number, to: number, { toModule = false, isTaken = () => false }: CellsExtraction = {}): ExtractedCells | Refused {
  const reason = unfit(document);
  if (reason !== undefined) return { state: "refused", reason };
  const plain = plainNotebook(document);
  if (plain.state === "refused") return plain;
  const code = plain.document;
  if (firstError(code)) return { state: "refused", reason: "The notebook has a cell that is not valid Python. Correct it first." };
  const chunks = codeCells(code).flatMap((cell) => chunksOf(code, cell).chunks);
  const selected = chunks.filter(({ cell }) => from <= cell.index && cell.index < to);
  const problem = selected.length === 0 ? "There is no code in the selected cells." : forbidden(code) ?? starIn(selected);
  if (problem !== undefined) return { state: "refused", reason: problem };
  const modules = codeCells(code).flatMap(({ index }, place) => (from <= index && index < to ? (plain.cells[place]?.imports ?? []) : []));
  const parts = { ...partsOf(selected), modules: [...new Set(modules)].map((module) => `import ${module}`) };
  if (parts.body.length === 0) return { state: "refused", reason: "These cells only import and define; nothing is left for a function." };
  const { body } = moduleOf(code);
  const statements = parts.body.map(({ statement }) => statement);
  const crossing = crossingOf(code, { block: body, around: [], path: [body] }, statements);
  if (crossing.problem !== undefined) return { state: "refused", reason: crossing.problem };
  const isFileTaken = (wanted: string): boolean => toModule && isTaken(moduleUri(document, wanted));
  const name = newName(code.text, slugOf(document, from), isFileTaken);
  const whole: Whole = { document: code, chunks, parts, name, parameters: crossing.parameters, returns: [...crossing.returns, ...shownNames(parts, crossing.returns)] };
  return toModule ? asModule(whole, document) : asCell(whole);
}

interface Parts {
  readonly imports: readonly Chunk[];
  /** What takes the place of magics needs these. */
  readonly modules: readonly string[];
  readonly definitions: readonly Chunk[];
  readonly body: readonly Chunk[];
  /** A value at the end, which the notebook goes on to show. */
  readonly shown?: Chunk;
}

interface Whole {
  readonly document: Document;
  readonly chunks: readonly Chunk[];
  readonly parts: Parts;
  readonly name: string;
  readonly parameters: readonly string[];
  readonly returns: readonly string[];
}

function partsOf(selected: readonly Chunk[]): Omit<Parts, "modules"> {
  const isImport = ({ statement }: Chunk): boolean => statement.type === "import" || statement.type === "importFrom";
  const isDefinition = ({ statement }: Chunk): boolean => (statement.type === "function" || statement.type === "class") && statement.decorators.length === 0;
  const rest = selected.filter((chunk) => !isImport(chunk) && !isDefinition(chunk));
  const last = rest.at(-1);
  const shown = last && last === selected.at(-1) && last.isShown ? last : undefined;
  return { imports: selected.filter(isImport), definitions: selected.filter(isDefinition), body: rest.filter((chunk) => chunk !== shown), ...(shown ? { shown } : {}) };
}

/** What is shown at the end has to be given back, too. */
function shownNames({ shown, body }: Parts, returns: readonly string[]): readonly string[] {
  const made = new Set(body.flatMap(({ names }) => [...names.binds]));
  return shown ? [...shown.names.reads].filter((name) => made.has(name) && !returns.includes(name)) : [];
}

const starIn = (selected: readonly Chunk[]): string | undefined => (selected.some(({ statement }) => statement.type === "importFrom" && statement.star) ? "`import *` brings in names that nobody sees. Import them one by one first." : undefined);

function functionText({ document, parts: { body }, name, parameters, returns }: Whole): string {
  const isAsync = body.some((chunk) => awaits(document, chunk));
  const lines = body.flatMap(indented);
  return [`${isAsync ? "async " : ""}def ${name}(${parameters.join(", ")}):`, ...lines, ...(returns.length > 0 ? [`    return ${returns.join(", ")}`] : [])].join("\n");
}

function callText({ document, parts: { body, shown }, name, parameters, returns }: Whole): string {
  const isAsync = body.some((chunk) => awaits(document, chunk));
  const call = `${returns.length > 0 ? `${returns.join(", ")} = ` : ""}${isAsync ? "await " : ""}${name}(${parameters.join(", ")})`;
  return [call, ...(shown ? [shown.text] : [])].join("\n");
}

function asCell(whole: Whole): ExtractedCells {
  const { imports, definitions, modules } = whole.parts;
  const blocks = [[...modules, ...imports.map(({ text }) => text)].join("\n"), ...definitions.map(({ text }) => text), functionText(whole), callText(whole)];
  return { state: "extracted", name: whole.name, text: blocks.filter((block) => block !== "").join("\n\n\n") };
}

function asModule(whole: Whole, original: Document): ExtractedCells | Refused {
  const { chunks, parts, parameters } = whole;
  const inside = new Set([...parts.definitions, ...parts.body]);
  const imported = new Map(chunks.flatMap((chunk) => importedBy(chunk.statement).map((name) => [name, chunk] as const)));
  const own = new Set(parts.definitions.flatMap(({ names }) => [...names.binds]));
  const outside = new Set(chunks.filter((chunk) => !inside.has(chunk)).flatMap(({ names }) => [...names.binds]).filter((name) => !imported.has(name)));
  const needs = [...inside].flatMap(({ names }) => [...names.reads, ...names.later]);
  const lost = parts.definitions.flatMap(({ names }) => [...names.reads, ...names.later]).find((name) => outside.has(name) && !own.has(name));
  if (lost !== undefined) return { state: "refused", reason: `A function of this section uses \`${lost}\`, which stays in the notebook. Hand it over as a parameter first.` };
  // Functions of the notebook cannot be imported by a module, so they are handed over.
  const handed = [...new Set(parts.body.flatMap(({ names }) => [...names.reads, ...names.later]))].filter((name) => outside.has(name) && !own.has(name) && !parameters.includes(name) && isDefined(chunks, name));
  const made = { ...whole, parameters: [...parameters, ...handed] };
  const used = [...new Set(needs.flatMap((name) => imported.get(name) ?? []))];
  const later = new Set(chunks.filter((chunk) => !inside.has(chunk)).flatMap(({ names }) => [...names.reads, ...names.later]));
  const display = needs.includes("display") && !imported.has("display") ? ["from IPython.display import display"] : [];
  const text = [[...display, ...parts.modules, ...new Set(used.map((chunk) => chunk.text))].join("\n"), ...parts.definitions.map((chunk) => chunk.text), functionText(made)];
  const names = [made.name, ...[...own].filter((name) => later.has(name))];
  const stillImported = parts.imports.filter((chunk) => [...chunk.names.binds].some((name) => later.has(name)));
  const uri = moduleUri(original, made.name);
  return {
    state: "extracted",
    name: made.name,
    text: [[...stillImported.map((chunk) => chunk.text), `from ${made.name} import ${names.join(", ")}`].join("\n"), callText(made)].join("\n\n"),
    file: { uri, text: `${text.filter((block) => block !== "").join("\n\n\n")}\n` },
  };
}

const moduleUri = ({ uri }: Document, name: string): string => resolvePath(folderOf(uri), `${name}.py`);

const importedBy = (statement: Statement): readonly string[] => (statement.type === "import" || statement.type === "importFrom" ? bindingsOf(statement).map(([name]) => name) : []);

const isDefined = (chunks: readonly Chunk[], wanted: string): boolean => chunks.some(({ statement }) => (statement.type === "function" || statement.type === "class") && statement.name.name === wanted);

/** From the heading above the first cell: `## 2. Clean the data` becomes `clean_the_data`. */
function slugOf({ cells = [] }: Document, from: number): string {
  const heading = cells.slice(0, from + 1).findLast(({ type, source }) => type === "markdown" && headingsIn(source.text).length > 0);
  const words = (heading ? (headingsIn(heading.source.text).at(-1)?.text ?? "") : "").toLowerCase().replace(/[^a-z\d]+/g, "_").replace(/^[\d_]+|_+$/g, "").split("_").slice(0, MOST_WORDS).join("_");
  return words.length > 2 && !KEYWORDS.has(words) ? words : "extracted";
}

const MOST_WORDS = 5;

/** The cells of the section that holds a cell: from its heading up to the next one that is as high. */
export function sectionAround({ cells = [] }: Document, cell: number): { readonly from: number; readonly to: number } {
  const levelOf = (index: number): number => {
    const one = cells[index];
    return one?.type === "markdown" ? Math.min(...headingsIn(one.source.text).map(({ level }) => level)) : Infinity;
  };
  let from = cell;
  while (from > 0 && levelOf(from) === Infinity) from--;
  let to = from + 1;
  while (to < cells.length && levelOf(to) > Math.min(levelOf(from), DEEPEST)) to++;
  return { from, to };
}

/** A section without a heading ends at the next heading of any level. */
const DEEPEST = 6;

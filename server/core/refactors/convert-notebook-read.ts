import { memo } from "../memo.ts";
import { linesOf } from "../text/lines.ts";
import { readIpynb } from "../syntax/notebook/ipynb.ts";
import type { Cell, Document } from "../workspace/document.ts";
import { codeCells, notebookDocument } from "../workspace/notebook.ts";
import { bindingsOf } from "../facts/python/imports.ts";
import { moduleOf } from "../syntax/python/module.ts";
import { nodesOf } from "../syntax/python/walk.ts";
import { chunksOf, type Chunk } from "./convert-notebook-chunks.ts";
import type { IsKnown } from "./convert-notebook-fill.ts";
import { editedNotebook, editsForFunction } from "./convert-notebook-function.ts";
import { shellNames, withoutShellCalls } from "./convert-notebook-calls.ts";
import { dedented, plainCell } from "./convert-notebook-magics.ts";
import type { PlainCell } from "./convert-notebook-plain.ts";
import { missingNames, missingText, type MissingName } from "./convert-notebook-notes.ts";
import { planModule, type Plan } from "./convert-notebook-plan.ts";
import { editsForLateStars, editsForStars, lateStars } from "./convert-notebook-stars.ts";
import { withLastValue } from "./convert-notebook-last.ts";
import { errorText, firstError, forbidden, markAutomagic, markBareAutomagic } from "./convert-notebook-refuse.ts";
import type { ModuleParts } from "./convert-notebook-write.ts";
import { piecesOf } from "./project/pieces.ts";

/** A notebook that can be converted: plain Python in an order that runs. */
export interface ReadNotebook {
  readonly state: "read";
  readonly document: Document;
  readonly parts: ModuleParts["parts"];
  readonly chunks: readonly Chunk[];
  readonly plan: Plan;
  /** Modules that replaced magics need. */
  readonly modules: readonly string[];
  /** Names that somebody must give, since no cell makes them before they are used. */
  readonly missing: readonly MissingName[];
  /** What pip and conda lines asked for. */
  readonly packages: readonly string[];
  readonly notes: readonly string[];
}

export type Refused = { readonly state: "refused"; readonly reason: string };

/** Reads the cells, makes plain Python of them and finds the order that runs. */
export function readNotebook(document: Document): ReadNotebook | Refused {
  const reason = unfit(document);
  if (reason !== undefined) return { state: "refused", reason };
  const plain = plainNotebook(document);
  if (plain.state === "refused") return plain;
  const error = firstError(plain.document);
  const withMagic = error ? markAutomagic(plain.document, error) : markBareAutomagic(plain.document);
  if (withMagic) return readNotebook(withMagic);
  const refusal = error ? errorText(plain.document, error) : forbidden(plain.document);
  if (refusal !== undefined) return { state: "refused", reason: refusal };
  const named = withLastValue(plain.document);
  if ("state" in named) return named;
  const modules = plain.cells.flatMap(({ imports }) => imports);
  const ordered = inRunnableOrder(named, modules, plain.cells.some(({ bringsNames = false }) => bringsNames));
  if (ordered.state === "refused") return ordered;
  const missing = missingNames(ordered.analysis.chunks, modules);
  const { plan } = ordered.analysis;
  // A name that comes too late is looked up in the module, where it is missing as it was in the notebook.
  const late = missing.flatMap(({ name, madeIn }) => (madeIn === undefined ? [] : [name]));
  const globals = [...new Set([...plan.globals, ...late])].toSorted();
  const packages = [...new Set(plain.cells.flatMap((cell) => cell.packages))];
  return { state: "read", ...ordered.analysis, plan: { ...plan, globals }, modules, missing, packages, notes: [...plain.notes, ...ordered.notes] };
}

type Ordered = { readonly state: "ordered"; readonly analysis: Analysis; readonly notes: readonly string[] } | { readonly state: "refused"; readonly reason: string };

/** From top to bottom; where that is sure to fail, in the order in which the cells were run last. */
function inRunnableOrder(document: Document, modules: readonly string[], bringsNames: boolean): Ordered {
  const analysis = analyse(document, modules);
  const missing = missingNames(analysis.chunks, modules).find(({ isFatal }) => isFatal);
  const stars = lateStars(analysis.document);
  const notes = [...new Set(stars)].map((line) => `\`${line}\` stays where the notebook has it and is run as text, so that nobody sees which names it brings: import the few that are used by name.`);
  if (!missing) return { state: "ordered", analysis, notes };
  const asRun = inOrderOfExecution(document);
  const other = asRun && analyse(asRun, modules);
  if (other && !missingNames(other.chunks, modules).some(({ isFatal }) => isFatal)) {
    return { state: "ordered", analysis: other, notes: [`From top to bottom the notebook would fail (${missingText(missing)}) The module has the order in which the cells were run.`] };
  }
  // What was never run promises nothing: the name is then something that the reader has to give. So is what another file brings.
  if (bringsNames || stars.length > 0 || !wasRun(document, missing)) return { state: "ordered", analysis, notes };
  return { state: "refused", reason: `From top to bottom this notebook fails: ${missingText(missing)} ${missing.madeIn === undefined ? "Write down where it comes from." : "Move the cells into an order that works."}` };
}

/** True where the cell has worked once, so that it had the name from something that is no longer there. */
function wasRun(document: Document, { usedIn }: MissingName): boolean {
  const cell = document.cells?.[usedIn - 1];
  return cell?.executionCount !== undefined && !(cell.outputs ?? []).some(({ type }) => type === "error" || type === "pyerr");
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

function analyse(document: Document, modules: readonly string[]): Analysis {
  const parts = codeCells(document).map((cell) => ({ cell, ...chunksOf(document, cell) }));
  const chunks = parts.flatMap((part) => part.chunks);
  const plan = planModule(document, chunks, modules);
  const late = editsForLateStars(document, plan.main);
  const stars = late.length > 0 ? late : editsForStars(chunks);
  const edits = stars.length > 0 ? stars : editsForFunction(document, plan, piecesOf({ document, plan, missing: [] }).shared);
  return edits.length > 0 ? analyse(editedNotebook(document, edits), modules) : { document, parts, chunks, plan };
}

export function unfit(document: Document): string | undefined {
  if (document.kind !== "notebook") return "This is not a notebook.";
  if (!document.cells) return unreadable(document);
  if (document.language !== "python") return `This notebook is written in ${titleOf(document.language)}, and only Python can be converted. If its cells are Python, select a Python kernel for it and save it.`;
  return codeCells(document).every(({ source }) => source.text.trim() === "") ? "This notebook has no code. Write some Python into a cell first." : undefined;
}

/** As people write it. */
const titleOf = (language: string): string => (language === "sql" ? "SQL" : language.charAt(0).toUpperCase() + language.slice(1));

function unreadable({ uri, text }: Document): string {
  const notebook = readIpynb(uri, text);
  if (notebook.state === "read") return "This notebook cannot be read; open it and save it again.";
  const { line, column } = linesOf(text).position(notebook.at.start);
  return `This notebook cannot be read: ${notebook.reason} (line ${line + 1}, column ${column + 1} of the JSON). Repair it first, or restore it from version control.`;
}

export type PlainNotebook =
  | { readonly state: "plain"; readonly document: Document; readonly cells: readonly PlainCell[]; readonly notes: readonly string[] }
  | { readonly state: "refused"; readonly reason: string };

/** The same notebook without IPython's own lines. */
export const plainNotebook: (document: Document) => PlainNotebook = memo((document: Document): PlainNotebook => {
  const cells: PlainCell[] = [];
  const notes: string[] = [];
  const plain: Omit<Cell, "start">[] = [];
  const shells = shellNames(codeCells(document).map(({ source }) => source.text));
  const isKnown = knownNames(document);
  for (const cell of document.cells ?? []) {
    if (cell.type !== "code") {
      plain.push(cell);
      continue;
    }
    const called = withoutShellCalls(dedented(cell.source.text), shells);
    const result = plainCell(called.text, isKnown);
    if (result.state === "refused") return { state: "refused", reason: `Cell ${cell.index + 1}: ${result.reason}` };
    cells.push({ ...result.cell, imports: [...result.cell.imports, ...called.imports], packages: [...result.cell.packages, ...called.packages] });
    notes.push(...[...called.notes, ...result.cell.notes].map((note) => `Cell ${cell.index + 1}: ${note}`));
    // A cell that stays as it is stays the same object, so that what is known of it is known.
    plain.push(result.cell.text === cell.source.text ? cell : { ...cell, source: { text: result.cell.text } });
  }
  const stale = cells.flatMap(({ asks = [] }) => asks).find((name) => cells.some(({ text }) => new RegExp(`^(?!\\s*(?:pass {2})?#).*\\b${name}\\s*(?:,[^=()]*)?(?:[-+*/|&]?=(?!=)|:=)|\\b(?:for|as|import)\\s+${name}\\b`, "m").test(text)));
  if (stale !== undefined) return { state: "refused", reason: `\`${stale}\` takes its value from a magic, which a program does not have, and another value elsewhere, so that nobody would see that it is missing. Write the value in Python.` };
  const captured = cells.flatMap(({ captures = [] }) => captures).find((name) => cells.some(({ text }) => new RegExp(`\\b${name}\\.outputs\\b`).test(text)));
  if (captured !== undefined) return { state: "refused", reason: `\`${captured}.outputs\` is what a notebook would have shown as pictures and tables, which a program does not have. Give these values names in the cell that makes them.` };
  const lists = withShellLists(plain);
  const packages = [...new Set(cells.flatMap((cell) => cell.packages))];
  if (packages.length > 0) notes.push(`The notebook installed ${packages.join(", ")}: list them in requirements.txt.`);
  return { state: "plain", document: notebookDocument(document.uri, "python", lists ?? plain), cells: lists ? [...cells, { text: "", notes: [], packages: [], imports: ["IPython.utils.text"] }] : cells, notes };
});

/** Whether some cell has a name at all; asked only where a shell command may mean one. */
function knownNames(document: Document): IsKnown {
  let names: ReadonlySet<string> | undefined;
  return (name) => {
    names ??= namesIn(document);
    return names.has(name) || (names.has("*") && !/^[A-Z][A-Z_\d]*$/.test(name));
  };
}

/** All names of the code, and what stands in magics; `*` where a cell brings in names that nobody sees. */
function namesIn(document: Document): ReadonlySet<string> {
  const { body } = moduleOf(document);
  const magics = document.text.split("\n").flatMap((line) => (/^\s*%(?!(?:set_)?env\b)/.test(line) ? line.split(/\W+/) : (/^\s*([\w, ]+)=\s*[!%]/.exec(line)?.[1] ?? "").split(/\W+/)));
  const imported = [...nodesOf(body, "import"), ...nodesOf(body, "importFrom")].flatMap((node) => bindingsOf(node).map(([name]) => name));
  const hidden = nodesOf(body, "importFrom").some(({ star }) => star) || /^\s*%(?:run|load|store|pylab)\b|\bexec\(|\bglobals\(\)/m.test(document.text);
  return new Set([...nodesOf(body, "name").map(({ name }) => name), ...imported, ...magics, ...(hidden ? ["*"] : [])]);
}

/** What IPython gives for the output of a command can do more than a list; where the notebook asks for that, it stays one. */
function withShellLists(cells: readonly Omit<Cell, "start">[]): readonly Omit<Cell, "start">[] | undefined {
  const all = cells.map(({ source }) => source.text).join("\n");
  const asked = [...all.matchAll(CAPTURED)].filter(([, , name = ""]) => new RegExp(`\\b${name}\\.(?:[nslp]|nlstr|spstr|paths|grep|fields)\\b`).test(all));
  if (asked.length === 0) return undefined;
  const names = new Set(asked.map(([, , name]) => name));
  const wrapped = (text: string): string => text.replaceAll(CAPTURED, (whole, indent: string, name: string, call: string) => (names.has(name) ? `${indent}${name} = IPython.utils.text.SList(${call})` : whole));
  return cells.map((cell) => (cell.type === "code" ? { ...cell, source: { text: wrapped(cell.source.text) } } : cell));
}

const CAPTURED = /^([ \t]*)(\w+) *= *(subprocess\.run\(.*\)\.stdout\.splitlines\(\))$/gm;

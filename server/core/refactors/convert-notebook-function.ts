import type { Call } from "../syntax/python/expressionTree.ts";
import type { Node } from "../syntax/python/tree.ts";
import { dottedName } from "../facts/python/imports.ts";
import { walk } from "../syntax/python/walk.ts";
import { applyEdits } from "../text/edits.ts";
import type { Edit } from "../text/span.ts";
import type { Document } from "../workspace/document.ts";
import { editsByCell, notebookDocument } from "../workspace/notebook.ts";
import { escapeEdits } from "./convert-notebook-escapes.ts";
import type { Plan } from "./convert-notebook-plan.ts";

/** What must be written otherwise at the top of a function than at the top of a module, to mean the same. */
export function editsForFunction({ text }: Document, { main, definitions, imports }: Plan, globals: ReadonlySet<string>): readonly Edit[] {
  const edits: Edit[] = [];
  const members = new Set<number>();
  walk(main.map(({ statement }) => statement), (node) => {
    edits.push(...withoutAnnotation(node, globals), ...withModuleNames(node));
    // At the top of a module this says nothing; in a function it would.
    if (node.type === "global") edits.push({ span: node, text: "pass" });
    return node.type !== "function" && node.type !== "class" && node.type !== "lambda";
  });
  walk([...main, ...definitions, ...imports].map(({ statement }) => statement), (node) => {
    if (node.type === "attribute" || node.type === "function" || node.type === "class") members.add(node.name.start);
    if (node.type === "assign") node.targets.forEach(({ start }) => members.add(start));
    const own = withOwnModule(text, node);
    // What stands inside of a replaced place is not replaced on its own.
    if (own.length > 0) members.add(own[0]?.span.start ?? -1);
    edits.push(...own, ...withProgramName(node, members), ...(own.length > 0 ? [] : escapeEdits(text, node)));
    return true;
  });
  return edits;
}

export function editedNotebook(document: Document, edits: readonly Edit[]): Document {
  const byCell = editsByCell(document, edits);
  const cells = (document.cells ?? []).map((cell) => {
    const own = [...(byCell ?? [])].find(([edited]) => edited.index === cell.index)?.[1];
    return own ? { ...cell, source: { text: applyEdits(cell.source.text, own) } } : cell;
  });
  return notebookDocument(document.uri, document.language, cells);
}

/** A name that is declared `global` may not be annotated where it is set. */
function withoutAnnotation(node: Node, globals: ReadonlySet<string>): readonly Edit[] {
  const [target] = node.type === "assign" ? node.targets : [];
  if (node.type !== "assign" || !node.annotation || target?.type !== "name" || !globals.has(target.name)) return [];
  return [node.value ? { span: { start: target.end, end: node.annotation.end }, text: "" } : { span: node, text: "pass" }];
}

/** In a notebook `__name__` is that of a program, also where its code is now imported. */
const withProgramName = (node: Node, members: ReadonlySet<number>): readonly Edit[] => (node.type === "name" && !members.has(node.start) && Object.hasOwn(PROGRAM_NAMES, node.name) ? [{ span: node, text: PROGRAM_NAMES[node.name] ?? "" }] : []);

/** `__builtins__` is a module in a program, and a dictionary in what it imports. */
const PROGRAM_NAMES: Readonly<Record<string, string>> = { __name__: '"__main__"', __builtins__: '__import__("builtins")' };

/** In a notebook its names are those of `__main__`, and so are looked for there; in a project they are names of the module that has the code. */
function withOwnModule(text: string, node: Node): readonly Edit[] {
  if (node.type === "subscript") {
    const [index] = node.index;
    const isMain = (index?.type === "text" && index.value === "__main__") || (index?.type === "name" && index.name === "__name__");
    return isMain && dottedName(node.value) === "sys.modules" ? [{ span: index, text: OWN_NAME }] : [];
  }
  if (node.type === "text") return !node.bytes && /\bfrom __main__ import\b/.test(node.value) && !text.startsWith(".replace(", node.end) ? [{ span: { start: node.end, end: node.end }, text: `.replace("__main__", ${OWN_NAME})` }] : [];
  if (node.type === "import") {
    const [only, ...more] = node.names;
    return only?.name === "__main__" && more.length === 0 ? [{ span: node, text: `${only.as ?? "__main__"} = ${OWN_MODULE}` }] : [];
  }
  return node.type === "call" ? withOwnTests(node) : [];
}

const OWN_NAME = 'globals()["__name__"]';
const OWN_MODULE = `__import__(${OWN_NAME}, fromlist=["*"])`;

/** These look for tests in `__main__` unless they are told where. */
function withOwnTests({ callee, arguments: given }: Call): readonly Edit[] {
  const where = { "unittest.main": ["module", `module=${OWN_NAME}`], "doctest.testmod": ["m", `m=${OWN_MODULE}, name="__main__"`] }[dottedName(callee) ?? ""];
  const [first] = given;
  if (!where || given.some(({ name, kind }) => name === where[0] || (name === undefined && kind === "plain"))) return [];
  const at = first?.start ?? callee.end + 1;
  return [{ span: { start: at, end: at }, text: `${where[1]}${first ? ", " : ""}` }];
}

/** At the top of a module `locals()` is `globals()`, and `exec` makes names of the module. */
function withModuleNames(node: Node): readonly Edit[] {
  if (node.type !== "call" || node.callee.type !== "name") return [];
  const replacement = REPLACEMENTS[node.callee.name];
  return replacement ? replacement(node) : [];
}

const REPLACEMENTS: Readonly<Record<string, (call: Call) => readonly Edit[]>> = {
  locals: (call) => whenEmpty(call, "globals()"),
  vars: (call) => whenEmpty(call, "globals()"),
  dir: (call) => whenEmpty(call, "sorted(globals())"),
  exec: ({ arguments: [code, ...more] }) => (code && more.length === 0 ? [{ span: { start: code.end, end: code.end }, text: ", globals()" }] : []),
};

const whenEmpty = (call: Call, text: string): readonly Edit[] => (call.arguments.length === 0 ? [{ span: call, text }] : []);

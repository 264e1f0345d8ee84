import type { Cell, Document } from "../workspace/document.ts";
import type { CodeCell } from "../workspace/notebook.ts";
import { baseName } from "../workspace/uri.ts";
import type { Chunk } from "./convert-notebook-chunks.ts";
import type { MissingName } from "./convert-notebook-notes.ts";
import type { Plan } from "./convert-notebook-plan.ts";

export interface ModuleParts {
  readonly document: Document;
  readonly plan: Plan;
  readonly parts: readonly { readonly cell: CodeCell; readonly chunks: readonly Chunk[]; readonly rest: string }[];
  /** Modules that replaced magics need. */
  readonly modules: readonly string[];
  /** Names that no cell makes before they are used. */
  readonly missing?: readonly MissingName[];
}

/** Code of a notebook that asks for `__file__` finds none, and many ask in order to see whether they are a notebook's. */
export const WITHOUT_FILE = 'globals().pop("__file__", None)  # A notebook has no file of its own.';

const INDENT = "    ";

/** The text of the module. The same notebook always gives the same bytes. */
export function moduleText({ document, plan, parts, modules, missing = [] }: ModuleParts): string {
  const comments = commentsByChunk(document, parts, plan);
  const heading = titleOf(document);
  const imports = unique([...modules.map((name) => `import ${name}`), ...(plan.isAsync ? ["import asyncio"] : []), ...plan.imports.map(({ text }) => text)]);
  const definitions = plan.definitions.map((chunk) => ({ chunk, text: [...(comments.before.get(chunk) ?? []), chunk.text].join("\n") }));
  const constants = definitions.filter(({ chunk }) => chunk.statement.type === "assign").map(({ text }) => text);
  const functions = definitions.filter(({ chunk }) => chunk.statement.type !== "assign").map(({ text }) => text);
  const blocks = [
    docstring([heading, `Made from ${baseName(document.uri)}.`].filter(Boolean).join("\n\n")),
    plan.future.map(({ text }) => text).join("\n"),
    imports.join("\n"),
    /\b__file__\b/.test(document.text) ? WITHOUT_FILE : "",
    [...constants, ...(usesDisplay(plan) ? ["display = print  # In a notebook this shows a value as a table or a picture."] : [])].join("\n"),
  ].filter((block) => block !== "");
  const main = plan.main.length > 0 ? mainFunction(plan, parts, comments) : [];
  const given = missing.filter(({ madeIn }) => madeIn === undefined).map(({ name }) => name);
  return `${[blocks.join("\n\n"), ...(given.length > 0 ? [provideText(given)] : []), ...functions, ...main].join("\n\n\n")}\n`;
}

/** Names that the notebook uses and no cell makes come from whoever runs the module; without them Python says which one is missing. */
export function provideText(names: readonly string[]): string {
  const lines = names.map((name) => `${INDENT}${name} = names["${name}"]`);
  return [`def provide(**names: object) -> None:`, `${INDENT}"""Sets what the notebook uses and no cell makes: ${names.join(", ")}."""`, `${INDENT}global ${names.join(", ")}`, ...lines].join("\n");
}

function mainFunction(plan: Plan, parts: ModuleParts["parts"], comments: Comments): readonly string[] {
  const name = ["main", "run", "run_notebook"].find((candidate) => !isBound(candidate, plan)) ?? "main_of_notebook";
  const lines = [
    `${plan.isAsync ? "async " : ""}def ${name}() -> dict[str, object]:`,
    `${INDENT}"""Runs the notebook from top to bottom and returns the names that it made."""`,
    ...(plan.globals.length > 0 ? [`${INDENT}global ${plan.globals.join(", ")}`] : []),
  ];
  for (const { chunks, rest } of parts) {
    const inMain = chunks.filter((chunk) => plan.main.includes(chunk));
    const written = inMain.flatMap((chunk) => [...(comments.before.get(chunk) ?? []).map((line) => INDENT + line), ...statementLines(chunk)]);
    const left = rest === "" ? [] : rest.split("\n").map((line) => INDENT + line.trimStart());
    if (written.length + left.length > 0) lines.push("", ...written, ...left);
  }
  lines.push(...comments.last.map((line) => INDENT + line), "", `${INDENT}return locals()`);
  return [lines.map((line) => line.replace(/^[ \t]+$/, "")).join("\n"), `if __name__ == "__main__":\n${INDENT}${plan.isAsync ? `asyncio.run(${name}())` : `${name}()`}`];
}

const isBound = (name: string, { imports, definitions, main }: Plan): boolean => [...imports, ...definitions, ...main].some(({ names }) => names.binds.has(name) || names.globals.has(name));

export function statementLines(chunk: Chunk): readonly string[] {
  const lines = chunk.text.split("\n");
  if (chunk.isIdle) return lines.map((line) => `${INDENT}${line.startsWith("#") ? "" : "# "}${line}`);
  return lines.map((line, index) => (chunk.insideStrings.has(index) ? line : INDENT + line));
}

const usesDisplay = ({ definitions, main, imports }: Plan): boolean => {
  const all = [...definitions, ...main];
  return all.some(({ names }) => names.reads.has("display") || names.later.has("display")) && ![...all, ...imports].some(({ names }) => names.binds.has("display"));
};

interface Comments {
  readonly before: ReadonlyMap<Chunk, readonly string[]>;
  readonly last: readonly string[];
}

/** Prose goes in front of the first statement after it that is no import. */
function commentsByChunk(document: Document, parts: ModuleParts["parts"], plan: Plan): Comments {
  const before = new Map<Chunk, readonly string[]>();
  const top = new Set([...plan.imports, ...plan.future]);
  let pending: string[] = [];
  for (const cell of proseAndCode(document)) {
    if (cell.type !== "code") {
      pending.push(...cell.source.text.split("\n").map((line) => `# ${line.replace(/^#+\s*/, "")}`.trimEnd()));
      continue;
    }
    const first = parts.find((part) => part.cell.index === cell.index)?.chunks.find((chunk) => !top.has(chunk));
    if (!first) continue;
    before.set(first, pending);
    pending = [];
  }
  return { before, last: pending };
}

/** All cells but the title, which is the docstring. */
function proseAndCode(document: Document): readonly Cell[] {
  const [first, ...others] = document.cells ?? [];
  return first?.type === "markdown" ? others : (document.cells ?? []);
}

function titleOf(document: Document): string {
  const first = document.cells?.[0];
  return first?.type === "markdown" ? first.source.text.trim().replace(/^#+\s*/, "") : "";
}

function docstring(text: string): string {
  const safe = text.replaceAll('"""', "'''").replace(/"$/, '" ');
  return `${safe.includes("\\") ? "r" : ""}"""${safe}${safe.includes("\n") ? "\n" : ""}"""`;
}

const unique = (lines: readonly string[]): readonly string[] => [...new Set(lines)];

import type { Chunk } from "../convert-notebook-chunks.ts";

export const INDENT = "    ";

/** A docstring of these lines, indented by one step. */
export function docstring(text: string, indent = INDENT): readonly string[] {
  const safe = text.replaceAll('"""', "'''").replace(/"$/, '" ').split("\n").map((line) => line.trimEnd());
  const prefix = text.includes("\\") ? "r" : "";
  const closed = safe.length === 1 ? [`${prefix}"""${safe[0] ?? ""}"""`] : [`${prefix}"""${safe[0] ?? ""}`, ...safe.slice(1), '"""'];
  return closed.map((line) => (line === "" ? "" : indent + line));
}

/** Prose as comments, without the number signs of its headings. */
export const commentLines = (markdown: string): readonly string[] => markdown.trim().split("\n").map((line) => `# ${line.replace(/^#+\s*/, "")}`.trimEnd());

/** A statement's lines one step further in; lines that begin inside a string stay where they are. */
export const indented = (chunk: Chunk): readonly string[] => chunk.text.split("\n").map((line, index) => (chunk.insideStrings.has(index) || line === "" ? line : INDENT + line));

export const pythonText = (text: string): string => JSON.stringify(text);

/** A file's parts with two empty lines between them, as PEP 8 asks at the top of a module. */
export const joinBlocks = (blocks: readonly string[]): string =>
  `${blocks.filter((block) => block.trim() !== "").join("\n\n\n")}\n`
    // Between imports and a comment isort wants one empty line.
    .replace(/^((?:import |from )[^\n]*|\))\n\n\n(?=#)/m, "$1\n\n");

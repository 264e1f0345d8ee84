import { findNodeAtLocation, getNodeValue, parseTree, type Node, type ParseError } from "jsonc-parser";

import { applyEdits } from "../../text/edits.ts";
import type { Edit, Span } from "../../text/span.ts";
import type { Cell, Output } from "../../workspace/document.ts";
import { jsonProblem } from "../json/problem.ts";

/** A notebook file as read: its cells, or what is wrong with it and where. */
export type Ipynb =
  | { readonly state: "read"; readonly language: string; readonly languageVersion: string | undefined; readonly cells: readonly IpynbCell[] }
  | { readonly state: "broken"; readonly at: Span; readonly reason: string };

/** `sourceSpan` is the JSON value of the cell's source in the file's text. */
export type IpynbCell = Omit<Cell, "start"> & {
  readonly sourceSpan: Span;
  /** What makes the cell one that has not run: no outputs, no number. */
  readonly clearing: readonly Edit[];
};

/** Reads nbformat 2 to 4. `uri` names the cells: `<uri>#cell<index>`. */
export function readIpynb(uri: string, text: string): Ipynb {
  const errors: ParseError[] = [];
  const root = parseTree(text.replace(/^\uFEFF/, " "), errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  if (error) {
    const start = Math.min(error.offset, Math.max(0, text.trimEnd().length - 1));
    const at = { start, end: start + Math.max(1, error.length) };
    return { state: "broken", at, reason: `it is not valid JSON: ${jsonProblem(error)}` };
  }
  const cells = root && cellNodes(root);
  if (!root || !cells) return { state: "broken", at: { start: 0, end: 1 }, reason: "it has no list of cells" };
  return { state: "read", language: languageOf(root), languageVersion: textAt(root, "metadata", "language_info", "version"), cells: cells.flatMap((node, index) => readCell(uri, node, index)) };
}

/** The file's text with the edits made inside cell sources; nothing else of the file changes. */
export function editIpynb(text: string, cells: readonly IpynbCell[], editsByIndex: ReadonlyMap<number, readonly Edit[]>): string {
  return applyEdits(text, ipynbEdits(text, cells, editsByIndex));
}

/** Edits inside cell sources, as edits of the file's text. */
export function ipynbEdits(text: string, cells: readonly IpynbCell[], editsByIndex: ReadonlyMap<number, readonly Edit[]>): readonly Edit[] {
  return cells.flatMap((cell): Edit[] => {
    const inCell = editsByIndex.get(cell.index);
    if (!inCell) return [];
    return [{ span: cell.sourceSpan, text: sourceJson(text, cell.sourceSpan, applyEdits(cell.source.text, inCell)) }];
  });
}

/** nbformat 4 has cells at the top; 2 and 3 have worksheets. */
function cellNodes(root: Node): readonly Node[] | undefined {
  const modern = findNodeAtLocation(root, ["cells"]);
  if (modern?.type === "array") return modern.children ?? [];
  const worksheets = findNodeAtLocation(root, ["worksheets"]);
  if (worksheets?.type !== "array") return undefined;
  return (worksheets.children ?? []).flatMap((sheet) => findNodeAtLocation(sheet, ["cells"])?.children ?? []);
}

function languageOf(root: Node): string {
  const kernel = textAt(root, "metadata", "kernelspec", "name") ?? "";
  const byKernel = KERNELS.find(([names]) => names.test(kernel))?.[1];
  const name = textAt(root, "metadata", "language_info", "name") ?? textAt(root, "metadata", "kernelspec", "language") ?? byKernel ?? "python";
  return name.toLowerCase().replace(PYTHONS, "python");
}

/** Coconut is Python and more; what is more than Python is found when it is read. */
const PYTHONS = /^(?:i?python\d*|coconut)$/;

/** Kernels that tell their language by their name only. */
const KERNELS: readonly (readonly [names: RegExp, language: string])[] = [
  [/^(?:ir\d*|r|xr|.*-r)$/i, "r"],
  [/^julia/i, "julia"],
  [/^(?:bash|calysto_bash)$/i, "bash"],
  [/^(?:scala|spylon-kernel|almond)/i, "scala"],
  [/^(?:javascript|jslab|deno)/i, "javascript"],
];

function textAt(root: Node, ...path: readonly string[]): string | undefined {
  const node = findNodeAtLocation(root, [...path]);
  return node?.type === "string" ? String(node.value) : undefined;
}

function readCell(uri: string, node: Node, index: number): IpynbCell[] {
  const source = findNodeAtLocation(node, ["source"]) ?? findNodeAtLocation(node, ["input"]);
  if (!source) return [];
  const type = textOf(findNodeAtLocation(node, ["cell_type"]));
  const id = textAt(node, "id") ?? textAt(node, "metadata", "id");
  const count = findNodeAtLocation(node, ["execution_count"]) ?? findNodeAtLocation(node, ["prompt_number"]);
  return [
    {
      uri: `${uri}#cell${index}`,
      ...(id === undefined ? {} : { id }),
      index,
      type: type === "code" && !isForeign(node, source, count) ? "code" : type === "code" || type === "raw" ? "raw" : "markdown",
      source: { text: sourceText(source) },
      sourceSpan: spanOf(source),
      clearing: clearingOf(findNodeAtLocation(node, ["outputs"]), count),
      ...(typeof count?.value === "number" ? { executionCount: count.value } : {}),
      outputs: (findNodeAtLocation(node, ["outputs"])?.children ?? []).map(readOutput),
    },
  ];
}

/** VS Code lets one cell have a language of its own, and then does not run it; under a cell magic the mark is only for colours. */
function isForeign(node: Node, source: Node, count: Node | undefined): boolean {
  const language = textAt(node, "metadata", "vscode", "languageId") ?? "python";
  return language !== "python" && typeof count?.value !== "number" && !/^\s*%%/.test(sourceText(source));
}

const spanOf = ({ offset, length }: Node): Span => ({ start: offset, end: offset + length });

function clearingOf(outputs: Node | undefined, count: Node | undefined): readonly Edit[] {
  if (!outputs?.children?.length) return [];
  return [{ span: spanOf(outputs), text: "[]" }, ...(count ? [{ span: spanOf(count), text: "null" }] : [])];
}

function readOutput(node: Node): Output {
  const data: Record<string, string> = {};
  for (const pair of findNodeAtLocation(node, ["data"])?.children ?? []) {
    const [key, value] = pair.children ?? [];
    data[textOf(key)] = textOf(value);
  }
  for (const key of ["text", "traceback", "evalue"]) {
    const value = findNodeAtLocation(node, [key]);
    if (value) data["text/plain"] = textOf(value);
  }
  return { type: textOf(findNodeAtLocation(node, ["output_type"])), data };
}

/** nbformat 2 lists the lines without their breaks. */
function sourceText(node: Node): string {
  const lines = node.type === "array" ? (node.children ?? []).map(textOf) : [];
  const isBare = lines.length > 1 && !lines.some((line) => line.endsWith("\n"));
  return isBare ? lines.join("\n") : textOf(node);
}

/** nbformat writes long text as a list of lines. */
function textOf(node: Node | undefined): string {
  if (node?.type === "array") return (node.children ?? []).map(textOf).join("");
  if (node?.type === "object") return JSON.stringify(getNodeValue(node));
  return node?.value === undefined || node.value === null ? "" : String(node.value);
}

/** Keeps the file's own way of writing the source: one string, or one line per line at the same indent. */
function sourceJson(text: string, span: Span, source: string): string {
  if (text[span.start] === '"') return JSON.stringify(source);
  const lines = source.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  if (lines.length === 0) return "[]";
  const before = text.slice(text.lastIndexOf("\n", span.start) + 1, span.start);
  const indent = /^\s*/.exec(before)?.[0] ?? "";
  return `[\n${lines.map((line) => `${indent} ${JSON.stringify(line)}`).join(",\n")}\n${indent}]`;
}


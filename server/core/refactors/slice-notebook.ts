import { effectsOf } from "../facts/python/effects/effects.ts";
import type { Effects } from "../facts/python/effects/follow.ts";
import { sliceBack } from "../facts/python/effects/slice.ts";
import { documentLines, type Document } from "../workspace/document.ts";
import { cellAt, codeCells } from "../workspace/notebook.ts";
import { chunksOf } from "./convert-notebook-chunks.ts";
import { plainNotebook, unfit } from "./convert-notebook-read.ts";

/** What is to be gathered. Cells and lines count from one, as people see them. */
export interface SliceTarget {
  readonly cell?: number;
  readonly line?: number;
  readonly name?: string;
}

export interface SlicedStatement {
  readonly cell: number;
  readonly line: number;
  readonly endLine: number;
  readonly text: string;
}

export type NotebookSlice =
  | { readonly state: "sliced"; readonly statements: readonly SlicedStatement[]; readonly left: number }
  | { readonly state: "refused"; readonly reason: string };

/** The statements that one result depends on, going backwards from it; `left` counts the others. */
export function sliceNotebook(document: Document, target: SliceTarget): NotebookSlice {
  const reason = unfit(document);
  if (reason !== undefined) return { state: "refused", reason };
  const plain = plainNotebook(document);
  if (plain.state === "refused") return plain;
  const code = plain.document;
  const all = effectsOf(code);
  const found = targetIndex(code, all, target);
  if (typeof found === "string") return { state: "refused", reason: found };
  const kept = new Set(sliceBack(all, found, target.name === undefined ? undefined : [target.name]).map((index) => all[index]?.statement));
  const lines = documentLines(code);
  const statements = codeCells(code).flatMap((cell) => {
    const first = lines.position(cell.start).line - 1;
    return chunksOf(code, cell).chunks.flatMap(({ statement, text }) =>
      kept.has(statement) ? [{ cell: cell.index + 1, line: lines.position(statement.start).line - first, endLine: lines.position(statement.end).line - first, text }] : [],
    );
  });
  return { state: "sliced", statements, left: all.length - statements.length };
}

/** The index of the statement to start from, or why there is none. */
function targetIndex(document: Document, all: readonly Effects[], { cell, line, name }: SliceTarget): number | string {
  const place = ({ statement }: Effects): { readonly cell: number; readonly from: number; readonly to: number } => {
    const own = cellAt(document, statement.start);
    const lines = documentLines(document);
    const first = lines.position(own?.start ?? 0).line - 1;
    return { cell: (own?.index ?? 0) + 1, from: lines.position(statement.start).line - first, to: lines.position(statement.end).line - first };
  };
  const isInside = (one: Effects): boolean => {
    const at = place(one);
    return (cell === undefined || at.cell === cell) && (line === undefined || (at.from <= line && line <= at.to));
  };
  const inside = all.findLastIndex(isInside);
  if (name === undefined) return inside >= 0 ? inside : `There is no statement ${cell === undefined ? "" : `in cell ${cell} `}${line === undefined ? "" : `on line ${line}`}.`.replace(" .", ".");
  const sets = ({ binds, maybeBinds, mutates }: Effects): boolean => [binds, maybeBinds, mutates].some((names) => names.has(name));
  const last = all.findLastIndex((one, index) => sets(one) && (cell === undefined || index <= inside));
  return last >= 0 ? last : `No statement sets \`${name}\`${cell === undefined ? "" : ` up to cell ${cell}`}.`;
}

/** The slice as one Python text; each cell's part begins with its number. */
export function sliceText(statements: readonly SlicedStatement[]): string {
  const cells = [...new Set(statements.map(({ cell }) => cell))];
  return cells.map((cell) => `# %% cell ${cell}\n${statements.filter((one) => one.cell === cell).map(({ text }) => `${text}\n`).join("")}`).join("\n");
}

/** The slice as a notebook. */
export function sliceNotebookFile(statements: readonly SlicedStatement[]): string {
  const cells = [...new Set(statements.map(({ cell }) => cell))].map((cell) => ({
    cell_type: "code",
    id: `cell-${cell}`,
    metadata: {},
    execution_count: null,
    outputs: [],
    source: statements.filter((one) => one.cell === cell).map(({ text }) => text).join("\n").split(/(?<=\n)/),
  }));
  return `${JSON.stringify({ cells, metadata: { language_info: { name: "python" } }, nbformat: 4, nbformat_minor: 5 }, undefined, 1)}\n`;
}

import { memo } from "../memo.ts";
import { contains, type Edit, type Span } from "../text/span.ts";
import type { Cell, Document } from "./document.ts";

/** A cell whose text stands in the joined text. */
export type CodeCell = Cell & { readonly start: number };

/** Cells are joined by one line break, so that a cell never runs into the next. */
const SEPARATOR = "\n";

/** Joins the code cells into one document; a place in it leads back to its cell by `cellAt`. */
export function notebookDocument(uri: string, language: string, cells: readonly Omit<Cell, "start">[]): Document {
  let text = "";
  const placed = cells.map((cell): Cell => {
    if (cell.type !== "code") return cell;
    const start = text.length;
    text += cell.source.text + SEPARATOR;
    return { ...cell, start };
  });
  return { uri, kind: "notebook", language, text, cells: placed };
}

/** The code cell that holds the offset of the joined text. */
export function cellAt(document: Document, offset: number): CodeCell | undefined {
  const cells = codeCells(document);
  let [low, high] = [0, cells.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cells[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return cells[low - 1];
}

export const codeCells = memo((document: Document): readonly CodeCell[] => (document.cells ?? []).filter(isCode));

/** Edits of the joined text by cell, with spans inside the cell. `undefined` when an edit crosses cells. */
export function editsByCell(document: Document, edits: readonly Edit[]): ReadonlyMap<CodeCell, readonly Edit[]> | undefined {
  const byCell = new Map<CodeCell, Edit[]>();
  for (const edit of edits) {
    const cell = codeCells(document).find((candidate) => contains(spanOf(candidate), edit.span));
    if (!cell) return undefined;
    const span = { start: edit.span.start - cell.start, end: edit.span.end - cell.start };
    byCell.set(cell, [...(byCell.get(cell) ?? []), { span, text: edit.text }]);
  }
  return byCell;
}

export const spanOf = (cell: CodeCell): Span => ({ start: cell.start, end: cell.start + cell.source.text.length });

const isCode = (cell: Cell): cell is CodeCell => cell.start !== undefined;

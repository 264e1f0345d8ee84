import { memo } from "../../memo.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { cellAt, codeCells, notebookDocument, type CodeCell } from "../../workspace/notebook.ts";

/** A notebook with its cells in the order in which they were run last. */
export interface RunOrder {
  readonly document: Document;
  readonly cells: readonly CodeCell[];
  /** Where a place of it stands in the notebook as it is written. */
  back(span: Span): Span;
}

/** `undefined` where the cells were run as they stand, or were not run. */
export const runOrderOf: (document: Document) => RunOrder | undefined = memo((document: Document): RunOrder | undefined => {
  const run = codeCells(document).filter(({ executionCount }) => executionCount !== undefined);
  const cells = run.toSorted((a, b) => (a.executionCount ?? 0) - (b.executionCount ?? 0));
  if (cells.every((cell, place) => cell === run[place])) return undefined;
  const reordered = notebookDocument(document.uri, document.language, cells);
  const back = (position: number): number => {
    const cell = cellAt(reordered, position);
    const written = run.find(({ index }) => index === cell?.index);
    return cell && written ? position - cell.start + written.start : position;
  };
  return { document: reordered, cells, back: ({ start, end }) => ({ start: back(start), end: back(Math.max(start, end - 1)) + (end > start ? 1 : 0) }) };
});

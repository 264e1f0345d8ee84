import type { Document } from "../../workspace/document.ts";
import { cellAt, codeCells, notebookDocument } from "../../workspace/notebook.ts";
import type { Span } from "../../text/span.ts";
import { missingUses } from "./missingUses.ts";
import { runOrderOf } from "./runOrder.ts";

/** A name that had no value yet in the order of the last run. */
export interface MissingThen {
  /** In the notebook as it is written. */
  readonly at: Span;
  readonly name: string;
  /** Index of the cell that uses it. */
  readonly cell: number;
  /** One sentence. */
  readonly message: string;
}

/** Names that had no value yet when the cells were run in the order of their saved numbers. Cells that were not run are left out. */
export function missingInRunOrder(document: Document): readonly MissingThen[] {
  const ordered = runOrderOf(document)?.document ?? withoutUnrun(document);
  return missingUses(ordered).flatMap(({ at, madeIn }) => {
    const inOrder = cellAt(ordered, at.start);
    const written = codeCells(document).find(({ index }) => index === inOrder?.index);
    if (!inOrder || !written) return [];
    const start = at.start - inOrder.start + written.start;
    const why = madeIn === undefined ? "no cell that was run makes it: the cell that did is gone or has changed" : `cell ${madeIn + 1} made it only later`;
    return [{ at: { start, end: start + at.end - at.start }, name: at.name, cell: written.index, message: `\`${at.name}\` is used in cell ${written.index + 1}, and in the order of the last run ${why}.` }];
  });
}

const withoutUnrun = ({ uri, language, cells = [] }: Document): Document => notebookDocument(uri, language, cells.filter(({ executionCount }) => executionCount !== undefined));

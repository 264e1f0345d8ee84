import type { Document } from "../../workspace/document.ts";
import { cellAt, notebookDocument } from "../../workspace/notebook.ts";
import { missingUses } from "./missingUses.ts";
import { runOrderOf } from "./runOrder.ts";

/** Names that had no value yet when the cells were run in the order of their saved numbers, one sentence each. Cells that were not run are left out. */
export function missingInRunOrder(document: Document): readonly string[] {
  const ordered = runOrderOf(document)?.document ?? withoutUnrun(document);
  return missingUses(ordered).map(({ at, madeIn }) => {
    const cell = (cellAt(ordered, at.start)?.index ?? 0) + 1;
    const why = madeIn === undefined ? "no cell that was run makes it: the cell that did is gone or has changed" : `cell ${madeIn + 1} made it only later`;
    return `\`${at.name}\` is used in cell ${cell}, and in the order of the last run ${why}.`;
  });
}

const withoutUnrun = ({ uri, language, cells = [] }: Document): Document => notebookDocument(uri, language, cells.filter(({ executionCount }) => executionCount !== undefined));

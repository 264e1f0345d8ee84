import { cellAt } from "../../../workspace/notebook.ts";
import { documentLines, type Document } from "../../../workspace/document.ts";

/** Where something stands, for a person: `line 12`, or `cell 3` of a notebook. */
export function placeWords(document: Document, offset: number): string {
  const cell = cellAt(document, offset);
  return cell ? `cell ${cell.index + 1}` : `line ${documentLines(document).position(offset).line + 1}`;
}

/** The same inside a sentence: `on line 12`, `in cell 3`. */
export const atPlace = (document: Document, offset: number): string => `${document.cells ? "in" : "on"} ${placeWords(document, offset)}`;

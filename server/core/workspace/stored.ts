import type { Edit, Span } from "../text/span.ts";
import type { Document } from "./document.ts";

/** A document as its file holds it: a notebook's file is JSON, every other file is the document's own text. */
export interface Stored {
  /** The file's text. */
  readonly text: string;
  /** Where a span of the document stands in the file's text. */
  span(span: Span): Span;
  /** Edits of the document as edits of the file's text; `undefined` where they do not fit into the file, such as across cells. */
  edits(edits: readonly Edit[]): readonly Edit[] | undefined;
  /** Edits of the file's text that take away the outputs of these cells of a notebook. */
  cleared(cells: readonly number[]): readonly Edit[];
}

export const storedAsIs = (document: Document): Stored => ({ text: document.text, span: (span) => span, edits: (edits) => edits, cleared: () => [] });

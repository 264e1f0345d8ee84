import type { Span } from "../../../text/span.ts";
import { documentLines, type Document } from "../../../workspace/document.ts";
import { cellAt } from "../../../workspace/notebook.ts";
import { baseName } from "../../../workspace/uri.ts";
import type { Frames } from "../flow/frames.ts";

/** Where a span of a program is: the document, and the span in it. */
export interface Place {
  readonly document: Document;
  readonly at: Span;
}

export function placeIn(frames: Frames, { start, end }: Span): Place {
  const { document, base } = frames.at(start);
  return { document, at: { start: start - base, end: end - base } };
}

/** The place in the program's own document: for what another file does, the call or import that leads there. */
export function ownPlace(frames: Frames, span: Span): Span {
  const { via } = frames.at(span.start);
  return via ? ownPlace(frames, via) : span;
}

/** For a person: `line 12`, `cell 3` of a notebook, `line 7 of features.py` in another file. */
export function placeWords(frames: Frames, position: number): string {
  const { document, at } = placeIn(frames, { start: position, end: position });
  const cell = cellAt(document, at.start);
  const words = cell ? `cell ${cell.index + 1}` : `line ${documentLines(document).position(at.start).line + 1}`;
  return document === frames.own.document ? words : `${words} of ${baseName(document.uri)}`;
}

/** The same inside a sentence: `on line 12`, `in cell 3`. */
export const atPlace = (frames: Frames, position: number): string => `${frames.at(position).document.cells ? "in" : "on"} ${placeWords(frames, position)}`;

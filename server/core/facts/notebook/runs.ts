import type { Document } from "../../workspace/document.ts";
import { codeCells, type CodeCell } from "../../workspace/notebook.ts";
import type { Span } from "../../text/span.ts";

/** The cells that hold code, comments apart. */
export const filledCells = (document: Document): readonly CodeCell[] => codeCells(document).filter(({ source }) => /^[ \t]*[^\s#]/m.test(source.text));

/** The first line of a cell that says something. */
export function firstLine({ start, source: { text } }: CodeCell): Span {
  const lines = /^[ \t]*(?!#)\S.*$/m.exec(text) ?? /\S.*$/m.exec(text);
  const from = start + (lines?.index ?? 0);
  const shown = lines?.[0] ?? "";
  const indent = shown.length - shown.trimStart().length;
  return { start: from + indent, end: from + shown.trimEnd().length };
}

export const cellName = ({ index }: { readonly index: number }): string => `cell ${index + 1}`;

import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { cellAt, editsByCell } from "../../workspace/notebook.ts";
import { storedAsIs, type Stored } from "../../workspace/stored.ts";
import { ipynbEdits, readIpynb, type IpynbCell } from "./ipynb.ts";

/** How the document lies in its file, whose text is given. For everything but a notebook that is the document's text. */
export function storedDocument(document: Document, fileText: string): Stored {
  const notebook = document.cells ? readIpynb(document.uri, fileText) : undefined;
  if (notebook?.state !== "read") return storedAsIs(document);
  const cells = new Map(notebook.cells.map((cell) => [cell.index, cell]));
  const units = new Map<number, readonly Span[]>();
  return {
    text: fileText,
    span: (span) => {
      const cell = cellAt(document, span.start);
      const stored = cell && cells.get(cell.index);
      if (!stored) return { start: 0, end: 0 };
      if (!units.has(cell.index)) units.set(cell.index, unitsOf(fileText, stored));
      return spanOfUnits(units.get(cell.index) ?? [], { start: span.start - cell.start, end: span.end - cell.start }, stored.sourceSpan);
    },
    edits: (edits) => {
      const byCell = editsByCell(document, edits);
      return byCell && ipynbEdits(fileText, notebook.cells, new Map([...byCell].map(([cell, inCell]) => [cell.index, inCell])));
    },
    cleared: (indexes) => indexes.flatMap((index) => cells.get(index)?.clearing ?? []),
  };
}

/** For each UTF-16 unit of the cell's source, the characters of the JSON that stand for it. */
function unitsOf(fileText: string, { sourceSpan }: IpynbCell): readonly Span[] {
  const units: Span[] = [];
  const json = fileText.slice(sourceSpan.start, sourceSpan.end);
  const isBare = json.startsWith("[") && !/\\n"\s*,/.test(json);
  for (const string of json.matchAll(/"((?:[^"\\]|\\[^])*)"/g)) {
    const first = sourceSpan.start + string.index + 1;
    // Between lines that are written without their breaks, the break stands nowhere.
    if (isBare && units.length > 0) units.push({ start: first, end: first });
    for (const { index, 0: unit } of (string[1] ?? "").matchAll(/\\u[0-9a-fA-F]{4}|\\[^]|[^\\]/g)) {
      units.push({ start: first + index, end: first + index + unit.length });
    }
  }
  return units;
}

function spanOfUnits(units: readonly Span[], { start, end }: Span, whole: Span): Span {
  const last = units.at(-1)?.end ?? whole.start;
  const from = units[start]?.start ?? last;
  return { start: from, end: end > start ? (units[end - 1]?.end ?? last) : from };
}

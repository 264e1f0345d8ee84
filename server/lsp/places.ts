import type { Location, Position, TextEdit } from "vscode-languageserver/node";

import { cellAt, codeCells, documentLines, editsByCell, linesOf, storedDocument, type CodeCell, type Document, type Edit, type Lines, type Place, type Span } from "../core/index.ts";
import { readText } from "../host/readText.ts";
import { canonicalUri, pathOf } from "../host/uris.ts";
import { offsetAt, rangeOf, textEditOf } from "./convert.ts";
import type { Session } from "./session.ts";

/** Edits of one text that the editor knows, with the version that they were made for. */
export interface PlacedEdits {
  readonly editorUri: string;
  readonly version: number | null;
  readonly edits: readonly TextEdit[];
}

/** How the places of a document are told to the editor, which knows files and the cells of open notebooks. */
export interface Places {
  at(span: Span): Location;
  /** `undefined` where an edit does not fit, such as one across two cells. */
  edits(edits: readonly Edit[]): readonly PlacedEdits[] | undefined;
}

export function placesOf(session: Session, document: Document): Places {
  const notebook = session.notebooks.get(document.uri);
  return notebook ? cellPlaces(document, notebook.versions) : filePlaces(session, document);
}

/** A place of any file, as the editor knows it. */
export function locationOf(session: Session, { uri, at }: Place): Location | undefined {
  const document = session.snapshot().files.read(uri);
  return document && placesOf(session, document).at(at);
}

/** The document and offset that a position of the editor means; `undefined` where there is no such document. */
export function placeAt(session: Session, editorUri: string, position: Position): { readonly document: Document; readonly offset: number } | undefined {
  const document = session.documentAt(editorUri);
  if (!document) return undefined;
  if (!document.cells) return { document, offset: offsetAt(documentLines(document), position) };
  const cell = codeCells(document).find(({ uri }) => uri === editorUri);
  return cell && { document, offset: cell.start + offsetAt(cellLines(cell), position) };
}

function cellPlaces(document: Document, versions: ReadonlyMap<string, number>): Places {
  return {
    at: ({ start, end }) => {
      const cell = cellAt(document, start);
      if (!cell) return { uri: document.uri, range: rangeOf(documentLines(document), { start: 0, end: 0 }) };
      const length = cell.source.text.length;
      const inside = { start: Math.min(start - cell.start, length), end: Math.min(end - cell.start, length) };
      return { uri: cell.uri, range: rangeOf(cellLines(cell), inside) };
    },
    edits: (edits) => {
      const byCell = editsByCell(document, edits);
      return (
        byCell &&
        [...byCell].map(([cell, inCell]) => ({
          editorUri: cell.uri,
          version: versions.get(cell.uri) ?? null,
          edits: inCell.map((edit) => textEditOf(cellLines(cell), edit)),
        }))
      );
    },
  };
}

/** A notebook that is not open as one is the JSON of its file. */
function filePlaces(session: Session, document: Document): Places {
  const open = session.files.get(document.uri);
  const editorUri = open?.editorUri ?? document.uri;
  const stored = storedDocument(document, open?.text ?? fileText(document));
  const lines = document.cells ? linesOf(stored.text) : documentLines(document);
  return {
    at: (span) => ({ uri: editorUri, range: rangeOf(lines, stored.span(span)) }),
    edits: (edits) => {
      const placed = stored.edits(edits);
      return placed && [{ editorUri, version: open?.version ?? null, edits: placed.map((edit) => textEditOf(lines, edit)) }];
    },
  };
}

/** Only a notebook's file holds another text than its document. */
function fileText(document: Document): string {
  const read = document.cells ? readText(pathOf(canonicalUri(document.uri)) ?? "") : undefined;
  return read?.state === "read" ? read.text : document.text;
}

const known = new WeakMap<object, Lines>();

function cellLines({ source }: CodeCell): Lines {
  const lines = known.get(source) ?? linesOf(source.text);
  known.set(source, lines);
  return lines;
}

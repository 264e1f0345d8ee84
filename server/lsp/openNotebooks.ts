import {
  NotebookCellKind,
  type DidChangeNotebookDocumentParams,
  type NotebookCell,
  type TextDocumentItem,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";

import { notebookDocument, readIpynb, type Cell, type Document } from "../core/index.ts";
import { readText } from "../host/readText.ts";
import { canonicalUri, pathOf } from "../host/uris.ts";
import type { Connection } from "./connection.ts";
import type { OpenEvents } from "./openFiles.ts";

/** A notebook that the editor has open: its cells are documents of their own there, and one joined document here. */
export interface OpenNotebook {
  readonly document: Document;
  /** By the URI of a cell, its version in the editor. */
  readonly versions: ReadonlyMap<string, number>;
}

export interface OpenNotebooks {
  all(): readonly OpenNotebook[];
  get(canonical: string): OpenNotebook | undefined;
  /** The notebook that holds the cell with this URI. */
  ofCell(cellUri: string): OpenNotebook | undefined;
}

type Source = Cell["source"];
type Outputs = NonNullable<Cell["outputs"]>;

interface Sync {
  readonly uri: string;
  cells: readonly NotebookCell[];
  readonly texts: Map<string, TextDocument>;
  /** One object per cell for as long as its text is the same, so that what is known of it stays known. */
  readonly sources: Map<string, Source>;
  /** What the file holds of the cells' outputs, which the editor does not tell. */
  outputs: ReadonlyMap<string, Outputs>;
  notebook?: OpenNotebook;
}

export function openNotebooks(connection: Connection, events: OpenEvents): OpenNotebooks {
  const open = new Map<string, Sync>();
  const { synchronization } = connection.notebooks;

  synchronization.onDidOpenNotebookDocument(({ notebookDocument: { uri: editorUri, cells }, cellTextDocuments }) => {
    const sync: Sync = { uri: canonicalUri(editorUri), cells, texts: new Map(), sources: new Map(), outputs: new Map() };
    cellTextDocuments.forEach((item) => openText(sync, item));
    sync.outputs = savedOutputs(sync);
    open.set(sync.uri, sync);
    events.opened(sync.uri);
    events.changed();
  });
  synchronization.onDidChangeNotebookDocument(({ notebookDocument: { uri }, change }) => {
    const sync = open.get(canonicalUri(uri));
    if (!sync) return;
    applyChange(sync, change);
    delete sync.notebook;
    events.changed();
  });
  synchronization.onDidSaveNotebookDocument(({ notebookDocument: { uri } }) => {
    const sync = open.get(canonicalUri(uri));
    if (sync) {
      sync.outputs = savedOutputs(sync);
      delete sync.notebook;
      events.changed();
    }
    events.saved(canonicalUri(uri));
  });
  synchronization.onDidCloseNotebookDocument(({ notebookDocument: { uri } }) => {
    const sync = open.get(canonicalUri(uri));
    open.delete(canonicalUri(uri));
    if (sync) events.closed(sync.uri, [...sync.texts.keys()]);
  });

  const get = (canonical: string): OpenNotebook | undefined => {
    const sync = open.get(canonical);
    return sync && notebookOf(sync);
  };
  return {
    all: () => [...open.values()].map(notebookOf),
    get,
    ofCell: (cellUri) => {
      const sync = [...open.values()].find(({ texts }) => texts.has(cellUri));
      return sync && notebookOf(sync);
    },
  };
}

/** Cells may be moved, added and removed, and their text edited, all in one change. */
function applyChange(sync: Sync, { cells }: DidChangeNotebookDocumentParams["change"]): void {
  if (cells?.structure) {
    const { array, didOpen = [], didClose = [] } = cells.structure;
    sync.cells = sync.cells.toSpliced(array.start, array.deleteCount, ...(array.cells ?? []));
    didOpen.forEach((item) => openText(sync, item));
    for (const { uri } of didClose) sync.texts.delete(uri);
  }
  const data = new Map((cells?.data ?? []).map((cell) => [cell.document, cell]));
  // A cell that ran has other outputs now; they are looked at once they are saved.
  if (data.size > 0) sync.outputs = new Map([...sync.outputs].filter(([uri]) => !data.has(uri)));
  if (data.size > 0) sync.cells = sync.cells.map((cell) => data.get(cell.document) ?? cell);
  for (const { document, changes } of cells?.textContent ?? []) {
    const text = sync.texts.get(document.uri);
    if (text) TextDocument.update(text, changes, document.version);
  }
}

/** By the URI of the cell, for cells that stand in the file as they stand in the editor. */
function savedOutputs({ uri, cells, texts }: Sync): ReadonlyMap<string, Outputs> {
  const path = pathOf(uri);
  const read = path === undefined ? undefined : readText(path);
  const saved = read?.state === "read" ? readIpynb(uri, read.text) : undefined;
  if (saved?.state !== "read") return new Map();
  const byIndex = new Map(saved.cells.map((cell) => [cell.index, cell]));
  return new Map(
    cells.flatMap(({ document }, index): [string, Outputs][] => {
      const cell = byIndex.get(index);
      return cell?.outputs?.length && cell.source.text === texts.get(document)?.getText() ? [[document, cell.outputs]] : [];
    }),
  );
}

function openText(sync: Sync, { uri, languageId, version, text }: TextDocumentItem): void {
  sync.texts.set(uri, TextDocument.create(uri, languageId, version, text));
}

function notebookOf(sync: Sync): OpenNotebook {
  sync.notebook ??= {
    document: notebookDocument(sync.uri, languageOf(sync), sync.cells.map((cell, index) => cellOf(sync, cell, index))),
    versions: new Map([...sync.texts].map(([uri, { version }]) => [uri, version])),
  };
  return sync.notebook;
}

/** That of its first cell where no cell is Python; a notebook without code may become one in Python. */
function languageOf({ cells, texts }: Sync): string {
  const languages = cells.flatMap(({ kind, document }) => (kind === NotebookCellKind.Code ? [texts.get(document)?.languageId ?? "python"] : []));
  return languages.includes("python") ? "python" : (languages[0] ?? "python");
}

function cellOf(sync: Sync, cell: NotebookCell, index: number): Omit<Cell, "start"> {
  const order = cell.executionSummary?.executionOrder;
  const { id }: { readonly id?: unknown } = cell.metadata ?? {};
  return {
    uri: cell.document,
    ...(typeof id === "string" ? { id } : {}),
    index,
    type: typeOf(cell, sync.texts.get(cell.document)),
    source: sourceOf(sync, cell.document),
    ...(order === undefined ? {} : { executionCount: order }),
    outputs: sync.outputs.get(cell.document) ?? [],
  };
}

/** A code cell in another language (SQL, R, shell) is kept, so that cells are counted as the reader sees them, but not read. */
function typeOf(cell: NotebookCell, text: TextDocument | undefined): Cell["type"] {
  if (cell.kind === NotebookCellKind.Markup) return "markdown";
  return text?.languageId === "python" ? "code" : "raw";
}

function sourceOf(sync: Sync, cellUri: string): Source {
  const text = sync.texts.get(cellUri)?.getText() ?? "";
  const known = sync.sources.get(cellUri);
  if (known?.text === text) return known;
  const source = { text };
  sync.sources.set(cellUri, source);
  return source;
}

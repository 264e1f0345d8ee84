import { TextDocuments } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";

import { kinds, openDocument, type Document, type Settings } from "../core/index.ts";
import { canonicalUri } from "../host/uris.ts";
import type { Connection } from "./connection.ts";
import { MOST_CHARACTERS } from "./textLimit.ts";

/** A file that the editor has open, in the state that it last told. */
export interface OpenFile {
  /** In the editor's own spelling, for answers. */
  readonly editorUri: string;
  readonly version: number;
  readonly document: Document;
  /** The file's text: that of the document, or the JSON of a notebook that is open as text. */
  readonly text: string;
}

export interface OpenFiles {
  all(): readonly OpenFile[];
  get(canonical: string): OpenFile | undefined;
  /** Reads every file anew, after the settings that say what a file is have changed. */
  reopen(): void;
}

export interface OpenEvents {
  opened(canonical: string): void;
  changed(): void;
  saved(canonical: string): void;
  closed(canonical: string, editorUris: readonly string[]): void;
}

/** Keeps what the editor has open as immutable documents; a document is made when it is first asked for. */
export function openFiles(connection: Connection, settings: () => Settings, events: OpenEvents): OpenFiles {
  const texts = new TextDocuments(TextDocument);
  const made = new Map<string, OpenFile>();
  const editorUris = new Map<string, string>();

  texts.onDidOpen(({ document }) => {
    editorUris.set(canonicalUri(document.uri), document.uri);
    events.opened(canonicalUri(document.uri));
  });
  texts.onDidChangeContent(({ document }) => {
    made.delete(canonicalUri(document.uri));
    events.changed();
  });
  texts.onDidSave(({ document }) => events.saved(canonicalUri(document.uri)));
  texts.onDidClose(({ document }) => {
    made.delete(canonicalUri(document.uri));
    editorUris.delete(canonicalUri(document.uri));
    events.closed(canonicalUri(document.uri), [document.uri]);
  });
  texts.listen(connection);

  function get(canonical: string): OpenFile | undefined {
    const text = texts.get(editorUris.get(canonical) ?? canonical);
    if (!text) return undefined;
    const known = made.get(canonical);
    if (known?.version === text.version) return known;
    const file = fileOf(canonical, text, settings());
    made.set(canonical, file);
    return file;
  }

  return {
    all: () => [...editorUris.keys()].flatMap((canonical) => get(canonical) ?? []),
    get,
    reopen: () => made.clear(),
  };
}

function fileOf(canonical: string, text: TextDocument, settings: Settings): OpenFile {
  const content = text.getText();
  // What is not checked is not looked into for completion or references either. Most of a notebook's text is pictures.
  const isTooLong = content.length > MOST_CHARACTERS && !canonical.endsWith(".ipynb");
  const named = `${canonical}${canonical.startsWith("untitled:") ? (ENDINGS[text.languageId] ?? "") : ""}`;
  const document = { ...openDocument(named, isTooLong ? "" : content, settings), uri: canonical };
  const shown: Document = isTooLong ? { ...document, kind: "other", language: "text", text: content } : byLanguage(document, text.languageId);
  return { editorUri: text.uri, version: text.version, document: shown, text: content };
}

/** A file that was never saved has no name that tells how it is written; what it is stands in its content all the same. */
const ENDINGS: Readonly<Record<string, string>> = { yaml: ".yaml", json: ".json", jsonc: ".json", toml: ".toml" };

/** A file without a telling name (a new one, a script) is what the editor says it is written in. */
function byLanguage(document: Document, languageId: string): Document {
  const kind = document.kind === "other" ? kinds.find(({ id }) => id === languageId) : undefined;
  return kind ? { ...document, kind: kind.id, language: kind.language } : document;
}

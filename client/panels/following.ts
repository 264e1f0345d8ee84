import { basename } from "node:path";

import { NotebookRange, Range, Uri, ViewColumn, window, workspace } from "vscode";

import type { CodePlace } from "../../server/lsp/protocol.ts";

/** Long enough for a word to be typed, short enough to be called live. */
const PAUSE_MS = 250;

/** What a panel draws of one file, again whenever the file changes. */
export interface Following {
  /** Draws another file from now on. */
  readonly follow: (uri: Uri) => Promise<void>;
  readonly refresh: () => Promise<void>;
  /** Goes to the place of what was drawn; a view opens what it was told of, and nothing else. */
  open(id: string): Promise<void>;
  dispose(): void;
}

export interface FollowingParts<Answer extends { readonly places: Readonly<Record<string, CodePlace>> }> {
  readonly ask: (uri: Uri) => Promise<Answer>;
  readonly loading: (name: string) => void;
  readonly ready: (name: string, answer: Answer) => void;
  /** `isNew` until something of the file was drawn. */
  readonly failed: (reason: string, isNew: boolean) => void;
  /** Other files count too: those that the drawn one reads. */
  readonly concerns?: (changed: Uri, followed: Uri) => boolean;
}

export function following<Answer extends { readonly places: Readonly<Record<string, CodePlace>> }>({ ask, loading, ready, failed, concerns }: FollowingParts<Answer>): Following {
  let followed: Uri | undefined;
  let places: Answer["places"] = {};
  let isNew = true;
  let latest = 0;
  let timer: NodeJS.Timeout | undefined;

  /** An answer that a newer question has overtaken is dropped. */
  async function refresh(): Promise<void> {
    if (!followed) return;
    latest += 1;
    const mine = latest;
    const name = basename(followed.path);
    try {
      const answer = await ask(followed);
      if (mine !== latest) return;
      places = answer.places;
      isNew = false;
      ready(name, answer);
    } catch (error) {
      if (mine === latest) failed(error instanceof Error ? error.message : String(error), isNew);
    }
  }
  function changed(uri: Uri): void {
    if (!followed || !(uri.toString() === followed.toString() || concerns?.(uri, followed))) return;
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), PAUSE_MS);
  }
  const watching = [
    workspace.onDidOpenNotebookDocument(({ uri }) => changed(uri)),
    workspace.onDidChangeTextDocument(({ document }) => changed(document.uri)),
    workspace.onDidChangeNotebookDocument(({ notebook }) => changed(notebook.uri)),
    workspace.onDidSaveTextDocument(({ uri }) => changed(uri)),
  ];
  return {
    refresh,
    follow: async (uri) => {
      followed = uri;
      isNew = true;
      loading(basename(uri.path));
      // Only of an open notebook the server knows the cells; of its file it knows the lines.
      if (uri.path.endsWith(".ipynb")) await workspace.openNotebookDocument(uri).then(undefined, () => undefined);
      await refresh();
    },
    open: async (id) => {
      const place = places[id];
      if (place) await reveal(place);
    },
    dispose: () => {
      clearTimeout(timer);
      for (const each of watching) each.dispose();
    },
  };
}

/** Shows the code beside the graph, in its notebook where it is a cell. */
async function reveal({ uri, range }: CodePlace): Promise<void> {
  const selection = new Range(range.start.line, range.start.character, range.end.line, range.end.character);
  const notebook = workspace.notebookDocuments.find((one) => one.getCells().some(({ document }) => document.uri.toString() === uri));
  const cell = notebook?.getCells().find(({ document }) => document.uri.toString() === uri);
  if (!notebook || !cell) {
    const target = Uri.parse(uri);
    const visible = window.visibleTextEditors.find(({ document }) => document.uri.toString() === target.toString());
    await window.showTextDocument(target, { selection, viewColumn: visible?.viewColumn ?? ViewColumn.One });
    return;
  }
  const visible = window.visibleNotebookEditors.find((editor) => editor.notebook === notebook);
  await window.showNotebookDocument(notebook, { viewColumn: visible?.viewColumn ?? ViewColumn.One, selections: [new NotebookRange(cell.index, cell.index + 1)] });
  await window.showTextDocument(cell.document, { selection, viewColumn: visible?.viewColumn ?? ViewColumn.One });
}

import { basename } from "node:path";

import { NotebookRange, Range, Uri, ViewColumn, window, workspace, type ExtensionContext } from "vscode";

import type { CodePlace, PlacedLineage } from "../../server/lsp/protocol.ts";
import type { LineageContract } from "../../webviews/protocol/lineage.ts";
import type { Server } from "../languageClient.ts";
import { openPanel, type Panel } from "./panel.ts";

interface Shown extends Panel<LineageContract> {
  follow(uri: Uri): Promise<void>;
}

let shown: Shown | undefined;

/** Draws what a Python file or notebook does with its data, and again whenever it changes. */
export async function showLineagePanel(server: Server, context: ExtensionContext, uri: Uri): Promise<void> {
  shown ??= open(server, context);
  shown.reveal();
  await shown.follow(uri);
}

/** Long enough for a word to be typed, short enough to be called live. */
const PAUSE_MS = 250;

function open(server: Server, context: ExtensionContext): Shown {
  let followed: Uri | undefined;
  let places: PlacedLineage["places"] = {};
  let latest = 0;
  let timer: NodeJS.Timeout | undefined;

  /** An answer that a newer question has overtaken is dropped. */
  async function refresh(): Promise<void> {
    if (!followed) return;
    latest += 1;
    const mine = latest;
    const name = basename(followed.path);
    try {
      const lineage = await server.request("modelwright/lineage", { uri: followed.toString() });
      if (mine !== latest) return;
      places = lineage.places;
      panel.announce("lineage", { state: "ready", name, lineage: lineage.view });
    } catch (error) {
      if (mine === latest) panel.announce("lineage", { state: "failed", reason: error instanceof Error ? error.message : String(error) });
    }
  }
  function changed(uri: Uri): void {
    if (uri.toString() !== followed?.toString()) return;
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), PAUSE_MS);
  }
  const watching = [
    workspace.onDidChangeTextDocument(({ document }) => changed(document.uri)),
    workspace.onDidChangeNotebookDocument(({ notebook }) => changed(notebook.uri)),
  ];
  const panel = openPanel<LineageContract>(context, {
    view: "lineage",
    title: "Data Lineage",
    beside: true,
    handlers: {
      refresh,
      open: async ({ id }) => {
        // A view opens what it was told of, and nothing else.
        const place = places[id];
        if (place) await reveal(place);
      },
    },
    closed: () => {
      shown = undefined;
      clearTimeout(timer);
      for (const each of watching) each.dispose();
    },
  });
  return {
    ...panel,
    follow: async (uri) => {
      followed = uri;
      panel.announce("lineage", { state: "loading", name: basename(uri.path) });
      await refresh();
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

import { NotebookCellKind, type NotebookDocumentChangeEvent } from "vscode-languageserver-protocol/node";

import type { LspDriver } from "./lspDriver.ts";

/** A notebook that is open in the driver's editor. */
export interface OpenedNotebook {
  readonly uri: string;
  readonly cell: (index: number) => string;
  readonly edit: (index: number, version: number, text: string) => Promise<void>;
  readonly change: (cells: NonNullable<NotebookDocumentChangeEvent["cells"]>) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openNotebook(driver: LspDriver, path: string, sources: readonly string[], languageId = "python"): Promise<OpenedNotebook> {
  const { connection } = driver;
  const notebookUri = driver.uri(path);
  const cellUri = (index: number): string => `${notebookUri.replace(/^file:/, "vscode-notebook-cell:")}#W${index}sZmlsZQ%3D%3D`;
  const change: OpenedNotebook["change"] = (cells) =>
    connection.sendNotification("notebookDocument/didChange", { notebookDocument: { uri: notebookUri, version: 2 }, change: { cells } });

  await connection.sendNotification("notebookDocument/didOpen", {
    notebookDocument: {
      uri: notebookUri,
      notebookType: "jupyter-notebook",
      version: 1,
      cells: sources.map((_, index) => ({ kind: NotebookCellKind.Code, document: cellUri(index) })),
    },
    cellTextDocuments: sources.map((text, index) => ({ uri: cellUri(index), languageId, version: 1, text })),
  });
  return {
    uri: notebookUri,
    cell: cellUri,
    edit: (index, version, text) => change({ textContent: [{ document: { uri: cellUri(index), version }, changes: [{ text }] }] }),
    change,
    close: () =>
      connection.sendNotification("notebookDocument/didClose", {
        notebookDocument: { uri: notebookUri },
        cellTextDocuments: sources.map((_, index) => ({ uri: cellUri(index) })),
      }),
  };
}

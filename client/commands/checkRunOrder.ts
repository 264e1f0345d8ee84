import { NotebookRange, Range, window, workspace, type QuickPickItem, type Uri } from "vscode";

import type { MissingName } from "../../server/lsp/notebookProtocol.ts";
import { choose } from "./ask.ts";
import type { Command } from "./command.ts";
import { notebookUri } from "./convertNotebook.ts";

/** Tells which names were missing in the order in which the cells were last run, and goes to the one that is chosen. */
export const checkRunOrder: Command = async (server, given) => {
  const uri = notebookUri(given);
  if (!uri) return undefined;
  // Of an open notebook the server knows the numbers of the cells as they are now.
  await workspace.openNotebookDocument(uri);
  const { ran, missing } = await server.request("modelwright/runOrder", { uri: uri.toString() });
  if (missing.length === 0) void window.showInformationMessage(ran === 0 ? "No cell has a number, so there is no order of a last run. Run the notebook, or look at its problems: these are told from top to bottom." : `In the order of the last run every name had been made before it was used (${ran} ${ran === 1 ? "cell was" : "cells were"} run).`);
  else await goTo(uri, missing);
  return missing;
};

async function goTo(uri: Uri, missing: readonly MissingName[]): Promise<void> {
  const items = missing.map((one): QuickPickItem & { readonly one: MissingName } => ({ label: one.name, description: `cell ${one.cell + 1}`, detail: one.message, one }));
  const picked = await choose(items, { title: "Missing in the order of the last run", placeHolder: "Go to a place", matchOnDetail: true });
  if (!picked) return;
  const notebook = await workspace.openNotebookDocument(uri);
  const { cell, line, character, name } = picked.one;
  await window.showNotebookDocument(notebook, { selections: [new NotebookRange(cell, cell + 1)] });
  await window.showTextDocument(notebook.cellAt(cell).document, { selection: new Range(line, character, line, character + name.length) });
}

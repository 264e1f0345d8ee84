import { Uri, window } from "vscode";

import { applyPlan } from "./applyPlan.ts";
import type { Command } from "./command.ts";

/** Makes a module of the notebook that is open, or that the menu was opened on. */
export const convertNotebook: Command = async (server, given) => {
  const uri = notebookUri(given);
  if (!uri) {
    void window.showInformationMessage("Open the notebook that you want to convert, then run this command again.");
    return undefined;
  }
  return applyPlan(server, await server.request("modelwright/convertNotebook", { uri: uri.toString() }));
};

/** Menus pass a URI (explorer) or what they stand on (the notebook's toolbar). */
function notebookUri(given: unknown): Uri | undefined {
  if (given instanceof Uri) return given;
  const inToolbar = (given as { readonly notebookEditor?: { readonly notebookUri?: unknown } } | undefined)?.notebookEditor?.notebookUri;
  if (inToolbar instanceof Uri) return inToolbar;
  const active = window.activeNotebookEditor?.notebook.uri ?? window.activeTextEditor?.document.uri;
  return active?.path.endsWith(".ipynb") ? active : undefined;
}

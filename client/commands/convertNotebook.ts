import { Uri, window } from "vscode";

import { applyPlan } from "./applyPlan.ts";
import type { Command } from "./command.ts";
import { givenUri } from "./givenUri.ts";
import { showConversion } from "../views/conversion/tree.ts";

/** Makes a module of the notebook that is open, or that the menu was opened on. */
export const convertNotebook: Command = async (server, given) => {
  const uri = notebookUri(given);
  return uri && applyPlan(server, await server.request("modelwright/convertNotebook", { uri: uri.toString(), target: "module" }));
};

/** Shows the stages and their cells, for the cuts to be moved; from there every file is shown before anything is written. */
export const convertNotebookToProject: Command = async (server, given) => {
  const uri = notebookUri(given);
  if (uri) await showConversion(server, uri);
};

export function notebookUri(given: unknown): Uri | undefined {
  const uri = givenUri(given);
  if (given instanceof Uri || uri?.path.endsWith(".ipynb") === true) return uri;
  void window.showInformationMessage("Open a notebook, then run this command again.");
  return undefined;
}

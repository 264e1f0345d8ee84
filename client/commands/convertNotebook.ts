import { Uri, window } from "vscode";

import { applyPlan } from "./applyPlan.ts";
import type { Command } from "./command.ts";
import { givenUri } from "./givenUri.ts";

/** Makes a module of the notebook that is open, or that the menu was opened on. */
export const convertNotebook: Command = async (server, given) => {
  const uri = notebookUri(given);
  return uri && applyPlan(server, await server.request("modelwright/convertNotebook", { uri: uri.toString(), target: "module" }));
};

/** Makes a project of it, and shows every file before anything is written. */
export const convertNotebookToProject: Command = async (server, given) => {
  const uri = notebookUri(given);
  return uri && applyPlan(server, await server.request("modelwright/convertNotebook", { uri: uri.toString(), target: "project" }), { preview: true });
};

export function notebookUri(given: unknown): Uri | undefined {
  const uri = givenUri(given);
  if (given instanceof Uri || uri?.path.endsWith(".ipynb") === true) return uri;
  void window.showInformationMessage("Open a notebook, then run this command again.");
  return undefined;
}

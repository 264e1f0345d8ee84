import { Uri, window } from "vscode";

import { applyPlan } from "./applyPlan.ts";
import type { Command } from "./command.ts";
import { givenUri } from "./givenUri.ts";

/** Makes a module of the notebook that is open, or that the menu was opened on. */
export const convertNotebook: Command = async (server, given) => {
  const uri = notebookUri(given);
  if (!uri) {
    void window.showInformationMessage("Open the notebook that you want to convert, then run this command again.");
    return undefined;
  }
  return applyPlan(server, await server.request("modelwright/convertNotebook", { uri: uri.toString() }));
};

function notebookUri(given: unknown): Uri | undefined {
  const uri = givenUri(given);
  return given instanceof Uri || uri?.path.endsWith(".ipynb") === true ? uri : undefined;
}

import { window } from "vscode";

import { showLineagePanel } from "../panels/lineage.ts";
import type { Command } from "./command.ts";
import { givenUri } from "./givenUri.ts";

/** Draws the lineage of the file or notebook that is open, or that the menu was opened on. */
export const showDataLineage: Command = async (server, given, context) => {
  const uri = givenUri(given);
  if (!uri) {
    void window.showInformationMessage("Open the notebook or Python file whose data you want to follow, then run this command again.");
    return;
  }
  await showLineagePanel(server, context, uri);
};

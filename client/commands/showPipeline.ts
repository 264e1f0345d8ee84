import { window } from "vscode";

import { showPipelinePanel } from "../panels/pipeline.ts";
import type { Command } from "./command.ts";
import { givenUri } from "./givenUri.ts";

/** Draws the pipeline of the file that is open, or that the menu was opened on. */
export const showPipeline: Command = async (server, given, context) => {
  const uri = givenUri(given);
  if (!uri) {
    void window.showInformationMessage("Open a dvc.yaml, a workflow or the Python file of a pipeline, then run this command again.");
    return;
  }
  await showPipelinePanel(server, context, uri);
};

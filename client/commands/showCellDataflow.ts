import { showPipelinePanel } from "../panels/pipeline.ts";
import type { Command } from "./command.ts";
import { notebookUri } from "./convertNotebook.ts";

/** Draws which cell takes its values from which. */
export const showCellDataflow: Command = async (server, given, context) => {
  const uri = notebookUri(given);
  if (uri) await showPipelinePanel(server, context, uri);
};

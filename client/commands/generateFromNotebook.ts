import type { PlannedPart } from "../../server/lsp/notebookProtocol.ts";
import { showConversion } from "../views/conversion/tree.ts";
import type { Command } from "./command.ts";
import { notebookUri } from "./convertNotebook.ts";

/** Shows a part of the notebook's project, or what would bring all of it up to date; what people changed there since is kept. */
const generate = (only?: PlannedPart): Command => async (server, given) => {
  const uri = notebookUri(given);
  if (uri) await showConversion(server, uri, only);
};

export const generateTests: Command = generate("tests");
export const generateDvc: Command = generate("dvc");
export const updateProject: Command = generate();

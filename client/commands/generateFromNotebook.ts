import { applyPlan } from "./applyPlan.ts";
import type { Command } from "./command.ts";
import { notebookUri } from "./convertNotebook.ts";

/** Writes a part of the notebook's project, or brings all of it up to date; what people changed there since is kept. */
const generate = (only?: "tests" | "dvc"): Command => async (server, given) => {
  const uri = notebookUri(given);
  if (!uri) return undefined;
  return applyPlan(server, await server.request("modelwright/convertNotebook", { uri: uri.toString(), target: "project", ...(only ? { only } : {}) }), { preview: true });
};

export const generateTests: Command = generate("tests");
export const generateDvc: Command = generate("dvc");
export const updateProject: Command = generate();

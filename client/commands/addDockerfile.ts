import { Uri, window, workspace } from "vscode";

import { applyPlan } from "./applyPlan.ts";
import type { Command } from "./command.ts";

/** A Dockerfile for the folder of the menu, or for the one that is open. */
export const addDockerfile: Command = async (server, given) => {
  const folder = given instanceof Uri ? given : await chooseFolder();
  if (!folder) return undefined;
  return applyPlan(server, await server.request("modelwright/scaffold", { scaffold: "docker", folder: folder.toString() }));
};

async function chooseFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void window.showInformationMessage("Open the folder of your project, then run this command again.");
    return undefined;
  }
  if (folders.length === 1) return folders[0]?.uri;
  return (await window.showWorkspaceFolderPick({ placeHolder: "The folder that the Dockerfile is for" }))?.uri;
}

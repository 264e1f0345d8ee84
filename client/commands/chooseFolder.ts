import { window, workspace, type Uri } from "vscode";

/** The folder that is open; of several, the one that the person picks. */
export async function chooseFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void window.showInformationMessage("Open the folder of your project, then run this command again.");
    return undefined;
  }
  if (folders.length === 1) return folders[0]?.uri;
  return (await window.showWorkspaceFolderPick({ placeHolder: "The folder of your project" }))?.uri;
}

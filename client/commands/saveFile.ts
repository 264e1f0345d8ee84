import { Uri, window, workspace } from "vscode";

export interface FileToSave {
  readonly name: string;
  readonly text: string;
  readonly encoding: "text" | "base64";
}

/** Asks where to and writes the file; nothing where the person changes their mind. */
export async function saveFile({ name, text, encoding }: FileToSave): Promise<void> {
  const [folder] = workspace.workspaceFolders ?? [];
  const target = await window.showSaveDialog({ ...(folder && { defaultUri: Uri.joinPath(folder.uri, name) }) });
  if (target) await workspace.fs.writeFile(target, Buffer.from(text, encoding === "base64" ? "base64" : "utf8"));
}

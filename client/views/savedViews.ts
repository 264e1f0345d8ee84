import { FileType, Uri, window, workspace } from "vscode";

import type { NamedView } from "../../webviews/protocol/experiments.ts";

const FOLDER = [".modelwright", "views"] as const;
/** A view is a few hundred bytes; what is larger is none. */
const LARGEST = 1_000_000;

/** The views that the workspace's folders hold, by name. A file that is no JSON is passed over. */
export async function readViews(): Promise<readonly NamedView[]> {
  const found = await Promise.all((workspace.workspaceFolders ?? []).map(({ uri }) => viewsIn(Uri.joinPath(uri, ...FOLDER))));
  return found.flat().toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Writes a view to the first folder of the workspace, so that it can be committed and shared. */
export async function writeView(name: string, view: object): Promise<void> {
  const [folder] = workspace.workspaceFolders ?? [];
  if (!folder) {
    void window.showWarningMessage("A view is saved as a file of the workspace, and no folder is open.");
    return;
  }
  const file = Uri.joinPath(folder.uri, ...FOLDER, `${name.replaceAll(/[^\p{L}\p{N} ._-]+/gu, "-").replace(/^\.+/, "").slice(0, 80) || "view"}.json`);
  await workspace.fs.writeFile(file, Buffer.from(`${JSON.stringify({ name, ...view }, undefined, 2)}\n`));
}

async function viewsIn(folder: Uri): Promise<readonly NamedView[]> {
  const entries = await Promise.resolve(workspace.fs.readDirectory(folder)).catch(() => []);
  const files = entries.filter(([name, type]) => type === FileType.File && name.endsWith(".json"));
  const views = await Promise.all(files.map(([name]) => readView(Uri.joinPath(folder, name), name.slice(0, -".json".length))));
  return views.flat();
}

async function readView(file: Uri, fileName: string): Promise<readonly NamedView[]> {
  try {
    const bytes = await workspace.fs.readFile(file);
    const view: unknown = bytes.length > LARGEST ? undefined : JSON.parse(Buffer.from(bytes).toString("utf8"));
    if (typeof view !== "object" || view === null) return [];
    return [{ name: "name" in view && typeof view.name === "string" ? view.name : fileName, view }];
  } catch {
    return [];
  }
}

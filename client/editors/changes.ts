import { basename } from "node:path";

import { RelativePattern, Uri, workspace } from "vscode";

/** Hears when the file is written or comes back. Names may hold what a glob would take for its own. */
export function onFileChange(uri: Uri, changed: () => void): { dispose(): void } {
  const name = basename(uri.path).replace(/[*?{}[\]]/g, "?");
  const watcher = workspace.createFileSystemWatcher(new RelativePattern(Uri.joinPath(uri, ".."), name));
  const watching = [watcher, watcher.onDidChange(changed), watcher.onDidCreate(changed)];
  return {
    dispose: () => {
      for (const each of watching) each.dispose();
    },
  };
}

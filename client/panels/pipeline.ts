import { workspace, type ExtensionContext, type Uri } from "vscode";

import type { PlacedPipeline } from "../../server/lsp/protocol.ts";
import type { PipelineContract } from "../../webviews/protocol/pipeline.ts";
import { saveFile } from "../commands/saveFile.ts";
import type { Server } from "../languageClient.ts";
import { following } from "./following.ts";
import { openPanel, type Panel } from "./panel.ts";

interface Shown extends Panel<PipelineContract> {
  follow(uri: Uri): Promise<void>;
}

let shown: Shown | undefined;

/** Draws the pipeline that a file describes, and again whenever it, its parameters or its lock change. */
export async function showPipelinePanel(server: Server, context: ExtensionContext, uri: Uri): Promise<void> {
  shown ??= open(server, context);
  shown.rename(uri.path.endsWith(".ipynb") ? "Cell Dataflow" : "Pipeline");
  shown.reveal();
  await shown.follow(uri);
}

function open(server: Server, context: ExtensionContext): Shown {
  let last: { readonly name: string; readonly pipeline: PlacedPipeline["view"] } | undefined;
  const file = following({
    ask: (uri) => server.request("modelwright/pipeline", { uri: uri.toString() }),
    loading: (name) => panel.announce("pipeline", { state: "loading", name }),
    ready: (name, { view }) => {
      last = { name, pipeline: view };
      panel.announce("pipeline", { state: "ready", ...last });
    },
    // Half-typed YAML is the normal case: the last graph stays, and says so.
    failed: (reason, isNew) => panel.announce("pipeline", isNew || !last ? { state: "failed", reason } : { state: "ready", ...last, problem: reason }),
    concerns: (changed, followed) => changed.scheme === followed.scheme && changed.path.startsWith(followed.path.replace(/[^/]*$/, "")),
  });
  // DVC writes the lock; nobody types it.
  const locks = workspace.createFileSystemWatcher("**/dvc.lock");
  const refresh = (): void => void file.refresh();
  const watching = [locks, locks.onDidChange(refresh), locks.onDidCreate(refresh), locks.onDidDelete(refresh)];
  const panel = openPanel<PipelineContract>(context, {
    view: "pipeline",
    title: "Pipeline",
    beside: true,
    handlers: { refresh: file.refresh, open: ({ id }) => file.open(id), saveFile },
    closed: () => {
      shown = undefined;
      file.dispose();
      for (const each of watching) each.dispose();
    },
  });
  return { ...panel, follow: file.follow };
}

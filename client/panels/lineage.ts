import type { ExtensionContext, Uri } from "vscode";

import type { LineageContract } from "../../webviews/protocol/lineage.ts";
import { saveFile } from "../commands/saveFile.ts";
import type { Server } from "../languageClient.ts";
import { following } from "./following.ts";
import { openPanel, type Panel } from "./panel.ts";

interface Shown extends Panel<LineageContract> {
  follow(uri: Uri): Promise<void>;
}

let shown: Shown | undefined;

/** Draws what a Python file or notebook does with its data, and again whenever it changes. */
export async function showLineagePanel(server: Server, context: ExtensionContext, uri: Uri): Promise<void> {
  shown ??= open(server, context);
  shown.reveal();
  await shown.follow(uri);
}

function open(server: Server, context: ExtensionContext): Shown {
  const file = following({
    ask: (uri) => server.request("modelwright/lineage", { uri: uri.toString() }),
    loading: (name) => panel.announce("lineage", { state: "loading", name }),
    ready: (name, { view }) => panel.announce("lineage", { state: "ready", name, lineage: view }),
    failed: (reason) => panel.announce("lineage", { state: "failed", reason }),
  });
  const panel = openPanel<LineageContract>(context, {
    view: "lineage",
    title: "Data Lineage",
    beside: true,
    handlers: { refresh: file.refresh, open: ({ id }) => file.open(id), saveFile },
    closed: () => {
      shown = undefined;
      file.dispose();
    },
  });
  return { ...panel, follow: file.follow };
}

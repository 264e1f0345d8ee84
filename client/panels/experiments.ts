import { Uri, window, workspace, type ExtensionContext } from "vscode";

import type { ExperimentsContract, ExperimentsState } from "../../webviews/protocol/experiments.ts";
import type { Server } from "../languageClient.ts";
import { openPanel, type Panel } from "./panel.ts";

let shown: Panel<ExperimentsContract> | undefined;

/** Shows the runs of the workspace, and again whenever a store changes on the disk. */
export async function showExperimentsPanel(server: Server, context: ExtensionContext): Promise<void> {
  if (shown) {
    shown.reveal();
    return;
  }
  let problems: readonly string[] = [];
  const refresh = async (): Promise<void> => {
    const state = await experiments(server);
    if (state.state === "ready") problems = state.problems.map(({ file }) => file);
    panel.announce("experiments", state);
  };
  const soon = atMostEvery(REFRESH_MS, refresh);
  const watcher = workspace.createFileSystemWatcher("**/mlruns/**");
  const watching = [watcher, watcher.onDidCreate(soon), watcher.onDidChange(soon), watcher.onDidDelete(soon)];
  const panel = openPanel<ExperimentsContract>(context, {
    view: "experiments",
    title: "Experiments",
    handlers: {
      cells: (query) => server.request("modelwright/cells", query),
      curves: (query) => server.request("modelwright/curves", query),
      values: (query) => server.request("modelwright/runValues", query),
      refresh,
      openFile: async ({ path }) => {
        // A view opens what it was told of, and nothing else.
        if (problems.includes(path)) await window.showTextDocument(Uri.file(path));
      },
    },
    closed: () => {
      shown = undefined;
      for (const each of watching) each.dispose();
    },
  });
  shown = panel;
  panel.announce("experiments", { state: "loading" });
  await refresh();
}

/** A run that is training writes many times a second. */
const REFRESH_MS = 700;

async function experiments(server: Server): Promise<ExperimentsState> {
  try {
    return { state: "ready", ...(await server.request("modelwright/experiments", {})) };
  } catch (error) {
    return { state: "failed", reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Acts a while after the first call; calls meanwhile are covered by it, calls during the act lead to one more. */
function atMostEvery(milliseconds: number, act: () => Promise<void>): () => void {
  let waiting = false;
  let acting: Promise<void> = Promise.resolve();
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      acting = acting.then(() => {
        waiting = false;
        return act();
      });
    }, milliseconds);
  };
}

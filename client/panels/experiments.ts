import { commands, env, Uri, window, workspace, type ExtensionContext } from "vscode";

import type { ExperimentsContract, ExperimentsState } from "../../webviews/protocol/experiments.ts";
import { changeRun } from "../commands/changeRun.ts";
import { compareCode, compareParams } from "../commands/compareRuns.ts";
import { runActions } from "../commands/runActions.ts";
import { saveFile } from "../commands/saveFile.ts";
import type { Server } from "../languageClient.ts";
import { announceAlerts } from "../views/runAlerts.ts";
import { readViews, writeView } from "../views/savedViews.ts";
import { trackingServers } from "../views/trackingServers.ts";
import { openPanel, type Panel } from "./panel.ts";

let shown: Panel<ExperimentsContract> | undefined;

/** Shows the runs of the workspace, and again whenever a store changes on the disk. */
export async function showExperimentsPanel(server: Server, context: ExtensionContext): Promise<void> {
  if (shown) {
    shown.reveal();
    return;
  }
  let state: ExperimentsState = { state: "loading" };
  let withDeleted = false;
  const isTraining = (): boolean => state.state === "ready" && state.table.runs.some(({ status }) => status === "running");
  const refresh = async (): Promise<void> => {
    state = await experiments(server, context, withDeleted);
    panel.announce("experiments", state);
    if (isTraining()) await announceAlerts(server);
  };
  const soon = atMostEvery(REFRESH_MS, refresh);
  const watchers = WATCHED.map((pattern) => workspace.createFileSystemWatcher(pattern));
  const watching = watchers.flatMap((watcher) => [watcher, watcher.onDidCreate(soon), watcher.onDidChange(soon), watcher.onDidDelete(soon)]);
  // Some systems and network drives report no changes; while a run is going on, the stores are looked at anyway.
  const polling = setInterval(() => {
    if (isTraining()) soon();
  }, POLL_MS);
  const panel = openPanel<ExperimentsContract>(context, {
    view: "experiments",
    title: "Experiments",
    handlers: {
      cells: (query) => server.request("modelwright/cells", query),
      curves: (query) => server.request("modelwright/curves", query),
      values: (query) => server.request("modelwright/runValues", query),
      sparks: (query) => server.request("modelwright/sparks", query),
      importance: (query) => server.request("modelwright/importance", query),
      artifacts: (query) => server.request("modelwright/runArtifacts", query),
      artifact: (query) => server.request("modelwright/runArtifact", query),
      registry: (query) => server.request("modelwright/modelRegistry", query),
      change: async (change) => {
        const result = await changeRun(server, context, state, change);
        if (result.state === "done") soon();
        return result;
      },
      copy: ({ text }) => Promise.resolve(env.clipboard.writeText(text)),
      save: saveFile,
      saveView: async ({ name, view }) => {
        await writeView(name, view);
        panel.announce("views", await readViews());
      },
      compareCode: ({ runs }) => compareCode(server, runs),
      compareParams: ({ runs }) => compareParams(server, runs),
      act: async ({ act, run: key }) => {
        const run = state.state === "ready" ? state.table.runs.find(({ id, store }) => id === key.id && store === key.store) : undefined;
        if (run && Object.hasOwn(runActions, act)) await runActions[act](server, run);
      },
      reveal: async (key) => {
        const run = state.state === "ready" ? state.table.runs.find(({ id, store }) => id === key.id && store === key.store) : undefined;
        if (run?.folder !== undefined) await commands.executeCommand("revealInExplorer", Uri.file(run.folder.replace(/^file:\/\//, "")));
      },
      refresh: ({ deleted = false }) => {
        withDeleted = deleted;
        return refresh();
      },
      openFile: async ({ path }) => {
        // A view opens what it was told of, and nothing else.
        if (state.state === "ready" && state.problems.some(({ file }) => file === path)) await window.showTextDocument(Uri.file(path));
      },
    },
    closed: () => {
      shown = undefined;
      clearInterval(polling);
      for (const each of watching) each.dispose();
    },
  });
  shown = panel;
  panel.announce("experiments", state);
  panel.announce("views", await readViews());
  await refresh();
}

/** A run that is training writes many times a second. */
const REFRESH_MS = 700;
const POLL_MS = 1500;

/** What trackers write, by its names. */
const WATCHED = [
  "**/mlruns/**",
  "**/*.{db,sqlite,sqlite3,db-wal,sqlite-wal}",
  "**/wandb/**/*.wandb",
  "**/*tfevents*",
  "**/{metrics,progress}.csv",
  "**/{metrics,result,trainer_state}.{json,jsonl}",
  "**/plots/metrics/**/*.tsv",
  "**/*.{jsonl,log,journal}",
];

async function experiments(server: Server, context: ExtensionContext, deleted: boolean): Promise<ExperimentsState> {
  try {
    return { state: "ready", ...(await server.request("modelwright/experiments", { servers: await trackingServers(context), deleted })) };
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

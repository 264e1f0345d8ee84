import { commands, env, Uri, window, workspace, type ExtensionContext } from "vscode";

import type { ExperimentRun, ExperimentsContract, ExperimentsState, RunKey } from "../../webviews/protocol/experiments.ts";
import { changeRuns } from "../commands/changeRun.ts";
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
  /** A view names runs that it was told of. */
  const runsAt = (keys: readonly RunKey[]): readonly ExperimentRun[] => {
    const all = state.state === "ready" ? state.table.runs : [];
    return keys.flatMap((key) => all.find(({ id, store }) => id === key.id && store === key.store) ?? []);
  };
  let version = NaN;
  let tookMs = 0;
  /** What did not change is not sent again, so that whoever looks at it is left in peace. */
  const look = async (): Promise<void> => {
    const started = performance.now();
    const found = await experiments(server, context, withDeleted);
    tookMs = performance.now() - started;
    if (found.version !== version) {
      ({ version, ...state } = found);
      panel.announce("experiments", state);
    }
    if (isTraining()) await announceAlerts(server);
  };
  const refresh = (): Promise<void> => {
    version = NaN;
    return look();
  };
  const soon = atMostEvery(REFRESH_MS, look);
  const watchers = WATCHED.map((pattern) => workspace.createFileSystemWatcher(pattern));
  const watching = watchers.flatMap((watcher) => [watcher, watcher.onDidCreate(soon), watcher.onDidChange(soon), watcher.onDidDelete(soon)]);
  // Some systems and network drives report no changes, so the stores are looked at anyway: often while a run is going on, else now and then, and seldom where that takes long.
  let polling: NodeJS.Timeout | undefined;
  const poll = (): void => {
    if (shown !== panel) return;
    if (isTraining() || panel.isVisible()) soon();
    polling = setTimeout(poll, Math.max(isTraining() ? POLL_MS : IDLE_POLL_MS, tookMs * POLL_SHARE));
  };
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
      change: async ({ changes }) => {
        const result = await changeRuns(server, context, state, changes);
        if (result.state === "done") soon();
        return result;
      },
      copy: ({ text }) => Promise.resolve(env.clipboard.writeText(text)),
      save: saveFile,
      saveView: async ({ name, view }) => {
        await writeView(name, view);
        panel.announce("views", await readViews());
      },
      remember: ({ state: set }) => Promise.resolve(context.workspaceState.update(REMEMBERED, set)),
      compareCode: ({ runs }) => compareCode(server, runsAt(runs)),
      compareParams: ({ runs }) => compareParams(server, runsAt(runs)),
      act: async ({ act, run: key }) => {
        const [run] = runsAt([key]);
        if (run && Object.hasOwn(runActions, act)) await runActions[act](server, run);
      },
      reveal: async (key) => {
        const [run] = runsAt([key]);
        if (run?.folder !== undefined) await commands.executeCommand("revealInExplorer", Uri.file(run.folder.replace(/^file:\/\//, "")));
      },
      refresh: ({ deleted = false }) => {
        withDeleted = deleted;
        return refresh();
      },
      mapColumns: async ({ path }) => {
        if (state.state !== "ready" || !state.problems.some(({ file, mend }) => file === path && mend === "columns")) return;
        await commands.executeCommand("modelwright.mapColumns", Uri.file(path));
        soon();
      },
      openFile: async ({ path }) => {
        // A view opens what it was told of, and nothing else.
        if (state.state === "ready" && state.problems.some(({ file }) => file === path)) await window.showTextDocument(Uri.file(path));
      },
    },
    closed: () => {
      shown = undefined;
      clearTimeout(polling);
      for (const each of watching) each.dispose();
    },
  });
  shown = panel;
  panel.announce("remembered", { state: context.workspaceState.get(REMEMBERED) });
  panel.announce("experiments", state);
  panel.announce("views", await readViews());
  await refresh();
  // The first look opened everything; the next ones find most of it as it was.
  tookMs = 0;
  polling = setTimeout(poll, POLL_MS);
}

/** Where the workspace keeps what was set in the view. */
const REMEMBERED = "modelwright.experiments.view";

/** A run that is training writes many times a second. */
const REFRESH_MS = 700;
const [POLL_MS, IDLE_POLL_MS] = [1000, 5000];
/** Looking takes no more than this part of the time. */
const POLL_SHARE = 10;

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

async function experiments(server: Server, context: ExtensionContext, deleted: boolean): Promise<ExperimentsState & { readonly version: number }> {
  try {
    return { state: "ready", ...(await server.request("modelwright/experiments", { servers: await trackingServers(context), deleted })) };
  } catch (error) {
    return { state: "failed", version: NaN, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Acts a while after the first call; calls meanwhile are covered by it, calls during the act lead to one more. An act that fails is not the last one. */
function atMostEvery(milliseconds: number, act: () => Promise<void>): () => void {
  let waiting = false;
  let acting: Promise<void> = Promise.resolve();
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      const next = (): Promise<void> => {
        waiting = false;
        return act();
      };
      acting = acting.then(next, next);
    }, milliseconds);
  };
}

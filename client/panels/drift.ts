import { basename } from "node:path";

import { CancellationTokenSource, window, type CancellationToken, type ExtensionContext, type Uri } from "vscode";

import type { DriftContract, DriftProgress, DriftState } from "../../webviews/protocol/drift.ts";
import type { Server } from "../languageClient.ts";
import { dataAddress, secretsFor } from "../views/dataEngines.ts";
import type { DataPair } from "./dataPair.ts";
import { driftSettingsFile } from "./driftSettings.ts";
import { openPanel, type Panel } from "./panel.ts";
import { saveFile } from "../commands/saveFile.ts";
import { showOverTimePanel } from "./overTime.ts";
import { saveReport } from "./saveReport.ts";
import { withProgress, wordsOf } from "./withProgress.ts";

interface Shown extends Panel<DriftContract> {
  compare(pair: DataPair): Promise<void>;
}

type Ready = Extract<DriftState, { state: "ready" }>;

let shown: Shown | undefined;

/** Compares two data files in the drift view. `choose` asks the person for two others. */
export async function showDriftPanel(server: Server, context: ExtensionContext, pair: DataPair | undefined, choose: () => Promise<DataPair | undefined>): Promise<void> {
  shown ??= open(server, context, choose);
  shown.reveal();
  if (pair) await shown.compare(pair);
}

function open(server: Server, context: ExtensionContext, choose: () => Promise<DataPair | undefined>): Shown {
  let pair: DataPair | undefined;
  let ready: Ready | undefined;
  const own = driftSettingsFile(server);
  let latest = 0;
  let stop: CancellationTokenSource | undefined;

  async function compare(next: DataPair): Promise<void> {
    pair = next;
    latest += 1;
    const mine = latest;
    stop?.cancel();
    const mineStops = new CancellationTokenSource();
    stop = mineStops;
    ready = undefined;
    const known: { answer?: Ready; progress: DriftProgress; done: boolean } = { progress: { percentage: 0, words: "" }, done: false };
    const announce = (state: DriftState): void => {
      if (mine === latest) panel.announce("drift", state);
    };
    const unfinished = (): DriftState => (known.answer ? { ...known.answer, progress: known.progress } : { state: "loading", reference: basename(next.reference.path), current: basename(next.current.path), progress: known.progress });
    announce(unfinished());
    void first(server, next, mineStops.token).then((report) => {
      if (known.done || !report) return;
      known.answer = { state: "ready", report };
      announce(unfinished());
    });
    const state = await compared({ server, context }, next, mineStops.token, (progress) => {
      known.progress = progress;
      announce(unfinished());
    });
    known.done = true;
    if (mine !== latest) return;
    // Of what was cancelled the first answer stays, if there was one.
    const settings = await own.shown(next.current).catch(() => undefined);
    if (mine !== latest) return;
    const last = state.state === "failed" && mineStops.token.isCancellationRequested ? (known.answer ?? state) : state;
    ready = last.state === "ready" ? last : undefined;
    announce(last.state === "ready" && settings ? { ...last, settings } : last);
  }
  async function changed(change: (current: Uri) => Promise<void>): Promise<void> {
    if (!pair) return;
    try {
      await change(pair.current);
    } catch (error) {
      void window.showErrorMessage(`Modelwright: ${wordsOf(error)}`);
    }
    await compare(pair);
  }
  async function chooseAndCompare(): Promise<void> {
    const chosen = await choose();
    if (chosen) await compare(chosen);
  }
  const panel = openPanel<DriftContract>(context, {
    view: "drift",
    title: "Drift",
    handlers: {
      chooseFiles: chooseAndCompare,
      compareAgain: ({ swapped }) => {
        if (!pair) return chooseAndCompare();
        return compare(swapped ? { reference: pair.current, current: pair.reference } : pair);
      },
      overTime: () => showOverTimePanel(server, context, pair, choose),
      changeSetting: (change) => changed((current) => own.change(current, change)),
      undoSetting: () => changed(() => own.undo()),
      openSettings: async () => {
        if (pair) await own.open(pair.current);
      },
      cancel: () => stop?.cancel(),
      saveFile,
      save: async () => {
        if (ready && pair) await saveReport(server, { kind: "drift", report: ready.report }, pair.current);
      },
    },
    closed: () => {
      stop?.cancel();
      shown = undefined;
    },
  });
  panel.announce("drift", { state: "empty" });
  return { ...panel, compare };
}

interface Asking {
  readonly server: Server;
  readonly context: ExtensionContext;
}

async function compared({ server, context }: Asking, { reference, current }: DataPair, token: CancellationToken, report: (progress: DriftProgress) => void): Promise<DriftState> {
  try {
    const secrets = await secretsFor(context, [reference, current]);
    return { state: "ready", report: await withProgress(server, report, (workDoneToken) => server.request("modelwright/drift", { reference: dataAddress(reference), current: dataAddress(current), secrets, workDoneToken }, token)) };
  } catch (error) {
    return { state: "failed", reason: wordsOf(error) };
  }
}

/** What fails here fails again in the whole comparison, which says why. */
async function first(server: Server, { reference, current }: DataPair, token: CancellationToken): Promise<Ready["report"] | undefined> {
  try {
    return (await server.request("modelwright/firstDrift", { reference: dataAddress(reference), current: dataAddress(current) }, token)) ?? undefined;
  } catch {
    return undefined;
  }
}

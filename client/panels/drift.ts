import { randomUUID } from "node:crypto";
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
import { changeReading, readingsOf } from "./fileReadings.ts";
import { saveReport } from "./saveReport.ts";
import { withProgress, wordsOf } from "./withProgress.ts";

interface Shown extends Panel<DriftContract> {
  compare(pair: DataPair): Promise<void>;
}

type Ready = Extract<DriftState, { state: "ready" }>;

let shown: Shown | undefined;

/** Compares two data files in the drift view. `choose` asks the person for two others. */
export async function showDriftPanel(server: Server, context: ExtensionContext, pair: DataPair, choose: () => Promise<DataPair | undefined>): Promise<void> {
  shown ??= open(server, context, choose);
  shown.reveal();
  await shown.compare(pair);
}

/** Opens the view behind the question which data to compare: it takes the editor longer to load a page for the first time than us to give a first answer. */
export function openDriftPanel(server: Server, context: ExtensionContext, choose: () => Promise<DataPair | undefined>): void {
  shown ??= open(server, context, choose, true);
}

function open(server: Server, context: ExtensionContext, choose: () => Promise<DataPair | undefined>, behindQuestion = false): Shown {
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
    const known: { answer?: Ready; progress: DriftProgress } = { progress: { percentage: 0, words: "" } };
    const announce = (state: DriftState): void => {
      if (mine === latest) panel.announce("drift", state);
    };
    const unfinished = (): DriftState => (known.answer ? { ...known.answer, progress: known.progress } : { state: "loading", reference: basename(next.reference.path), current: basename(next.current.path), progress: known.progress });
    announce(unfinished());
    const shownSettings = own.shown(next.current).catch(() => undefined);
    const shownReadings = readingsOf(server, [next.reference, next.current]);
    const state = await compared({ server, context }, next, mineStops.token, {
      progress: (progress) => {
        known.progress = progress;
        announce(unfinished());
      },
      first: (report) => {
        known.answer = { state: "ready", report };
        announce(unfinished());
      },
    });
    if (mine !== latest) return;
    // Of what was cancelled the first answer stays, if there was one.
    const [settings, readings] = await Promise.all([shownSettings, shownReadings]);
    if (mine !== latest) return;
    const last = state.state === "failed" && mineStops.token.isCancellationRequested ? (known.answer ?? state) : state;
    ready = last.state === "ready" ? last : undefined;
    announce(last.state === "ready" ? { ...last, readings, ...(settings && { settings }) } : last.state === "failed" ? { ...last, readings } : last);
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
    keepsFocus: behindQuestion,
    handlers: {
      chooseFiles: chooseAndCompare,
      compareAgain: ({ swapped }) => {
        if (!pair) return chooseAndCompare();
        return compare(swapped ? { reference: pair.current, current: pair.reference } : pair);
      },
      overTime: () => showOverTimePanel(server, context, pair, choose),
      changeSetting: (change) => changed((current) => own.change(current, change)),
      changeReading: async (change) => {
        if (!pair) return;
        await changeReading(own, [pair.reference, pair.current], change);
        await compare(pair);
      },
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

interface Hearing {
  readonly progress: (progress: DriftProgress) => void;
  /** A first answer, where the whole takes longer. */
  readonly first: (report: Ready["report"]) => void;
}

async function compared({ server, context }: Asking, { reference, current }: DataPair, token: CancellationToken, { progress, first }: Hearing): Promise<DriftState> {
  const partialResultToken = randomUUID();
  const listening = server.onPartial(partialResultToken, (report) => first(report as Ready["report"]));
  try {
    const secrets = await secretsFor(context, [reference, current]);
    return { state: "ready", report: await withProgress(server, progress, (workDoneToken) => server.request("modelwright/drift", { reference: dataAddress(reference), current: dataAddress(current), secrets, workDoneToken, partialResultToken }, token)) };
  } catch (error) {
    return { state: "failed", reason: wordsOf(error) };
  } finally {
    listening.dispose();
  }
}

import { basename } from "node:path";

import { CancellationTokenSource, type ExtensionContext } from "vscode";

import type { AskedWindows } from "../../server/lsp/protocol.ts";
import type { OverTimeContract, OverTimeState } from "../../webviews/protocol/overTime.ts";
import { saveFile } from "../commands/saveFile.ts";
import type { Server } from "../languageClient.ts";
import { dataAddress, secretsFor } from "../views/dataEngines.ts";
import type { DataPair } from "./dataPair.ts";
import { openPanel, type Panel } from "./panel.ts";
import { saveReport } from "./saveReport.ts";
import { withProgress, wordsOf } from "./withProgress.ts";

interface Shown extends Panel<OverTimeContract> {
  compare(pair: DataPair, over?: AskedWindows): Promise<void>;
}

let shown: Shown | undefined;

/** Compares windows of the current data with the reference, in a view of its own. `choose` asks the person for other data. */
export async function showOverTimePanel(server: Server, context: ExtensionContext, pair: DataPair | undefined, choose: () => Promise<DataPair | undefined>): Promise<void> {
  shown ??= open(server, context, choose);
  shown.reveal();
  if (pair) await shown.compare(pair);
}

function open(server: Server, context: ExtensionContext, choose: () => Promise<DataPair | undefined>): Shown {
  let pair: DataPair | undefined;
  let asked: AskedWindows | undefined;
  let ready: Extract<OverTimeState, { state: "ready" }> | undefined;
  let stop: CancellationTokenSource | undefined;

  async function compare(next: DataPair, over?: AskedWindows): Promise<void> {
    [pair, asked, ready] = [next, over, undefined];
    stop?.cancel();
    const mine = new CancellationTokenSource();
    stop = mine;
    const announce = (state: OverTimeState): void => {
      if (stop === mine) panel.announce("overTime", state);
    };
    const [reference, current] = [next.reference, next.current].map(({ path }) => basename(path)) as [string, string];
    announce({ state: "loading", reference, current, progress: { percentage: 0, words: "" } });
    try {
      const secrets = await secretsFor(context, [next.reference, next.current]);
      const query = { secrets, reference: dataAddress(next.reference), current: dataAddress(next.current), ...(over && { over }) };
      const report = await withProgress(server, (progress) => announce({ state: "loading", reference, current, progress }), (workDoneToken) => server.request("modelwright/driftOverTime", { ...query, workDoneToken }, mine.token));
      if (stop === mine) ready = { state: "ready", report };
      announce({ state: "ready", report });
    } catch (error) {
      announce({ state: "failed", reason: wordsOf(error) });
    }
  }
  async function chooseAndCompare(): Promise<void> {
    const chosen = await choose();
    if (chosen) await compare(chosen);
  }
  const panel = openPanel<OverTimeContract>(context, {
    view: "overTime",
    title: "Drift over Time",
    handlers: {
      chooseFiles: chooseAndCompare,
      compareAgain: ({ column, unit }) => {
        if (!pair) return chooseAndCompare();
        return compare(pair, column === undefined ? asked : { column, ...(unit && { unit }) });
      },
      cancel: () => stop?.cancel(),
      saveFile,
      save: async () => {
        if (ready && pair) await saveReport(server, { kind: "driftOverTime", report: ready.report }, pair.current);
      },
    },
    closed: () => {
      stop?.cancel();
      shown = undefined;
    },
  });
  panel.announce("overTime", { state: "empty" });
  return { ...panel, compare };
}

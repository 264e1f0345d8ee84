import { basename } from "node:path";

import type { ExtensionContext, Uri } from "vscode";

import type { DriftContract, DriftState } from "../../webviews/protocol/drift.ts";
import type { Server } from "../languageClient.ts";
import { openPanel, type Panel } from "./panel.ts";
import { saveReport } from "./saveReport.ts";

export interface DataPair {
  readonly reference: Uri;
  readonly current: Uri;
}

interface Shown extends Panel<DriftContract> {
  compare(pair: DataPair): Promise<void>;
}

let shown: Shown | undefined;

/** Compares two data files in the drift view. `choose` asks the person for two others. */
export async function showDriftPanel(server: Server, context: ExtensionContext, pair: DataPair | undefined, choose: () => Promise<DataPair | undefined>): Promise<void> {
  shown ??= open(server, context, choose);
  shown.reveal();
  if (pair) await shown.compare(pair);
}

function open(server: Server, context: ExtensionContext, choose: () => Promise<DataPair | undefined>): Shown {
  let pair: DataPair | undefined;
  let ready: Extract<DriftState, { state: "ready" }> | undefined;
  let latest = 0;

  async function compare(next: DataPair): Promise<void> {
    pair = next;
    latest += 1;
    const mine = latest;
    panel.announce("drift", { state: "loading", reference: basename(next.reference.path), current: basename(next.current.path) });
    const state = await compared(server, next);
    if (mine !== latest) return;
    ready = state.state === "ready" ? state : undefined;
    panel.announce("drift", state);
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
      save: async () => {
        if (ready && pair) await saveReport(server, { kind: "drift", report: ready.report }, pair.current);
      },
    },
    closed: () => {
      shown = undefined;
    },
  });
  panel.announce("drift", { state: "empty" });
  return { ...panel, compare };
}

async function compared(server: Server, { reference, current }: DataPair): Promise<DriftState> {
  try {
    return { state: "ready", report: await server.request("modelwright/drift", { reference: reference.toString(), current: current.toString() }) };
  } catch (error) {
    return { state: "failed", reason: error instanceof Error ? error.message : String(error) };
  }
}

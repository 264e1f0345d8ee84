import { basename } from "node:path";

import { CancellationTokenSource, type CancellationToken, type ExtensionContext, type Uri } from "vscode";

import type { EvaluatedFile, EvaluationContract, EvaluationState } from "../../webviews/protocol/evaluation.ts";
import type { Server } from "../languageClient.ts";
import { openPanel, type Panel } from "./panel.ts";
import { saveFile } from "../commands/saveFile.ts";
import { dataAddress, secretsFor } from "../views/dataEngines.ts";
import { driftSettingsFile } from "./driftSettings.ts";
import { changeReading, readingsOf } from "./fileReadings.ts";
import { saveReport } from "./saveReport.ts";
import { wordsOf } from "./withProgress.ts";

interface Shown extends Panel<EvaluationContract> {
  open(uri: Uri): Promise<void>;
}

let shown: Shown | undefined;

/** Judges a file of predictions in the evaluation view. `choose` asks the person for another. */
export async function showEvaluationPanel(server: Server, context: ExtensionContext, uri: Uri, choose: () => Promise<Uri | undefined>): Promise<void> {
  shown ??= create(server, context, choose);
  shown.reveal();
  await shown.open(uri);
}

type Chosen = NonNullable<EvaluatedFile["chosen"]>;

function create(server: Server, context: ExtensionContext, choose: () => Promise<Uri | undefined>): Shown {
  let current: { readonly uri: Uri; readonly file: EvaluatedFile } | undefined;
  let ready: Extract<EvaluationState, { state: "ready" }> | undefined;
  let asked: Uri | undefined;
  let latest = 0;
  let stop: CancellationTokenSource | undefined;

  /** Announces what the work gives, unless something newer was asked for meanwhile. */
  async function announceLast(uri: Uri, work: (token: CancellationToken) => Promise<EvaluationState>): Promise<void> {
    latest += 1;
    const mine = latest;
    stop?.cancel();
    stop = new CancellationTokenSource();
    panel.announce("evaluation", { state: "loading", file: basename(uri.path) });
    const readings = readingsOf(server, [uri]);
    const state = { ...(await work(stop.token)), readings: await readings };
    if (mine !== latest) return;
    ready = state.state === "ready" ? state : undefined;
    panel.announce("evaluation", state);
  }

  function open(uri: Uri): Promise<void> {
    const name = basename(uri.path);
    asked = uri;
    return announceLast(uri, async (token) => {
      try {
        const { columns, guess } = await server.request("modelwright/dataColumns", { uri: dataAddress(uri), secrets: await secretsFor(context, [uri]) }, token);
        const file: EvaluatedFile = { name, columns, ...(guess && { chosen: { columns: { ...guess, groups: [] } } }) };
        current = { uri, file };
        return file.chosen ? await evaluated({ server, context }, uri, file, file.chosen, token) : { state: "asking", file };
      } catch (error) {
        return { state: "failed", reason: token.isCancellationRequested ? CANCELLED : wordsOf(error) };
      }
    });
  }
  const panel = openPanel<EvaluationContract>(context, {
    view: "evaluation",
    title: "Evaluation",
    handlers: {
      chooseFile: async () => {
        const uri = await choose();
        if (uri) await open(uri);
      },
      evaluate: async (chosen) => {
        if (!current) return;
        const { uri, file } = current;
        current = { uri, file: { ...file, chosen } };
        await announceLast(uri, (token) => evaluated({ server, context }, uri, { ...file, chosen }, chosen, token));
      },
      changeReading: async (change) => {
        if (!asked) return;
        await changeReading(driftSettingsFile(server), [asked], change);
        await open(asked);
      },
      cancel: () => stop?.cancel(),
      saveFile,
      save: async () => {
        if (ready && current) await saveReport(server, { kind: "evaluation", report: ready.report }, current.uri);
      },
    },
    closed: () => {
      stop?.cancel();
      shown = undefined;
    },
  });
  return { ...panel, open };
}

const CANCELLED = "The evaluation was cancelled.";

interface Asking {
  readonly server: Server;
  readonly context: ExtensionContext;
}

async function evaluated({ server, context }: Asking, uri: Uri, file: EvaluatedFile, { columns, task, positive }: Chosen, token: CancellationToken): Promise<EvaluationState> {
  try {
    return { state: "ready", file, report: await server.request("modelwright/evaluate", { uri: dataAddress(uri), columns, ...(task && { task }), ...(positive !== undefined && { positive }), secrets: await secretsFor(context, [uri]) }, token) };
  } catch (error) {
    return { state: "failed", reason: token.isCancellationRequested ? CANCELLED : wordsOf(error), file };
  }
}

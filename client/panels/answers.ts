import { basename } from "node:path";

import type { ExtensionContext, Uri } from "vscode";

import type { AnswersContract, AnswersState } from "../../webviews/protocol/answers.ts";
import type { Server } from "../languageClient.ts";
import { openPanel, type Panel } from "./panel.ts";
import { saveFile } from "../commands/saveFile.ts";
import { saveReport } from "./saveReport.ts";

interface Shown extends Panel<AnswersContract> {
  open(uri: Uri, baseline?: Uri): Promise<void>;
}

let shown: Shown | undefined;

/** What a language model answered, case by case. `choose` asks the person for a file. */
export async function showAnswersPanel(server: Server, context: ExtensionContext, uri: Uri, choose: (what: string) => Promise<Uri | undefined>): Promise<void> {
  shown ??= create(server, context, choose);
  shown.reveal();
  await shown.open(uri);
}

function create(server: Server, context: ExtensionContext, choose: (what: string) => Promise<Uri | undefined>): Shown {
  let current: { readonly uri: Uri; readonly baseline?: Uri } | undefined;
  let ready: Extract<AnswersState, { state: "ready" }> | undefined;
  let latest = 0;

  async function open(uri: Uri, baseline?: Uri): Promise<void> {
    latest += 1;
    const mine = latest;
    current = { uri, ...(baseline && { baseline }) };
    panel.announce("answers", { state: "loading", file: basename(uri.path) });
    const state = await read(server, uri, baseline);
    if (mine !== latest) return;
    ready = state.state === "ready" ? state : undefined;
    panel.announce("answers", state);
  }
  const panel = openPanel<AnswersContract>(context, {
    view: "answers",
    title: "Answers",
    handlers: {
      chooseFile: async () => {
        const uri = await choose("Results of promptfoo, OpenAI evals, lm-evaluation-harness or Inspect");
        if (uri) await open(uri);
      },
      chooseBaseline: async () => {
        const baseline = await choose("Earlier results of the same evaluation");
        if (current && baseline) await open(current.uri, baseline);
      },
      again: async () => {
        if (current) await open(current.uri, current.baseline);
      },
      saveFile,
      save: async () => {
        if (ready && current) await saveReport(server, { kind: "answers", report: { report: ready.report, cases: ready.cases, earlier: ready.earlier } }, current.uri);
      },
    },
    closed: () => {
      shown = undefined;
    },
  });
  return { ...panel, open };
}

async function read(server: Server, uri: Uri, baseline: Uri | undefined): Promise<AnswersState> {
  try {
    return { state: "ready", ...(await server.request("modelwright/answers", { uri: uri.toString(), ...(baseline && { baseline: baseline.toString() }) })) };
  } catch (error) {
    return { state: "failed", reason: error instanceof Error ? error.message : String(error) };
  }
}

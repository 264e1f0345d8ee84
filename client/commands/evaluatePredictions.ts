import { window, workspace, type Uri } from "vscode";

import { showAnswersPanel } from "../panels/answers.ts";
import { showEvaluationPanel } from "../panels/evaluation.ts";
import type { Server } from "../languageClient.ts";
import { choose } from "./ask.ts";
import { chooseDataFile } from "./chooseData.ts";
import type { Command } from "./command.ts";
import { dataUri } from "./dataUri.ts";
import { prepareData } from "./prepareData.ts";

/** From the explorer the file that was clicked, else one that is asked for. Results of a language model are told by what is in them. */
export const evaluatePredictions: Command = async (server, given, context) => {
  const choosePredictions = (): Promise<Uri | undefined> => chooseDataFile("Predictions: a file with a row for each, labels and predictions; or results of a language model's evaluation", context);
  prepareData(server);
  const uri = dataUri(given) ?? (await choosePredictions());
  if (!uri) return;
  if (await holdsAnswers(server, uri)) await showAnswersPanel(server, context, uri, chooseResults);
  else await showEvaluationPanel(server, context, uri, choosePredictions);
};

/** What cannot be read is said by the panel. An engine holds tables. */
async function holdsAnswers(server: Server, uri: Uri): Promise<boolean> {
  if (uri.scheme !== "file") return false;
  try {
    return (await server.request("modelwright/dataColumns", { uri: uri.toString() })).answers !== undefined;
  } catch {
    return false;
  }
}

async function chooseResults(what: string): Promise<Uri | undefined> {
  const found = await workspace.findFiles("**/*.{json,jsonl}", "**/{node_modules,.venv,venv,site-packages,.vscode}/**", 500);
  const offers = [...found.map((uri) => ({ label: workspace.asRelativePath(uri), uri })), { label: "$(folder-opened) Browse…", uri: undefined }];
  const chosen = await choose(offers, { placeHolder: what });
  if (!chosen) return undefined;
  if (chosen.uri) return chosen.uri;
  const [file] = (await window.showOpenDialog({ title: what, filters: { Results: ["json", "jsonl", "log"] } })) ?? [];
  return file;
}

import type { Uri } from "vscode";

import { showEvaluationPanel } from "../panels/evaluation.ts";
import { chooseDataFile } from "./chooseData.ts";
import type { Command } from "./command.ts";
import { dataUri } from "./dataUri.ts";

const choose = (): Promise<Uri | undefined> => chooseDataFile("Predictions: a file with a row for each, labels and predictions");

/** From the explorer the file that was clicked, else one that is asked for. */
export const evaluatePredictions: Command = async (server, given, context) => {
  const uri = dataUri(given) ?? (await choose());
  if (uri) await showEvaluationPanel(server, context, uri, choose);
};

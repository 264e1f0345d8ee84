import { basename } from "node:path";

import { window, workspace, type Uri } from "vscode";

import { showExplainPanel, type Explained } from "../panels/explain.ts";
import { choose, chooseWord } from "./ask.ts";
import { chooseDataFile } from "./chooseData.ts";
import type { Command } from "./command.ts";
import { dataUri } from "./dataUri.ts";
import type { Server } from "../languageClient.ts";

/** From the explorer the file that was clicked, else one that is asked for; then the rows, and for a model what is true in them. */
export const explainPredictions: Command = async (server, given, context) => {
  const choose = async (): Promise<Explained | undefined> => {
    const uri = await chooseExplained();
    return uri ? completed(server, uri) : undefined;
  };
  const known = dataUri(given);
  const chosen = known ? await completed(server, known) : await choose();
  if (chosen) await showExplainPanel(server, context, chosen, choose);
};

async function chooseExplained(): Promise<Uri | undefined> {
  const found = await workspace.findFiles("**/*{.onnx,shap*.npy,shap*.csv,shap*.parquet,*shap.npy,*shap.csv,*shap.parquet}", "**/{node_modules,.venv,venv,site-packages}/**", 200);
  const offers = [...found.map((uri) => ({ label: basename(uri.path), description: workspace.asRelativePath(uri), uri })), { label: "$(folder-opened) Browse…", description: "", uri: undefined }];
  const chosen = await choose(offers, { placeHolder: "A file of SHAP values (npy, Parquet, CSV), or an ONNX model" });
  if (!chosen) return undefined;
  if (chosen.uri) return chosen.uri;
  const [file] = (await window.showOpenDialog({ title: "SHAP values or an ONNX model", filters: { "SHAP values or a model": ["npy", "csv", "parquet", "onnx"] } })) ?? [];
  return file;
}

async function completed(server: Server, uri: Uri): Promise<Explained | undefined> {
  const isModel = uri.path.toLowerCase().endsWith(".onnx");
  const data = await chooseDataFile(isModel ? "Rows to ask the model about, with a column of what is true" : "The rows that were explained, for the values of the features (Escape to go without)");
  if (!data) return isModel ? undefined : { uri };
  if (!isModel) return { uri, data };
  const { columns, guess } = await server.request("modelwright/dataColumns", { uri: data.toString() });
  const label = await chooseWord(columns.toSorted((a, b) => Number(b === guess?.label) - Number(a === guess?.label)), { placeHolder: "The column of what is true" });
  return label === undefined ? undefined : { uri, data, label };
}

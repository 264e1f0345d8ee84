import { basename, extname } from "node:path";

import { Uri, window, workspace, type QuickPickItem } from "vscode";

import type { Requests } from "../../server/lsp/protocol.ts";
import type { Server } from "../languageClient.ts";
import { choose, chooseSeveral } from "./ask.ts";
import type { Command } from "./command.ts";

type Mapping = Requests["modelwright/mapTable"]["params"]["mapping"];
type Columns = Extract<Requests["modelwright/tableColumns"]["result"], { readonly state: "read" }>;

/** Asks what the columns of a table of metrics are, with good guesses, and keeps that for the team. Escape leaves everything as it was. */
export const mapColumns: Command = async (server, given) => {
  const file = given instanceof Uri ? given : await chooseTable();
  if (!file) return;
  const read = await server.request("modelwright/tableColumns", { path: file.fsPath });
  if (read.state === "refused") {
    void window.showWarningMessage(read.reason);
    return;
  }
  const mapping = await askAll(basename(file.fsPath), read);
  if (mapping) await keep(server, file, mapping);
};

async function chooseTable(): Promise<Uri | undefined> {
  const files = await workspace.findFiles("**/*.{csv,tsv,jsonl,ndjson}", "**/{node_modules,.venv,venv,.git}/**", 500);
  if (files.length === 0) {
    void window.showInformationMessage("This workspace holds no table: no file that ends in .csv, .tsv, .jsonl or .ndjson.");
    return undefined;
  }
  const items = files.map((uri) => ({ label: workspace.asRelativePath(uri), uri })).toSorted((a, b) => a.label.localeCompare(b.label));
  return (await choose(items, { title: "Map columns: which table?" }))?.uri;
}

interface ColumnItem extends QuickPickItem {
  readonly column?: string;
}

const [STEPS, NO_COLUMN] = [5, { step: "No column: rows count as steps", time: "No column: times are not known", run: "No column: the whole file is one run" }];

async function askAll(name: string, { columns, guess }: Columns): Promise<Mapping | undefined> {
  const left = (used: readonly (string | undefined)[]): Columns["columns"] => columns.filter((column) => column.name !== "" && !used.includes(column.name));
  const title = (place: number): string => `Columns of ${name} (${place} of ${STEPS})`;
  const one = async (place: number, what: keyof typeof NO_COLUMN, question: string, used: readonly (string | undefined)[]): Promise<ColumnItem | undefined> => {
    const items = left(used).map((column): ColumnItem => ({ label: column.name, column: column.name, description: column.values.join(", "), ...(column.name === guess[what] && { detail: "This looks like it." }) }));
    const none: ColumnItem = { label: NO_COLUMN[what] };
    return choose([...items, none].toSorted((a, b) => Number(b.column === guess[what]) - Number(a.column === guess[what])), { title: title(place), placeHolder: question, matchOnDescription: true });
  };
  const several = async (place: number, what: "metrics" | "params", question: string, used: readonly (string | undefined)[]): Promise<readonly string[] | undefined> => {
    const items = left(used).map((column) => ({ label: column.name, description: column.values.join(", "), picked: guess[what]?.includes(column.name) === true }));
    return items.length === 0 ? [] : (await chooseSeveral(items, { title: title(place), placeHolder: question }))?.map(({ label }) => label);
  };
  const step = await one(1, "step", "Which column counts the steps or epochs?", []);
  const time = step && (await one(2, "time", "Which column says when?", [step.column]));
  const run = step && time && (await one(3, "run", "Which column tells runs apart?", [step.column, time.column]));
  if (!run) return undefined;
  const used = [step.column, time.column, run.column];
  const metrics = await several(4, "metrics", "Which columns are metrics, drawn as curves?", used);
  const params = metrics && (await several(5, "params", "Which columns are parameters, the same for a whole run?", [...used, ...metrics]));
  if (!params) return undefined;
  return { ...(step.column !== undefined && { step: step.column }), ...(time.column !== undefined && { time: time.column }), ...(run.column !== undefined && { run: run.column }), metrics, ...(params.length > 0 && { params }) };
}

/** Shows what comes of it before anything is written. */
async function keep(server: Server, file: Uri, mapping: Mapping): Promise<void> {
  const path = file.fsPath;
  const preview = await server.request("modelwright/tablePreview", { path, mapping });
  const like = `*${extname(path)}`;
  const shown = preview.slice(0, MOST_SHOWN).map((line) => ({ label: line, like: null }));
  const more = preview.length > MOST_SHOWN ? [{ label: `and ${preview.length - MOST_SHOWN} more runs`, like: null }] : [];
  const keeps = [{ label: `$(check) Keep this for ${basename(path)}`, like: undefined }, { label: `$(check) Keep this for every ${like} in its folder`, like }];
  const chosen = await choose([...keeps, ...shown, ...more], { title: `Columns of ${basename(path)}: ${preview.length === 1 ? "1 run" : `${preview.length} runs`} come of it`, placeHolder: "It is written to .modelwright/columns.json, which the team shares" });
  if (!chosen || chosen.like === null) return;
  const result = await server.request("modelwright/mapTable", { path, mapping, ...(chosen.like !== undefined && { like: chosen.like }) });
  if (result.state === "refused") void window.showWarningMessage(result.reason);
  else void window.showInformationMessage(result.note ?? "The columns are kept.");
}

const MOST_SHOWN = 6;

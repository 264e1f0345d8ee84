import { basename } from "node:path";

import { QuickPickItemKind, Uri, window, workspace, type ExtensionContext, type QuickPickItem } from "vscode";

import type { DataPair } from "../panels/dataPair.ts";
import { dataEngines, tableIn } from "../views/dataEngines.ts";
import { askFor, choose } from "./ask.ts";
import { connectEngine } from "./connectDataEngine.ts";

/** Asks for a reference and a current data file, what was chosen last time first. `undefined` when the person gives up. */
export async function chooseData(context: ExtensionContext, clicked?: Uri): Promise<DataPair | undefined> {
  const last = context.workspaceState.get<Remembered>(LAST);
  const files = await dataFiles();
  const reference = await pick("Reference data: what the current data are compared with", files, last?.reference, context);
  if (!reference) return undefined;
  const others = files.filter((file) => file.path !== reference.path);
  const current = clicked && clicked.path !== reference.path ? clicked : await pick(`Current data, to compare with ${basename(reference.path)}`, others, last?.current, context);
  if (!current) return undefined;
  void context.workspaceState.update(LAST, { reference: reference.toString(), current: current.toString() } satisfies Remembered);
  return { reference, current };
}

/** Asks for one data file of the workspace or beyond; with a context that keeps secrets, or for a table of an engine. */
export async function chooseDataFile(placeHolder: string, context?: ExtensionContext): Promise<Uri | undefined> {
  return pick(placeHolder, await dataFiles(), undefined, context);
}

/** Which of two files is the reference, as far as their names tell; otherwise the one that was selected first. */
export function ordered(first: Uri, second: Uri): DataPair {
  const swap = isReference(second) && !isReference(first);
  return swap ? { reference: second, current: first } : { reference: first, current: second };
}

interface Remembered {
  readonly reference: string;
  readonly current: string;
}

interface Offer extends QuickPickItem {
  readonly uri?: Uri;
  /** Of an engine, whose table is asked for next; empty for one that is not known yet. */
  readonly engine?: string;
}

const LAST = "modelwright.drift.last";
const MOST_OFFERED = 500;

const dataFiles = (): Thenable<Uri[]> => workspace.findFiles("**/*.{csv,tsv,CSV,TSV,parquet,pq,jsonl,ndjson,arrow,feather,csv.gz,tsv.gz,jsonl.gz,csv.zst,jsonl.zst}", "**/{node_modules,.venv,venv,site-packages}/**", MOST_OFFERED);

const isReference = ({ path }: Uri): boolean => /(^|[^a-z])(ref|reference|train|training|baseline|before|old)([^a-z]|$)/i.test(basename(path));

/** Tables of engines are offered where there is a context to keep secrets in. */
async function pick(placeHolder: string, files: readonly Uri[], last: string | undefined, context?: ExtensionContext): Promise<Uri | undefined> {
  const sorted = files.toSorted((a, b) => Number(b.toString() === last) - Number(a.toString() === last) || a.path.localeCompare(b.path));
  const offers: readonly Offer[] = [
    ...sorted.map((uri): Offer => ({ label: basename(uri.path), description: describe(uri, last), uri })),
    { label: "", kind: QuickPickItemKind.Separator },
    { label: "$(folder-opened) Browse…" },
    ...(context && workspace.isTrusted ? engineOffers() : []),
  ];
  const chosen = await choose(offers, { placeHolder, matchOnDescription: true });
  if (!chosen) return undefined;
  if (context && chosen.engine !== undefined) return chooseTable(chosen.engine === "" ? await connectEngine(context) : chosen.engine);
  return chosen.uri ?? browse(placeHolder);
}

const engineOffers = (): readonly Offer[] => [...dataEngines().map((engine): Offer => ({ label: `$(server) Table of ${engine}`, engine })), { label: "$(plug) Table of an engine…", description: "PostgreSQL, ClickHouse, Trino, Databricks, Spark SQL", engine: "" }];

async function chooseTable(engine: string | undefined): Promise<Uri | undefined> {
  const table = engine === undefined ? undefined : await askFor({ title: `Table of ${engine}`, prompt: "With its schema, such as public.orders.", validateInput: (text) => (text.trim() === "" ? "Name a table." : undefined) });
  return engine === undefined || table === undefined ? undefined : tableIn(engine, table);
}

function describe(uri: Uri, last: string | undefined): string {
  const folder = workspace.asRelativePath(uri).split("/").slice(0, -1).join("/");
  return uri.toString() === last ? `${folder} (as last time)` : folder;
}

async function browse(title: string): Promise<Uri | undefined> {
  const [file] = (await window.showOpenDialog({ title, filters: { Data: ["csv", "tsv", "txt", "parquet", "pq", "jsonl", "ndjson", "json", "arrow", "feather", "gz", "zst"] } })) ?? [];
  return file;
}

import { isSearchResult } from "./sklearn/store.ts";
import { looksLikeLog } from "./tables/columns.ts";
import { readCsv } from "./tables/csv.ts";
import { mightBeLog } from "./tables/unclear.ts";
import { isOptunaJournal } from "./optuna/journal.ts";
import { isNeptunePart } from "./neptune/store.ts";
import { flattened, parseJson } from "./numbers.ts";
import { isEventFile } from "./tensorboard/store.ts";
import { isWandbFolder } from "./wandb/store.ts";

export type StoreKind = "mlflow" | "wandb" | "tensorboard" | "dvclive" | "dvc" | "lightning" | "huggingface" | "ray" | "clearml" | "sqlite" | "optuna" | "table" | "unclear" | "sklearn" | "neptune";

/** A folder's own names, nothing below it. */
export interface Listing {
  readonly name: string;
  /** Names of the folders around it, the nearest first. */
  readonly around: readonly string[];
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/** Something of a store that a folder shows by its names. */
export interface Sight {
  readonly kind: StoreKind;
  /** How many levels above the folder the store's root is. */
  readonly up: number;
  /** Names of files that belong to it; none where the folder itself does. */
  readonly names: readonly string[];
}

/** What a folder's names show. Files that only their content tells are asked for by `sniffedNames`. */
export function sightsIn(listing: Listing): readonly Sight[] {
  return SIGHTS.flatMap(({ kind, shows, up }) => (shows(listing) ? [{ kind, up: up(listing), names: [] }] : []));
}

const has = (name: string) => ({ files }: Listing): boolean => files.includes(name);
const own = (): number => 0;
const above = ({ around }: Listing): number => Math.min(1, around.length);

const SIGHTS: readonly { readonly kind: StoreKind; readonly shows: (listing: Listing) => boolean; readonly up: (listing: Listing) => number }[] = [
  { kind: "mlflow", shows: ({ name }) => name === "mlruns", up: own },
  { kind: "wandb", shows: ({ folders }) => isWandbFolder(folders), up: own },
  { kind: "tensorboard", shows: ({ files }) => files.some(isEventFile), up: logFolder },
  { kind: "dvclive", shows: ({ name, files, folders }) => files.includes("metrics.json") && (name === "dvclive" || folders.includes("plots")), up: own },
  { kind: "dvc", shows: ({ folders }) => folders.includes(".dvc"), up: own },
  { kind: "lightning", shows: (listing) => has("metrics.csv")(listing) && has("hparams.yaml")(listing), up: above },
  { kind: "huggingface", shows: (listing) => isTrainerOutput(listing), up: above },
  { kind: "ray", shows: (listing) => has("params.json")(listing) && (has("result.json")(listing) || has("progress.csv")(listing)), up: above },
  { kind: "neptune", shows: ({ files }) => files.some(isNeptunePart), up: above },
  { kind: "clearml", shows: (listing) => has("task.json")(listing) && has("metrics.jsonl")(listing), up: above },
];

/** The state lies in the output folder itself or in its checkpoints; a checkpoint alone is no run. */
function isTrainerOutput({ name, files, folders }: Listing): boolean {
  return !name.startsWith("checkpoint-") && (files.includes("trainer_state.json") || folders.some((folder) => /^checkpoint-\d+$/.test(folder)));
}

const LOG_FOLDERS = new Set(["runs", "logs", "log", "logdir", "tb_logs", "lightning_logs", "tensorboard", "tfevents"]);

/** The outermost folder that is called as log folders are, else the one around. */
function logFolder({ name, around }: Listing): number {
  const named = [name, ...around].findLastIndex((each) => LOG_FOLDERS.has(each));
  return named < 0 ? Math.min(1, around.length) : named;
}

/** Whether nothing below such a folder needs to be looked at. */
export const isWhole = (sights: readonly Sight[]): boolean => sights.some(({ kind }) => kind === "mlflow" || kind === "wandb");

/** Names of files that are looked into, because their names do not tell. Those that another sight explains are left out. */
export function sniffedNames({ files, around, name }: Listing, sights: readonly Sight[]): readonly string[] {
  const explained = [name, ...around].includes("plots") || sights.some(({ kind }) => kind === "lightning" || kind === "ray" || kind === "clearml");
  return files.filter((name) => DATABASE.test(name) || ARCHIVE.test(name) || (!explained && TEXT.test(name)));
}

const DATABASE = /\.(db|sqlite3?)$/i;
const ARCHIVE = /\.zip$/i;
const TEXT = /\.(csv|tsv|jsonl|ndjson|log|journal)$/i;

/** How much of a file's start is enough to tell. */
export const HEAD_BYTES = 4096;

/** What a file is by its first bytes, decoded byte by byte or as UTF-8. Its name may have the folder's before it, which may tell more. */
export function kindOfHead(name: string, head: string): StoreKind | undefined {
  if (head.startsWith("SQLite format 3\0")) return "sqlite";
  const [first = ""] = head.split("\n", 1);
  if (isOptunaJournal(first)) return "optuna";
  if (/\.(jsonl|ndjson)$/i.test(name) || first.startsWith("{")) return looksLikeLog(flattened(parseJson(first), "/").map(([key]) => key)) ? "table" : unclear(name, head);
  if (!TEXT.test(name)) return undefined;
  const columns = readCsv(`${first}\n`).head;
  if (isSearchResult(columns)) return "sklearn";
  return looksLikeLog(columns) ? "table" : unclear(name, head);
}

const unclear = (name: string, head: string): StoreKind | undefined => (mightBeLog(name, head) ? "unclear" : undefined);

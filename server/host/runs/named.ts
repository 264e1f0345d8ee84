import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

import { isNeptunePart, isWandbRun, type StoreKind, type StoreProblem } from "../../core/index.ts";
import { pathOf } from "../uris.ts";
import type { FoundStore } from "./search.ts";

/** Addresses that trackers take and that are no files or web servers, with what to do instead. */
const FOREIGN: readonly (readonly [address: RegExp, advice: (store: string) => string])[] = [
  [/^(postgres(ql)?|mysql|mssql|oracle)(\+\w+)?:/i, (store) => `Databases of servers are not opened here. Start \`mlflow server --backend-store-uri ${withoutPassword(store)}\`, and name its address, such as http://127.0.0.1:5000.`],
  [/^(s3|gs|gcs|abfss?|wasbs?|hdfs|dbfs|r2|oss):/i, () => "Stores in a cloud are not opened here. Copy or mount the folder and name that, or name the address of the tracking server."],
  [/^databricks(-uc)?(:|$)/i, () => "Name the address of the workspace, such as https://my.cloud.databricks.com, and give a token by MLFLOW_TRACKING_TOKEN."],
];

/** Why an address cannot be read, and what can; `undefined` for paths, `file:` and `sqlite:`. */
export function foreignStore(store: string): StoreProblem | undefined {
  const message = existsSync(store) ? undefined : FOREIGN.find(([address]) => address.test(store))?.[1](store);
  return message === undefined ? undefined : { file: withoutPassword(store), message };
}

const withoutPassword = (store: string): string => store.replace(/:\/\/([^/@:]+):[^/@]*@/, "://$1:…@");

/** What a store's name means: a path, or a URI as trackers write them (`sqlite:///mlflow.db`, `file:mlruns`). */
export function storePath(store: string): string {
  const path = resolve(/^file:(?!\/)/.test(store) ? store.slice("file:".length) : (pathOf(store) ?? store.replace(/^sqlite:\/\/\//, "")));
  // Trackers lead from `latest-run` to the folder of that run.
  return existsSync(path) ? realpathSync(path) : path;
}

const one = (kind: StoreKind, root: string, { folder, name }: { readonly folder?: string; readonly name?: string }): FoundStore => ({ kind, root, folders: new Set(folder === undefined ? [] : [folder]), names: new Set(name === undefined ? [] : [name]) });

/** A folder that is one run, or one experiment, of a store around it. */
export function runFolder(path: string): FoundStore | undefined {
  if (isWandbRun(basename(path))) return one("wandb", dirname(path), { folder: path });
  const meta = existsSync(join(path, "meta.yaml")) ? readFileSync(join(path, "meta.yaml"), "utf8") : "";
  if (/^run_(id|uuid):/m.test(meta)) return one("mlflow", dirname(dirname(path)), { folder: path });
  if (/^experiment_id:/m.test(meta)) return one("mlflow", dirname(path), { folder: path });
  return /^checkpoint-\d+$/.test(basename(path)) && existsSync(join(path, "trainer_state.json")) ? one("huggingface", dirname(dirname(path)), { folder: dirname(path) }) : undefined;
}

/** Files that stand for the run in whose folder they lie. `beside` must be there too. */
const RUN_FILES: readonly { readonly name: RegExp; readonly beside?: string; readonly store: (folder: string) => FoundStore | undefined }[] = [
  { name: /\.wandb$/, store: (folder) => one("wandb", dirname(folder), { folder }) },
  { name: /tfevents/, store: (folder) => one("tensorboard", dirname(folder), { folder }) },
  { name: /^meta\.yaml$/, store: runFolder },
  { name: /^trainer_state\.json$/, store: (folder) => runFolder(folder) ?? one("huggingface", dirname(folder), { folder }) },
  { name: /^metrics\.csv$/, beside: "hparams.yaml", store: (folder) => one("lightning", dirname(folder), { folder }) },
  { name: /^(result\.json|progress\.csv)$/, beside: "params.json", store: (folder) => one("ray", dirname(folder), { folder }) },
  { name: /^(task\.json|metrics\.jsonl)$/, beside: "task.json", store: (folder) => one("clearml", dirname(folder), { folder }) },
  { name: /^metrics\.json$/, beside: "plots", store: (folder) => one("dvclive", folder, { folder }) },
];

/** A file that was named is read even where its columns do not look like those of a training. */
export function fileStore(path: string, kind: StoreKind | undefined): FoundStore | undefined {
  const [folder, name] = [dirname(path), basename(path)];
  const known = RUN_FILES.find((each) => each.name.test(name) && (each.beside === undefined || existsSync(join(folder, each.beside))))?.store(folder);
  if (known) return known;
  if (isNeptunePart(name)) return one("neptune", dirname(folder), { folder });
  if (kind) return one(kind, folder, { folder, name });
  return /\.(csv|tsv|jsonl|ndjson)$/i.test(name) && statSync(path).isFile() ? one("table", folder, { folder, name }) : undefined;
}

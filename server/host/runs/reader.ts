import { statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";

import { noContents, readerOf, wholeRuns, type Run, type StoreContents, type StoreProblem, type StoreReader, type TrackingServer } from "../../core/index.ts";
import { gitRepository, noRepository } from "../gitRepository.ts";
import { pathOf } from "../uris.ts";
import { openDatabases } from "./database.ts";
import { storeFolders } from "./folder.ts";
import { headSniffer, storeSearch, type FoundStore } from "./search.ts";
import { isServerAddress, serverFromEnvironment, serverReader } from "./server.ts";

export interface RunQuery {
  /** Folders to search for stores. */
  readonly folders?: readonly string[];
  /** Stores by path or `file:` URI, read wherever they are. */
  readonly stores?: readonly string[];
  /** Whether `git` may be started to read DVC's experiments. */
  readonly git?: boolean;
  /** Tracking servers that the person named. */
  readonly servers?: readonly TrackingServer[];
}

/** Reads stores again and again: what did not change on the disk is not read twice. */
export interface RunReader {
  read(query: RunQuery): Promise<readonly StoreContents[]>;
}

export function runReader(): RunReader {
  const folderAt = storeFolders();
  const storesIn = storeSearch();
  const kindOf = headSniffer();
  const openDatabase = openDatabases();
  const readers = new Map<string, StoreReader>();
  const readServer = serverReader();

  async function read({ kind, root, folders, names }: FoundStore, git: boolean): Promise<StoreContents> {
    const key = `${kind} ${root} ${String(git)}`;
    const reader = readers.get(key) ?? readerOf(kind, { now: Date.now, openDatabase, folderAt, repositoryAt: git ? gitRepository : noRepository });
    readers.set(key, reader);
    try {
      return await reader({ root: folderAt(root), folders: [...folders].toSorted().map(folderAt), names: [...names] });
    } catch (error) {
      return noContents({ file: root, message: `This store could not be read: ${error instanceof Error ? error.message : String(error)}` });
    }
  }

  async function named(store: string): Promise<readonly FoundStore[] | StoreProblem> {
    const path = resolve(pathOf(store) ?? store.replace(/^(sqlite:\/\/\/|file:)/, ""));
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return { file: path, message: "There is no such file or folder." };
    const found = stat.isFile() ? fileStores(path, kindOf(path)) : await storesIn(path);
    const whole = found.length === 0 && stat.isDirectory() ? [{ kind: "mlflow" as const, root: path, folders: new Set<string>(), names: new Set<string>() }] : found;
    return whole.length > 0 ? whole : { file: path, message: NO_STORE };
  }

  return {
    read: async ({ folders = [], stores: given = [], git = false, servers = [] }) => {
      const stores = given.filter((store) => !isServerAddress(store));
      const asked = [...servers, ...given.filter(isServerAddress).map((address) => serverFromEnvironment(address, process.env))];
      const remote = Promise.all(asked.map((server) => readServer(server)));
      const found = (await Promise.all(folders.map((folder) => storesIn(resolve(folder))))).flat();
      const byName = await Promise.all(stores.map(named));
      const problems = byName.flatMap((each) => (isFound(each) ? [] : [each]));
      const all = new Map([...found, ...byName.filter(isFound).flat()].map((store) => [`${store.kind} ${store.root}`, store]));
      const contents = await Promise.all([...all.values()].map((store) => read(store, git)));
      const empty = byName.flatMap((each, index) => (isFound(each) && each.every(({ kind, root }) => kind === "mlflow" && isEmpty(contents, root)) ? [{ file: stores[index] ?? "", message: NO_STORE }] : []));
      return [...contents, ...(await remote), ...(problems.length + empty.length > 0 ? [noContents(...problems, ...empty)] : [])];
    },
  };
}

const NO_STORE = "This is no store of a tracker that Modelwright knows: MLflow, W&B, TensorBoard, DVC, Trainer, Lightning, Keras, Optuna, Trackio, ClearML, Ray Tune, or a table of metrics.";

const isFound = (each: readonly FoundStore[] | StoreProblem): each is readonly FoundStore[] => !("message" in each);

const isEmpty = (contents: readonly StoreContents[], root: string): boolean => contents.every(({ runs, problems }) => runs.every(({ store }) => store !== root) && problems.every(({ file }) => !file.startsWith(root)));

/** A file that was named is read even where its columns do not look like those of a training. */
function fileStores(path: string, kind: FoundStore["kind"] | undefined): readonly FoundStore[] {
  const [folder, name] = [dirname(path), basename(path)];
  const one = (found: FoundStore["kind"], root = folder, names: readonly string[] = [name]): readonly FoundStore[] => [{ kind: found, root, folders: new Set([folder]), names: new Set(names) }];
  if (name.endsWith(".wandb")) return one("wandb", dirname(folder), []);
  if (name.includes("tfevents")) return one("tensorboard", dirname(folder), []);
  if (kind) return one(kind);
  return /\.(csv|tsv|jsonl|ndjson)$/i.test(name) ? one("table") : [];
}

/** What `modelwright runs list --format json` prints; the shape is promised to scripts. */
export interface RunList {
  readonly version: 1;
  readonly runs: readonly Run[];
  readonly problems: readonly StoreProblem[];
}

/** The runs of all stores, the newest first, with everything that is known of them. */
export async function listRuns({ includeDeleted = false, ...query }: RunQuery & { readonly includeDeleted?: boolean }): Promise<RunList> {
  return runListOf(await runReader().read({ git: true, ...query }), includeDeleted);
}

export function runListOf(contents: readonly StoreContents[], includeDeleted = false): RunList {
  const runs = contents.flatMap(wholeRuns).filter((run) => !run.deleted || includeDeleted);
  return { version: 1, runs: runs.toSorted((a, b) => (b.startTime ?? 0) - (a.startTime ?? 0)), problems: contents.flatMap(({ problems }) => problems) };
}

import { statSync } from "node:fs";
import { resolve } from "node:path";

import { noContents, readerOf, wholeRuns, type Run, type StoreContents, type StoreProblem, type StoreReader, type TrackingServer } from "../../core/index.ts";
import { gitRepository, noRepository } from "../gitRepository.ts";
import { openParquet } from "../parquet.ts";
import { openArchives } from "./archive.ts";
import { columnReader } from "./columns.ts";
import { openDatabases } from "./database.ts";
import { storeFolders } from "./folder.ts";
import { fileStore, foreignStore, runFolder, storePath } from "./named.ts";
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
  /** How many changes were met so far: of files, of databases, and of servers, which are not known to have stayed the same. */
  changes(): number;
}

export function runReader(): RunReader {
  let changes = 0;
  const changed = (): void => void (changes += 1);
  const folderAt = storeFolders(changed);
  const storesIn = storeSearch();
  const kindOf = headSniffer();
  const openArchive = openArchives();
  const openDatabase = openDatabases(changed);
  const readers = new Map<string, StoreReader>();
  const readServer = serverReader();
  const columnsAround = columnReader();
  let columns = columnsAround();

  async function read({ kind, root, folders, names }: FoundStore, git: boolean): Promise<StoreContents> {
    const key = `${kind} ${root} ${String(git)}`;
    const reader = readers.get(key) ?? readerOf(kind, { now: Date.now, openArchive, openDatabase, openParquet, folderAt, repositoryAt: git ? gitRepository : noRepository, mappingOf: (path) => columns.of(path) });
    readers.set(key, reader);
    try {
      return await reader({ root: folderAt(root), folders: [...folders].toSorted().map(folderAt), names: [...names] });
    } catch (error) {
      return noContents({ file: root, message: `This store could not be read: ${error instanceof Error ? error.message : String(error)}` });
    }
  }

  async function named(store: string): Promise<readonly FoundStore[] | StoreProblem> {
    const foreign = foreignStore(store);
    if (foreign) return foreign;
    const path = storePath(store);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return { file: path, message: "There is no such file or folder." };
    const found = stat.isFile() ? [fileStore(path, kindOf(path)) ?? []].flat() : await inFolder(path);
    const whole = found.length === 0 && stat.isDirectory() ? [{ kind: "mlflow" as const, root: path, folders: new Set<string>(), names: new Set<string>() }] : found;
    return whole.length > 0 ? whole : { file: path, message: NO_STORE };
  }

  /** A run's own folder is that run, whatever it logged into it. */
  async function inFolder(path: string): Promise<readonly FoundStore[]> {
    const run = runFolder(path);
    return run ? [run] : storesIn(path, columns.of);
  }

  return {
    changes: () => changes,
    read: async ({ folders = [], stores: given = [], git = false, servers = [] }) => {
      columns = columnsAround();
      const stores = given.filter((store) => !isServerAddress(store));
      const asked = [...servers, ...given.filter(isServerAddress).map((address) => serverFromEnvironment(address, process.env))];
      if (asked.length > 0) changed();
      const remote = Promise.all(asked.map((server) => readServer(server)));
      const found = (await Promise.all(folders.map((folder) => storesIn(resolve(folder), columns.of)))).flat();
      const byName = await Promise.all(stores.map(named));
      const problems = byName.flatMap((each) => (isFound(each) ? [] : [each]));
      const contents = await Promise.all(distinctStores(found, byName.filter(isFound).flat()).map((store) => read(store, git)));
      const empty = byName.flatMap((each, index) => (isFound(each) && each.every(({ kind, root }) => kind === "mlflow" && isEmpty(contents, root)) ? [{ file: stores[index] ?? "", message: NO_STORE }] : []));
      const others = [...problems, ...empty, ...columns.problems()];
      return [...contents, ...(await remote), ...(others.length > 0 ? [noContents(...others)] : [])];
    },
  };
}

const NO_STORE = "This is no store of a tracker that Modelwright knows: MLflow, W&B, TensorBoard, DVC, Trainer, Lightning, Keras, Optuna, Trackio, ClearML, Ray Tune, Neptune, or a table of metrics.";

const isFound = (each: readonly FoundStore[] | StoreProblem): each is readonly FoundStore[] => !("message" in each);

const isEmpty = (contents: readonly StoreContents[], root: string): boolean => contents.every(({ runs, problems }) => runs.every(({ store }) => store !== root) && problems.every(({ file }) => !file.startsWith(root)));

/** Each store once; of a store that is named for several of its runs, all of these. */
function distinctStores(found: readonly FoundStore[], named: readonly FoundStore[]): readonly FoundStore[] {
  const all = new Map(found.map((store) => [keyOf(store), store]));
  for (const store of named) {
    const known = all.get(keyOf(store));
    all.set(keyOf(store), known ? { ...store, folders: new Set([...known.folders, ...store.folders]), names: new Set([...known.names, ...store.names]) } : store);
  }
  return [...all.values()];
}

const keyOf = ({ kind, root }: FoundStore): string => `${kind} ${root}`;

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

import { statSync } from "node:fs";
import { basename, join, resolve } from "node:path";

import { isMlflowStore, readMlflowCurve, readMlflowStore, type Curve, type Run, type Store, type StoreFolder, type StoreProblem } from "../core/index.ts";
import { storeFolders } from "./storeFolder.ts";
import { storeSearch } from "./storeSearch.ts";
import { pathOf } from "./uris.ts";

/** What `modelwright runs list --format json` prints; the shape is promised to scripts. */
export interface RunList {
  readonly version: 1;
  readonly runs: readonly Run[];
  readonly problems: readonly StoreProblem[];
}

export interface RunQuery {
  /** Folders to search for stores. */
  readonly folders?: readonly string[];
  /** Stores by path or `file:` URI, read wherever they are. */
  readonly stores?: readonly string[];
  readonly includeDeleted?: boolean;
}

/** Reads runs again and again: what did not change on the disk is not read twice. */
export interface RunReader {
  list(query: RunQuery): Promise<RunList>;
  curve(run: Pick<Run, "id" | "store">, metric: string): Promise<Curve>;
}

export function runReader(): RunReader {
  const folderAt = storeFolders();
  const storesIn = storeSearch();
  return {
    list: async (query) => {
      const found = await Promise.all((query.folders ?? []).map((folder) => storesIn(resolve(folder))));
      return listed(query, found.flat(), folderAt);
    },
    curve: ({ id, store }, metric) => readMlflowCurve(folderAt(store), id, metric),
  };
}

/** The runs of all stores, the newest first. */
export const listRuns = (query: RunQuery): Promise<RunList> => runReader().list(query);

async function listed(query: RunQuery, found: readonly string[], folderAt: (path: string) => StoreFolder): Promise<RunList> {
  const named = (query.stores ?? []).map(pathOfStore);
  const stores = await Promise.all([...new Set([...found, ...named])].map((path) => readStore(folderAt(path), named.includes(path))));
  const runs = stores.flatMap((store) => store.runs).filter((run) => !run.deleted || query.includeDeleted);
  return {
    version: 1,
    runs: runs.toSorted((a, b) => (b.startTime ?? 0) - (a.startTime ?? 0)),
    problems: stores.flatMap(({ problems }) => problems),
  };
}

async function readStore(folder: StoreFolder, wasNamed: boolean): Promise<Store> {
  if (await isMlflowStore(folder)) return readMlflowStore(folder);
  const message = "This is no MLflow file store: no folder in it has a `meta.yaml` of an experiment.";
  return { runs: [], problems: wasNamed ? [{ file: folder.path, message }] : [] };
}

function pathOfStore(store: string): string {
  const path = resolve(pathOf(store) ?? store.replace(/^file:/, ""));
  const inside = join(path, "mlruns");
  return basename(path) !== "mlruns" && statSync(inside, { throwIfNoEntry: false }) ? inside : path;
}

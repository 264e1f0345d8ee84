import { summarisedContents, type StoreContents } from "../contents.ts";
import { noCurve, type Curve } from "../curve.ts";
import { filesBelow, type StoreEntries, type StoreFile, type StoreFolder } from "../folder.ts";
import { readFileRegistry } from "./fileRegistry.ts";
import { readMetaOf, textOf } from "./meta.ts";
import { readCurve } from "./metric.ts";
import { readRun, type ReadRuns } from "./runFolder.ts";

/**
 * Reads MLflow's file store, the folder usually called `mlruns`:
 * `<experiment>/meta.yaml`, `<experiment>/<run>/meta.yaml`, and one file per parameter, metric and tag beside it.
 * A folder without a `meta.yaml` is something else (artifacts share the tree) and is passed over.
 */
export async function readMlflowStore(root: StoreFolder, places: readonly StoreFolder[] = []): Promise<StoreContents> {
  const { folders } = await root.entries();
  const named = places.filter(({ path }) => path !== root.path).map(({ path }) => path);
  const isWanted = ({ path }: StoreFolder): boolean => named.length === 0 || named.some((each) => each === path || isBelow(each, path) || isBelow(path, each));
  const experiments = folders.filter((folder) => !NOT_EXPERIMENTS.has(folder.name) && isWanted(folder));
  const trash = await entriesOf(folders.find((folder) => folder.name === ".trash"));
  const stores = [
    ...experiments.map((folder) => readExperiment(folder, root.path, { inTrash: false, isWanted })),
    ...trash.folders.map((folder) => readExperiment(folder, root.path, { inTrash: true, isWanted })),
  ];
  const { runs, problems } = joined(await Promise.all(stores));
  const registry = await readFileRegistry(root);
  const contents = summarisedContents(runs, [...problems, ...registry.problems], curveReader(root));
  return { ...contents, models: registry.models };
}

/** Whether a folder looks like a file store: one of its folders is an experiment. */
export async function isMlflowStore(root: StoreFolder): Promise<boolean> {
  const { folders } = await root.entries();
  for (const folder of folders.slice(0, 50)) {
    const meta = (await folder.entries()).files.find((file) => file.name === "meta.yaml");
    const text = await meta?.text().catch(() => "");
    if (text?.includes("experiment_id")) return true;
  }
  return false;
}

const NOT_EXPERIMENTS = new Set([".trash", "models"]);

/** Whether one path lies in another, on any system. */
const isBelow = (path: string, above: string): boolean => path.startsWith(above) && /^[\\/]/.test(path.slice(above.length));

interface Wanted {
  readonly inTrash: boolean;
  /** An experiment or a run that was named stands for itself. */
  readonly isWanted: (folder: StoreFolder) => boolean;
}

async function readExperiment(folder: StoreFolder, store: string, { inTrash, isWanted }: Wanted): Promise<ReadRuns> {
  const { folders, files } = await folder.entries();
  const meta = await readMetaOf(files, ["experiment_id"]);
  if (!meta) return { runs: [], problems: [] };
  const fields = meta.state === "read" ? meta.fields : {};
  const experiment = textOf(fields["name"]) ?? folder.name;
  const deleted = inTrash || fields["lifecycle_stage"] === "deleted";
  const runs = await Promise.all(folders.filter(isWanted).map((run) => readRun(run, { experiment, store, deleted }, folder)));
  return joined([{ runs: [], problems: meta.state === "damaged" ? [meta.problem] : [] }, ...runs]);
}

/** Where the curves of a run lie is found once; contents that have changed are read with a reader of their own. */
function curveReader(root: StoreFolder): (runId: string, metric: string) => Promise<Curve> {
  const known = new Map<string, Promise<ReadonlyMap<string, StoreFile>>>();
  return async (runId, metric) => {
    const files = known.get(runId) ?? metricFiles(root, runId);
    known.set(runId, files);
    const file = (await files).get(metric);
    return file ? readCurve(file.path, await file.text()) : noCurve;
  };
}

async function metricFiles(root: StoreFolder, runId: string): Promise<ReadonlyMap<string, StoreFile>> {
  const { folders } = await root.entries();
  const trash = await entriesOf(folders.find((folder) => folder.name === ".trash"));
  for (const experiment of [...folders, ...trash.folders]) {
    const run = (await experiment.entries()).folders.find((folder) => folder.name === runId);
    const metrics = await folderNamed(run, "metrics");
    if (metrics) return new Map(await filesBelow(metrics));
  }
  return new Map();
}

async function entriesOf(folder: StoreFolder | undefined): Promise<StoreEntries> {
  return folder ? await folder.entries() : { folders: [], files: [] };
}

async function folderNamed(folder: StoreFolder | undefined, name: string): Promise<StoreFolder | undefined> {
  return (await entriesOf(folder)).folders.find((candidate) => candidate.name === name);
}

function joined(stores: readonly ReadRuns[]): ReadRuns {
  return { runs: stores.flatMap(({ runs }) => runs), problems: stores.flatMap(({ problems }) => problems) };
}

import type { StoreContents } from "../contents.ts";
import { growingCurve, type Curve } from "../curve.ts";
import { isRecord, numberFrom } from "../numbers.ts";
import { remoteContents, type RemoteRun } from "../remote.ts";
import { valueOf, type RunStatus } from "../run.ts";
import type { RunData } from "../registered.ts";
import { serverArtifacts, type Download } from "./artifacts.ts";
import { pages, type AskServer, type Fields } from "./pages.ts";
import { readServerRegistry } from "./registry.ts";
import { codeIn, ownFields } from "./tags.ts";

/** A tracking server that a person named, and how it knows them. What is secret is never written to a file. */
export interface TrackingServer {
  /** Such as `https://mlflow.example.com`. */
  readonly address: string;
  readonly token?: string;
  readonly user?: string;
  readonly password?: string;
}

/** What servers allow at most, or a bit less. */
const [EXPERIMENTS_PER_PAGE, RUNS_PER_PAGE, POINTS_PER_PAGE, EXPERIMENTS_PER_QUESTION] = [1000, 1000, 25_000, 100];

interface ServerRun extends RemoteRun {
  readonly data: readonly RunData[];
}

/**
 * Reads all runs of an MLflow tracking server (or Databricks, which speaks the same), page by page. Curves are asked for
 * one by one when somebody looks at them; the lowest, highest and mean of a curve are NaN until then.
 */
export async function readMlflowServer(address: string, ask: AskServer, download?: Download): Promise<StoreContents> {
  const experiments = new Map((await pages(ask, "experiments/search", "experiments", { max_results: EXPERIMENTS_PER_PAGE, view_type: "ALL" })).map((each) => [text(each["experiment_id"]), each]));
  const ids = [...experiments.keys()];
  const runs: ServerRun[] = [];
  for (let start = 0; start < ids.length; start += EXPERIMENTS_PER_QUESTION) {
    const question = { experiment_ids: ids.slice(start, start + EXPERIMENTS_PER_QUESTION), max_results: RUNS_PER_PAGE, run_view_type: "ALL" };
    runs.push(...(await pages(ask, "runs/search", "runs", question)).map((run) => runOf(run, experiments, address)));
  }
  // Some servers have no registry, or keep it to others.
  const models = await readServerRegistry(address, ask).catch(() => []);
  const contents = remoteContents(runs.toSorted((a, b) => (b.startTime ?? 0) - (a.startTime ?? 0)), ({ id }, metric) => history(ask, id, metric));
  return { ...contents, models, dataOf: (runId) => runs.find(({ id }) => id === runId)?.data ?? [], artifactsOf: (runId) => (download ? serverArtifacts(runId, ask, download) : undefined) };
}

function runOf(run: Fields, experiments: ReadonlyMap<string, Fields>, store: string): ServerRun {
  const [info, data] = [record(run["info"]), record(run["data"])];
  const pairs = (list: unknown): readonly (readonly [string, string])[] => records(list).map(({ key, value }) => [text(key), text(value)]);
  const tags = Object.fromEntries(pairs(data["tags"])) as Readonly<Record<string, string>>;
  const experiment = experiments.get(text(info["experiment_id"]));
  const [start, end] = [Number(info["start_time"]), Number(info["end_time"])];
  const id = text(info["run_id"] ?? info["run_uuid"]);
  const code = codeIn(tags);
  return {
    id,
    name: text(info["run_name"] ?? tags["mlflow.runName"] ?? id),
    experiment: text(experiment?.["name"] ?? info["experiment_id"]),
    store,
    tracker: "MLflow",
    status: STATUS[text(info["status"])] ?? "unknown",
    ...(start > 0 && { startTime: start }),
    ...(end > 0 && { endTime: end }),
    deleted: info["lifecycle_stage"] === "deleted" || experiment?.["lifecycle_stage"] === "deleted",
    tags,
    ...ownFields(tags),
    ...(code && { code }),
    ...(typeof info["artifact_uri"] === "string" && { folder: info["artifact_uri"] }),
    params: Object.fromEntries(pairs(data["params"])),
    data: records(record(run["inputs"])["dataset_inputs"]).map(dataOf),
    known: new Map(records(data["metrics"]).map(({ key, value, step }) => [text(key), { last: valueOf(measured(value)), step: Number(step ?? 0) }])),
  };
}

function dataOf({ dataset, tags }: Fields): RunData {
  const own = record(dataset);
  const use = records(tags).find(({ key }) => key === "mlflow.data.context")?.["value"];
  return { name: text(own["name"]), digest: text(own["digest"]), ...(typeof use === "string" && { use }), ...(typeof own["source"] === "string" && { source: own["source"] }) };
}

const STATUS: Readonly<Record<string, RunStatus>> = { RUNNING: "running", SCHEDULED: "scheduled", FINISHED: "finished", FAILED: "failed", KILLED: "killed" };

/** As in its database, infinities are the largest numbers that there are. */
const LARGEST = 1.7976931348623157e308;

function measured(value: unknown): number {
  const number = numberFrom(value) ?? (typeof value === "string" ? Number(value) : NaN);
  return Math.abs(number) >= LARGEST ? number * 2 : number;
}

async function history(ask: AskServer, runId: string, metric: string): Promise<Curve> {
  const points = await pages(ask, "metrics/get-history", "metrics", { run_id: runId, metric_key: metric, max_results: POINTS_PER_PAGE }, "GET");
  const curve = growingCurve();
  for (const { step, timestamp, value } of points.toSorted((a, b) => Number(a["step"] ?? 0) - Number(b["step"] ?? 0))) curve.add(Number(step ?? 0), Number(timestamp), measured(value));
  return curve.curve();
}

const text = (value: unknown): string => (typeof value === "string" ? value : typeof value === "number" ? String(value) : "");
const record = (value: unknown): Fields => (isRecord(value) ? value : {});
const records = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isRecord) : []);

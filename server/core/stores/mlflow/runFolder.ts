import type { SummarisedRun } from "../contents.ts";
import { summarise } from "../curve.ts";
import { filesBelow, textIn, type StoreFile, type StoreFolder } from "../folder.ts";
import { memo } from "../../memo.ts";
import type { MetricSummary, RunHead, RunStatus, StoreProblem } from "../run.ts";
import { mlflowArtifacts } from "./artifacts.ts";
import { readFileData } from "./fileRegistry.ts";
import { keptText, readMetaOf, textOf, timeOf, unreadable } from "./meta.ts";
import { readCurve } from "./metric.ts";
import { codeIn, ownFields } from "./tags.ts";

export interface ReadRuns {
  readonly runs: readonly SummarisedRun[];
  readonly problems: readonly StoreProblem[];
}

/** Reads one run's folder. Nothing comes of a folder that is no run; a damaged one gives its problem instead. */
export async function readRun(folder: StoreFolder, within: Pick<RunHead, "experiment" | "store" | "deleted">, experiment: StoreFolder): Promise<ReadRuns> {
  const { folders, files } = await folder.entries();
  const meta = await readMetaOf(files, ["status"]);
  if (!meta || !isRun(folders, meta.state === "read" ? meta.fields : undefined)) return { runs: [], problems: [] };
  if (meta.state === "damaged") return { runs: [], problems: [meta.problem] };
  const { fields } = meta;
  const problems: StoreProblem[] = [];
  const [params, tags, summaries] = await Promise.all([texts(folders, "params", problems), texts(folders, "tags", problems), readMetrics(folders, problems)]);
  const id = textOf(fields["run_id"]) ?? textOf(fields["run_uuid"]) ?? folder.name;
  const startTime = timeOf(fields["start_time"]);
  const endTime = timeOf(fields["end_time"]);
  const code = codeIn(tags);
  const artifacts = mlflowArtifacts(folders.find(({ name }) => name === "artifacts"));
  const run: SummarisedRun = {
    id,
    name: textOf(fields["run_name"]) ?? tags["mlflow.runName"] ?? id,
    ...within,
    tracker: "MLflow",
    status: STATUS[Number(fields["status"])] ?? "unknown",
    ...(startTime === undefined ? {} : { startTime }),
    ...(endTime === undefined ? {} : { endTime }),
    deleted: within.deleted || fields["lifecycle_stage"] === "deleted",
    ...ownFields(tags),
    ...(code && { code }),
    folder: `${folder.path}/artifacts`,
    params,
    metricNames: [...summaries.keys()],
    summaryOf: (metric) => summaries.get(metric),
    tags,
    ...(artifacts && { artifacts }),
    data: await readFileData(folders, experiment),
  };
  return { runs: [run], problems };
}

/** By the number that MLflow writes. */
const STATUS: readonly RunStatus[] = ["unknown", "running", "scheduled", "finished", "failed", "killed"];

interface Summarised {
  readonly summary?: MetricSummary;
  readonly problem?: StoreProblem;
}

/** Traces, data sets and logged models keep a `meta.yaml` in the same place; a run also has the folders of a run. */
function isRun(folders: readonly StoreFolder[], fields: Readonly<Record<string, unknown>> | undefined): boolean {
  return fields?.["run_id"] !== undefined || fields?.["run_uuid"] !== undefined || folders.some(({ name }) => name === "params" || name === "metrics");
}

async function readMetrics(folders: readonly StoreFolder[], problems: StoreProblem[]): Promise<ReadonlyMap<string, MetricSummary>> {
  const folder = folders.find(({ name }) => name === "metrics");
  const files = folder ? await filesBelow(folder) : [];
  const summaries = await Promise.all(files.map(async ([key, file]) => [key, await summaryOf(file)] as const));
  return new Map(
    summaries.flatMap(([key, { summary, problem }]) => {
      if (problem) problems.push(problem);
      return summary ? [[key, summary] as const] : [];
    }),
  );
}

/** Remembered per file: of a store that grows, only the curves that changed are read again. */
const summaryOf = memo(async (file: StoreFile): Promise<Summarised> => {
  const text = await textIn(file);
  if (text === undefined) return { problem: unreadable(file) };
  const curve = readCurve(file.path, text);
  const summary = summarise(curve);
  return { ...(summary && { summary }), ...(curve.problem && { problem: curve.problem }) };
});

async function texts(folders: readonly StoreFolder[], name: string, problems: StoreProblem[]): Promise<Readonly<Record<string, string>>> {
  const folder = folders.find((candidate) => candidate.name === name);
  const files = folder ? await filesBelow(folder) : [];
  const values = await Promise.all(
    files.map(async ([key, file]) => {
      const text = await keptText(file);
      if (text === undefined) problems.push(unreadable(file));
      return text === undefined ? [] : [[key, text] as const];
    }),
  );
  return Object.fromEntries(values.flat());
}

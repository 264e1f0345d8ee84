import { memo } from "../../memo.ts";
import { given } from "../artifacts/files.ts";
import { contentsOf, type LoggedRun } from "../contents.ts";
import type { StoreFile } from "../folder.ts";
import type { StoreReader } from "../reader.ts";
import type { RunStatus, StoreProblem } from "../run.ts";
import { emptyRun, takeRows, type NeptuneRun, type ParquetTable } from "./rows.ts";

/** Rejects with what is wrong where the file is damaged. */
export type OpenParquet = (path: string) => Promise<ParquetTable>;

/** Runs are written in parts of about 50 MB. */
const PART = /_part_\d+\.parquet$/;
export const isNeptunePart = (name: string): boolean => PART.test(name);

/** Reads what Neptune's exporter wrote before the service closed: a folder per project, and in it the parts of each run. */
export function neptuneReader(open: OpenParquet): StoreReader {
  const partOf = memo((file: StoreFile) => readPart(file, open));
  return async ({ root, folders }) => {
    const problems: StoreProblem[] = [];
    const runs: LoggedRun[] = [];
    for (const folder of folders) {
      const files = (await folder.entries()).files.filter(({ name }) => isNeptunePart(name));
      const parts: (readonly [id: string, run: NeptuneRun])[] = [];
      for (const file of files) {
        const part = await partOf(file);
        if (part.state === "damaged") problems.push({ file: file.path, message: part.message });
        else parts.push(...part.runs);
      }
      const ids = new Set(parts.map(([id]) => id));
      runs.push(...[...ids].map((id) => loggedRun(id, parts.filter(([each]) => each === id).map(([, run]) => run), root.path, folder.path)));
    }
    return contentsOf(runs, problems);
  };
}

type Part = { readonly state: "read"; readonly runs: ReadonlyMap<string, NeptuneRun> } | { readonly state: "damaged"; readonly message: string };

async function readPart(file: StoreFile, open: OpenParquet): Promise<Part> {
  try {
    const table = await open(file.path);
    try {
      // Others name their files so as well.
      if (!["run_id", "attribute_path", "attribute_type"].every((name) => table.columns.includes(name))) return { state: "read", runs: new Map() };
      const runs = new Map<string, NeptuneRun>();
      await takeRows(table, runs);
      return { state: "read", runs };
    } finally {
      await table.close();
    }
  } catch (error) {
    return { state: "damaged", message: `This file cannot be read: ${error instanceof Error ? error.message : String(error)}. The run's other parts are shown.` };
  }
}

function loggedRun(id: string, parts: readonly NeptuneRun[], store: string, folder: string): LoggedRun {
  const whole = emptyRun();
  for (const { project, attributes, curves } of parts) {
    if (project !== "") whole.project = project;
    for (const [name, value] of attributes) whole.attributes.set(name, value);
    for (const [name, curve] of curves) {
      const known = whole.curves.get(name);
      if (known) known.append(curve.curve());
      else whole.curves.set(name, curve.copy());
    }
  }
  const system = (name: string): string | undefined => whole.attributes.get(`sys/${name}`);
  const times = { startTime: timeOf(system("creation_time")), endTime: system("state")?.toLowerCase() === "active" ? undefined : timeOf(system("modification_time")) };
  return {
    id,
    name: system("name") ?? system("custom_run_id") ?? id,
    experiment: system("experiment/name") ?? whole.project,
    store,
    tracker: "Neptune",
    status: statusOf(system("failed"), system("state")),
    ...given(times),
    deleted: system("trashed") === "true",
    tags: given({ tags: system("tags"), group_tags: system("group_tags"), owner: system("owner") }),
    ...given({ note: system("description") === "" ? undefined : system("description"), code: codeOf(whole) }),
    folder,
    params: Object.fromEntries([...whole.attributes].filter(([name]) => !OWN.test(name))),
    curves: whole.curves,
  };
}

/** What Neptune itself writes of a run. */
const OWN = /^(sys|monitoring|source_code)\//;

function statusOf(failed: string | undefined, state: string | undefined): RunStatus {
  if (failed === "true") return "failed";
  return state?.toLowerCase() === "active" || state?.toLowerCase() === "running" ? "running" : "finished";
}

function codeOf({ attributes }: NeptuneRun): LoggedRun["code"] {
  const [commit, repository, program] = [attributes.get("source_code/git/commit_id"), attributes.get("source_code/git/remotes"), attributes.get("source_code/entrypoint")];
  return commit === undefined && program === undefined ? undefined : given({ commit, repository, program });
}

const timeOf = (text: string | undefined): number | undefined => (text === undefined || Number.isNaN(Date.parse(text)) ? undefined : Date.parse(text));

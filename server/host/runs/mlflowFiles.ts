import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import type { ExperimentRun, RunChange } from "../../core/index.ts";

const NOTE = "mlflow.note.content";
/** What MLflow allows in names of tags; each part is the name of a folder or file. */
const TAG_NAME = /^[\w.\- :]+(\/[\w.\- :]+)*$/;

/** Writes to the folder of a run as MLflow's client does: a file per tag, and two fields of `meta.yaml` for a run that is deleted. */
export function changeMlflowFiles(change: RunChange, run: ExperimentRun): void {
  const folder = dirname(run.folder ?? "");
  const meta = join(folder, "meta.yaml");
  if (run.folder === undefined || !existsSync(meta)) throw new Error(`The folder of ${run.name} is not there any more; refresh the table.`);
  if (change.change === "tag") setTag(folder, change.name, change.value);
  else if (change.change === "note") setTag(folder, NOTE, change.text);
  else if (change.change === "untag") removeTag(folder, change.name);
  else setStage(folder, meta, change.change === "delete" ? "deleted" : "active");
}

function setTag(folder: string, name: string, value: string): void {
  const file = tagFile(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  replace(folder, file, value);
}

function removeTag(folder: string, name: string): void {
  const file = tagFile(folder, name);
  if (!existsSync(file)) throw new Error(`The run has no tag \`${name}\` any more; refresh the table.`);
  rmSync(file);
}

function tagFile(folder: string, name: string): string {
  if (!TAG_NAME.test(name) || name.split("/").some((part) => part === "." || part === "..")) throw new Error(`MLflow allows letters, digits, \`_\`, \`-\`, \`.\`, \`:\`, spaces and \`/\` in names of tags, so \`${name}\` cannot be one.`);
  return join(folder, "tags", ...name.split("/"));
}

/** Line by line, so that everything else of the file stays as it was written. */
function setStage(folder: string, meta: string, stage: "active" | "deleted"): void {
  const lines = readFileSync(meta, "utf8").replace(/\n$/, "").split("\n").filter((line) => !/^(deleted_time|lifecycle_stage):/.test(line));
  const fields = [`lifecycle_stage: ${stage}`, ...(stage === "deleted" ? [`deleted_time: ${Date.now()}`] : [])];
  replace(folder, meta, `${[...lines, ...fields].toSorted().join("\n")}\n`);
}

/** A reader sees the old file or the new one, never half of it. Among tags and metrics the new one would be one of them until it has its name, so it waits in the run's folder. */
function replace(folder: string, file: string, text: string): void {
  const fresh = join(folder, `.modelwright-${process.pid}.new`);
  try {
    writeFileSync(fresh, text);
    renameSync(fresh, file);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

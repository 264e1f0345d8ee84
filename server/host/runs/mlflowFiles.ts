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
  else if (change.change === "untag") rmSync(tagFile(folder, change.name));
  else setStage(meta, change.change === "delete" ? "deleted" : "active");
}

function setTag(folder: string, name: string, value: string): void {
  const file = tagFile(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  replace(file, value);
}

function tagFile(folder: string, name: string): string {
  if (!TAG_NAME.test(name) || name.split("/").some((part) => part === "." || part === "..")) throw new Error(`MLflow allows letters, digits, \`_\`, \`-\`, \`.\`, \`:\`, spaces and \`/\` in names of tags, so \`${name}\` cannot be one.`);
  return join(folder, "tags", ...name.split("/"));
}

/** Line by line, so that everything else of the file stays as it was written. */
function setStage(meta: string, stage: "active" | "deleted"): void {
  const lines = readFileSync(meta, "utf8").replace(/\n$/, "").split("\n").filter((line) => !/^(deleted_time|lifecycle_stage):/.test(line));
  const fields = [`lifecycle_stage: ${stage}`, ...(stage === "deleted" ? [`deleted_time: ${Date.now()}`] : [])];
  replace(meta, `${[...lines, ...fields].toSorted().join("\n")}\n`);
}

/** A reader sees the old file or the new one, never half of it. */
function replace(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

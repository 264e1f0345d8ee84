import ignore from "ignore";

import { itemsAt, stringAt } from "../../../syntax/data/access.ts";
import { readData } from "../../../syntax/data/read.ts";
import type { Snapshot } from "../../../workspace/snapshot.ts";
import { baseName, folderOf, relativePath, resolvePath } from "../../../workspace/uri.ts";
import { isSameOrInside } from "./graph.ts";
import { isRemote, pipelineOf } from "./pipeline.ts";

const MOST_LEVELS = 12;

/** True when the path is on disk, tracked by a .dvc file, made by a stage of the repository, or kept out of Git on purpose. */
export function canExist(uri: string, snapshot: Snapshot): boolean {
  if (isRemote(uri) && !uri.startsWith("file:")) return true;
  return snapshot.files.exists(uri) || foldersAbove(uri).some((folder) => isTracked(uri, folder, snapshot) || isIgnored(uri, folder, snapshot));
}

/** Up to the root of the repository, as far as it can be seen. */
function foldersAbove(uri: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = folderOf(uri); folders.length < MOST_LEVELS && /:\/\/[^/]*\/./.test(folder); folder = folderOf(folder)) folders.push(folder);
  return folders;
}

function isTracked(uri: string, folder: string, snapshot: Snapshot): boolean {
  return snapshot.files.list(folder).some((entry) => {
    const candidate = entry.endsWith("/") ? `${entry}dvc.yaml` : entry;
    if (baseName(candidate) === "dvc.yaml") return isMadeBy(uri, candidate, snapshot);
    return candidate.endsWith(".dvc") && isAddedBy(uri, candidate, snapshot);
  });
}

function isMadeBy(uri: string, pipelineUri: string, snapshot: Snapshot): boolean {
  const document = snapshot.files.read(pipelineUri);
  const pipeline = document && pipelineOf(document, snapshot);
  const uses = pipeline?.stages.flatMap((stage) => stage.uses) ?? [];
  return uses.some((use) => use.role === "out" && (isSameOrInside(uri, use.uri) || isSameOrInside(use.uri, uri)));
}

/** A `data.dvc` file stands for the paths in its `outs`; one that cannot be read stands for `data`. */
function isAddedBy(uri: string, fileUri: string, snapshot: Snapshot): boolean {
  const document = snapshot.files.read(fileUri);
  const outs = itemsAt(document && readData(document)?.roots[0], "outs").map((out) => stringAt(out, "path"));
  const paths = outs.length > 0 ? outs : [baseName(fileUri).slice(0, -".dvc".length)];
  return paths.some((path) => {
    const made = path === undefined ? undefined : resolvePath(folderOf(fileUri), path);
    return made !== undefined && (isSameOrInside(uri, made) || isSameOrInside(made, uri));
  });
}

function isIgnored(uri: string, folder: string, snapshot: Snapshot): boolean {
  const rules = snapshot.files.read(`${folder}/.gitignore`)?.text;
  const path = relativePath(folder, uri);
  return rules !== undefined && ignore.isPathValid(path) && ignore().add(rules).ignores(path);
}

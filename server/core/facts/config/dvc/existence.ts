import ignore from "ignore";

import { memo } from "../../../memo.ts";
import { itemsAt, stringAt } from "../../../syntax/data/access.ts";
import { readData } from "../../../syntax/data/read.ts";
import type { Snapshot } from "../../../workspace/snapshot.ts";
import { baseName, folderOf, relativePath, resolvePath } from "../../../workspace/uri.ts";
import { PathSet } from "./paths.ts";
import { isRemote, pipelineOf } from "./pipeline.ts";
import { repositoryFolders } from "./repository.ts";

/** True when the path is on disk, tracked by a .dvc file, made by a stage of the repository, or kept out of Git on purpose. What is made `without` does not count. */
export function canExist(uri: string, snapshot: Snapshot, without: ReadonlySet<string> = new Set()): boolean {
  if (isRemote(uri) && !uri.startsWith("file:")) return true;
  if (snapshot.files.exists(uri)) return true;
  return repositoryFolders(uri, snapshot).some((folder) => {
    const { tracked, ignored } = folderFacts(folder, snapshot);
    return tracked.touching(uri).some((made) => !without.has(made)) || ignored(relativePath(folder, uri));
  });
}

/** What the .dvc files and the pipelines around a path make. */
export const madeAround = (uri: string, snapshot: Snapshot): readonly string[] => repositoryFolders(uri, snapshot).flatMap((folder) => trackedIn(folder, snapshot));

interface FolderFacts {
  /** What the .dvc files of the folder and the dvc.yaml files of it and of its folders make. */
  readonly tracked: PathSet<string>;
  readonly ignored: (path: string) => boolean;
}

const knownFolders = memo<Snapshot, Map<string, FolderFacts>>(() => new Map());

function folderFacts(folder: string, snapshot: Snapshot): FolderFacts {
  const known = knownFolders(snapshot);
  const facts = known.get(folder) ?? { tracked: new PathSet(trackedIn(folder, snapshot).map((uri) => [uri, uri])), ignored: ignoredBy(folder, snapshot) };
  known.set(folder, facts);
  return facts;
}

function trackedIn(folder: string, snapshot: Snapshot): readonly string[] {
  return snapshot.files.list(folder).flatMap((entry) => {
    const candidate = entry.endsWith("/") ? `${entry}dvc.yaml` : entry;
    if (baseName(candidate) === "dvc.yaml") return madeBy(candidate, snapshot);
    return candidate.endsWith(".dvc") ? addedBy(candidate, snapshot) : [];
  });
}

function madeBy(pipelineUri: string, snapshot: Snapshot): readonly string[] {
  const document = snapshot.files.read(pipelineUri);
  const pipeline = document && pipelineOf(document, snapshot);
  const uses = pipeline?.stages.flatMap((stage) => stage.uses) ?? [];
  return uses.filter(({ role }) => role === "out").map(({ uri }) => uri);
}

/** A `data.dvc` file stands for the paths in its `outs`; one that cannot be read stands for `data`. */
function addedBy(fileUri: string, snapshot: Snapshot): readonly string[] {
  const document = snapshot.files.read(fileUri);
  const outs = itemsAt(document && readData(document)?.roots[0], "outs").flatMap((out) => stringAt(out, "path") ?? []);
  const paths = outs.length > 0 ? outs : [baseName(fileUri).slice(0, -".dvc".length)];
  return paths.map((path) => resolvePath(folderOf(fileUri), path));
}

function ignoredBy(folder: string, snapshot: Snapshot): (path: string) => boolean {
  const rules = snapshot.files.read(`${folder}/.gitignore`)?.text;
  const matcher = rules === undefined ? undefined : ignore().add(rules);
  return (path) => matcher !== undefined && ignore.isPathValid(path) && matcher.ignores(path);
}

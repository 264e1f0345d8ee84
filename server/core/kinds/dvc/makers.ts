import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf } from "../../workspace/uri.ts";

const MOST_LEVELS = 4;

/** Files that may say where a file comes from: its own `.dvc`, that of a folder above it, and the pipelines of these folders. */
export function makersOf(uri: string, ownUri: string, { files }: Snapshot): readonly string[] {
  const found: string[] = [];
  let path = uri;
  for (let level = 0; level < MOST_LEVELS && /:\/\/[^/]*\/./.test(path); level++, path = folderOf(path)) {
    found.push(...[`${path}.dvc`, `${folderOf(path)}/dvc.yaml`].filter((candidate) => candidate !== ownUri && files.exists(candidate)));
  }
  return found;
}

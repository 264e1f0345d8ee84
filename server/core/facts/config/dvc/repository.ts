import { memo } from "../../../memo.ts";
import type { Snapshot } from "../../../workspace/snapshot.ts";
import { foldersAbove } from "./paths.ts";

/**
 * The folders above a path, from the nearest up to the root of its repository and no further: what lies beside a
 * repository is somebody else's, and may be a home folder or a disk with thousands of folders.
 */
export function repositoryFolders(uri: string, snapshot: Snapshot): readonly string[] {
  const folders = foldersAbove(uri);
  return folders.slice(0, folders.indexOf(rootAbove(folders, snapshot)) + 1);
}

/** A pipeline in a part of a Git repository may have a `.dvc` of its own, and what Git ignores is still told further up. */
const ROOTS = [".git", ".dvc"];

/** Where there is neither, the topmost folder with one of these is the project. */
const PROJECT_FILES = ["dvc.yaml", "params.yaml", ".dvcignore", ".gitignore", "pyproject.toml", "setup.py", "requirements.txt", "modelwright.json"];

function rootAbove(folders: readonly string[], snapshot: Snapshot): string {
  for (const root of ROOTS) {
    const found = folders.find((folder) => has(folder, root, snapshot));
    if (found !== undefined) return found;
  }
  return folders.findLast((folder) => PROJECT_FILES.some((name) => has(folder, name, snapshot))) ?? "";
}

const known = memo<Snapshot, Map<string, boolean>>(() => new Map());

function has(folder: string, name: string, snapshot: Snapshot): boolean {
  const answers = known(snapshot);
  const uri = `${folder}/${name}`;
  const answer = answers.get(uri) ?? snapshot.files.exists(uri);
  answers.set(uri, answer);
  return answer;
}

import { foldersAbove } from "../../facts/config/paths.ts";
import { memo } from "../../memo.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf } from "../../workspace/uri.ts";

/** The file of a Python module that a config names by its dotted path, in the config's own folder or one above it, or in `src` there. */
export function moduleFile(fromUri: string, module: string, snapshot: Snapshot): string | undefined {
  const folder = folderOf(fromUri);
  const answers = answersOf(snapshot);
  const question = `${module} ${folder}`;
  if (!answers.has(question)) answers.set(question, search(fromUri, module, snapshot));
  return answers.get(question);
}

/** A config names thousands of things of a few modules, and each search asks the disk. */
const answersOf = memo<Snapshot, Map<string, string | undefined>>(() => new Map());

function search(fromUri: string, module: string, snapshot: Snapshot): string | undefined {
  const path = module.replaceAll(".", "/");
  const top = module.split(".", 1)[0] ?? "";
  const files = SOURCES.flatMap((source) => ENDINGS.flatMap((ending) => homesOf(`${source}${top}`, fromUri, snapshot).map((folder) => `${folder}/${source}${path}${ending}`)));
  return files.find((uri) => snapshot.files.exists(uri));
}

const SOURCES = ["", "src/"];
const ENDINGS = [".py", "/__init__.py"];

/** The folders that have a package or module of this name at all: nearly always none, since most modules are installed. */
function homesOf(top: string, fromUri: string, snapshot: Snapshot): readonly string[] {
  const homes = homesKnown(snapshot);
  const question = `${top} ${folderOf(fromUri)}`;
  const known = homes.get(question) ?? [...foldersAbove(fromUri)].filter((folder) => snapshot.files.exists(`${folder}/${top}`) || snapshot.files.exists(`${folder}/${top}.py`));
  homes.set(question, known);
  return known;
}

const homesKnown = memo<Snapshot, Map<string, readonly string[]>>(() => new Map());

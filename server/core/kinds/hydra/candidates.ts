import { nameOfYaml, yamlFilesIn } from "../../facts/config/neighbours.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, folderOf, resolvePath } from "../../workspace/uri.ts";
import type { Candidate } from "../editing/complete.ts";
import type { TypingPlace } from "../editing/place.ts";

/** The defaults list: options of a group behind its name, and the groups and configs beside the file after a dash. */
export function* candidates({ path, at, typed }: TypingPlace, { uri }: Document, snapshot: Snapshot): Generator<Candidate> {
  const [top, , key] = path;
  if (top !== "defaults") return;
  const folder = folderOf(uri);
  const [, before = ""] = /^((?:override |optional )?\/?)/.exec(typed) ?? [];
  if (typeof key === "string") {
    const [, group = ""] = /^(?:override |optional )?\/?([\w/-]*)/.exec(key) ?? [];
    yield* options(group === "" ? [] : [folder, folderOf(folder)].map((base) => resolvePath(base, group)), uri, snapshot);
  } else if (at === "item") {
    // What is overridden or absolute is a group of the primary config, which stands above the file.
    const homes = before === "" ? [folder] : [folder, folderOf(folder)];
    if (before === "") yield { label: "_self_", kind: "value" };
    if (before === "") yield* options([folder], uri, snapshot);
    for (const inside of new Set(homes.flatMap((home) => snapshot.files.list(home)))) {
      if (inside.endsWith("/")) yield { label: `${before}${baseName(inside.slice(0, -1))}`, kind: "reference", detail: "a group" };
    }
  }
}

function* options(folders: readonly string[], own: string, snapshot: Snapshot): Generator<Candidate> {
  for (const folder of folders) {
    const found = yamlFilesIn(folder, snapshot).filter((uri) => uri !== own);
    for (const uri of found) yield { label: nameOfYaml(uri), kind: "reference" };
    if (found.length > 0) return;
  }
}

import { entriesAt, nodeAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { foldersIn } from "./neighbours.ts";

/** The configs of one sort, of all environments below `conf`: `catalog`, `globals`, `parameters`, `credentials`. A sort may be a folder of its own, or lie in folders below. */
export function configsOf(sort: string, conf: string, snapshot: Snapshot): readonly Document[] {
  const environments = foldersIn(conf, snapshot);
  const uris = [...environments, ...environments.flatMap((folder) => foldersIn(folder, snapshot))].flatMap((folder) => snapshot.files.list(folder));
  const named = new RegExp(`/(?:${sort}[^/]*/[^/]+|${sort}[^/]*)\\.(?:ya?ml|json)$`);
  return uris.filter((uri) => named.test(uri.slice(conf.length))).flatMap((uri) => snapshot.files.read(uri) ?? []);
}

export const valuesOf = (sort: string, conf: string, snapshot: Snapshot): readonly Node[] => configsOf(sort, conf, snapshot).flatMap((file) => soundRoots(file, "omegaconf"));

/** True where one of the roots has the dotted name. */
export const hasName = (roots: readonly Node[], dotted: string): boolean => roots.some((root) => nodeAt(root, ...dotted.split(".")) !== undefined);

/** Dotted names of the first levels. */
export const namesOf = (roots: readonly Node[]): readonly string[] => roots.flatMap((root) => entriesAt(root).flatMap(({ key, value }) => [key.text, ...entriesAt(value).map((inner) => `${key.text}.${inner.key.text}`)]));

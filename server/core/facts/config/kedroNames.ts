import { entriesAt, nodeAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";

/** The values of one sort of config, of all environments: `globals`, `parameters`, `credentials`. */
export function valuesIn(conf: string, name: string, { files }: Snapshot): readonly Node[] {
  const environments = files.list(conf).filter((entry) => entry.endsWith("/"));
  const inside = environments.flatMap((folder) => files.list(folder.slice(0, -1)));
  // A sort of config may be a folder of its own, or in folders below.
  const deeper = inside.filter((uri) => uri.endsWith("/")).flatMap((folder) => files.list(folder.slice(0, -1)).map((uri) => ({ uri, within: folder })));
  const uris = [...inside.filter((uri) => isNamed(uri, name)), ...deeper.filter(({ uri, within }) => isNamed(uri, name) || (within.slice(0, -1).endsWith(`/${name}`) && /\.ya?ml$/.test(uri))).map(({ uri }) => uri)];
  return uris.flatMap((uri) => files.read(uri) ?? []).flatMap((file) => soundRoots(file, "omegaconf"));
}

const isNamed = (uri: string, name: string): boolean => new RegExp(`/${name}[^/]*\\.(?:ya?ml|json)$`).test(uri);

/** True where one of the roots has the dotted name. */
export const hasName = (roots: readonly Node[], dotted: string): boolean => roots.some((root) => nodeAt(root, ...dotted.split(".")) !== undefined);

/** Dotted names of the first levels. */
export const namesOf = (roots: readonly Node[]): readonly string[] => roots.flatMap((root) => entriesAt(root).flatMap(({ key, value }) => [key.text, ...entriesAt(value).map((inner) => `${key.text}.${inner.key.text}`)]));

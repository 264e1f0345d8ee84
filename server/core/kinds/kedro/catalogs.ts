import { rootOf } from "../data.ts";
import { confFolder } from "../references/kedro.ts";
import type { Node } from "../../syntax/data/node.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { relativePath } from "../../workspace/uri.ts";

export interface Catalog {
  readonly uri: string;
  /** The folder of `conf` that it lies in, such as `base`. */
  readonly environment: string;
  readonly root: Node | undefined;
}

/** The catalogs of a Kedro project besides the one given. */
export function otherCatalogs(document: Document, snapshot: Snapshot): { readonly conf: string; readonly environment: string; readonly catalogs: readonly Catalog[] } {
  const conf = confFolder(document.uri);
  const environmentOf = (uri: string): string => relativePath(conf, uri).split("/")[0] ?? "";
  const environments = snapshot.files.list(conf).filter((uri) => uri.endsWith("/"));
  const inside = environments.flatMap((folder) => snapshot.files.list(folder.slice(0, -1))).flatMap((uri) => (/\/catalog[^/]*\/$/.test(uri) ? snapshot.files.list(uri.slice(0, -1)) : uri));
  const catalogs = inside.flatMap((uri): Catalog[] => {
    const catalog = /\/catalog[^/]*(?:\/[^/]+)?\.ya?ml$/.test(uri) && uri !== document.uri ? snapshot.files.read(uri) : undefined;
    return catalog?.kind === "kedro" ? [{ uri, environment: environmentOf(uri), root: rootOf(catalog) }] : [];
  });
  return { conf, environment: environmentOf(document.uri), catalogs: conf.endsWith("/conf") ? catalogs : [] };
}

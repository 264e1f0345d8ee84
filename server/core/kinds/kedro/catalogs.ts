import { rootOf } from "../data.ts";
import { confFolder } from "../references/kedro.ts";
import { entriesAt } from "../../syntax/data/access.ts";
import type { Entry, Node } from "../../syntax/data/node.ts";
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
  const catalogs = conf.endsWith("/conf") ? catalogsIn(conf, snapshot).filter(({ uri }) => uri !== document.uri) : [];
  return { conf, environment: environmentIn(conf, document.uri), catalogs };
}

const environmentIn = (conf: string, uri: string): string => relativePath(conf, uri).split("/")[0] ?? "";

/** The data sets of every catalog below `conf`. */
export const catalogEntries = (conf: string, snapshot: Snapshot): readonly Entry[] => catalogsIn(conf, snapshot).flatMap(({ root }) => entriesAt(root));

function catalogsIn(conf: string, snapshot: Snapshot): readonly Catalog[] {
  const environments = snapshot.files.list(conf).filter((uri) => uri.endsWith("/"));
  const inside = environments.flatMap((folder) => snapshot.files.list(folder.slice(0, -1))).flatMap((uri) => (/\/catalog[^/]*\/$/.test(uri) ? snapshot.files.list(uri.slice(0, -1)) : uri));
  return inside.flatMap((uri): Catalog[] => {
    const catalog = /\/catalog[^/]*(?:\/[^/]+)?\.ya?ml$/.test(uri) ? snapshot.files.read(uri) : undefined;
    return catalog?.kind === "kedro" ? [{ uri, environment: environmentIn(conf, uri), root: rootOf(catalog) }] : [];
  });
}

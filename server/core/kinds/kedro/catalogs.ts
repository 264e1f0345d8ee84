import { configsOf } from "../../facts/config/kedroConf.ts";
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

const catalogsIn = (conf: string, snapshot: Snapshot): readonly Catalog[] =>
  configsOf("catalog", conf, snapshot).flatMap((file) => (file.kind === "kedro" ? [{ uri: file.uri, environment: environmentIn(conf, file.uri), root: rootOf(file) }] : []));

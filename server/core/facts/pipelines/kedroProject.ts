import { callsOf } from "../python/calls.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { configsOf } from "../config/kedroConf.ts";
import { findFromHere } from "../config/paths.ts";
import { isNode } from "./kedro.ts";

/** Folders are looked into only so far; a project of ordinary size has far fewer. */
const MOST_FOLDERS = 200;

/** Every file of the project's sources that makes nodes. */
export function kedroPipelines(catalogUri: string, snapshot: Snapshot): readonly Document[] {
  const [, root] = /^(.*)\/conf\//.exec(catalogUri) ?? [];
  if (root === undefined) return [];
  const found: Document[] = [];
  const open = [`${root}/src/`];
  for (let looked = 0; open.length > 0 && looked < MOST_FOLDERS; looked++) {
    const entries = snapshot.files.list((open.pop() ?? "").slice(0, -1));
    open.push(...entries.filter((uri) => uri.endsWith("/") && !/\/(__pycache__|tests?|\..*)\/$/.test(uri)));
    found.push(...entries.filter((uri) => /pipeline[^/]*\.py$/.test(uri)).flatMap((uri) => snapshot.files.read(uri) ?? []));
  }
  return found.filter((document) => callsOf(document).some(isNode)).toSorted((a, b) => (a.uri < b.uri ? -1 : 1));
}

/** The catalogs of every environment, as far as they lie at the usual place above the file. */
export function kedroCatalogs(fromUri: string, snapshot: Snapshot): readonly Document[] {
  const base = findFromHere(fromUri, "conf/base", snapshot);
  if (base.state !== "found") return [];
  return configsOf("catalog", base.uri.replace(/\/base\/?$/, ""), snapshot);
}

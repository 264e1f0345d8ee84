import { argumentOf, callsOf, textValue } from "../../facts/python/calls.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";
import type { Lens } from "../features.ts";

/** Above a call that reads a data file of the workspace: look into it, or compare it with what was read before. Above a split: where its rows go, and the one file that they can have come from. */
export function dataLenses(document: Document, snapshot: Snapshot): readonly Lens[] {
  const lenses: Lens[] = [];
  const read: { readonly uri: string; readonly name: string }[] = [];
  for (const call of callsOf(document)) {
    if (SPLITS.test(call.name)) lenses.push({ at: call.callee, title: "Show data lineage", command: { id: "modelwright.showDataLineage", arguments: [document.uri] } }, ...onlyFile(read).map((uri) => profileLens(call.callee, uri)));
    if (!READERS.test(call.name)) continue;
    const path = textValue(argumentOf(call, "filepath_or_buffer", 0) ?? argumentOf(call, "path", 0));
    const uri = path === undefined ? undefined : dataFile(document.uri, path, snapshot);
    if (uri === undefined) continue;
    const name = nameOf(uri);
    const [before] = read.filter((file) => file.uri !== uri);
    lenses.push(profileLens(call.callee, uri));
    if (before) lenses.push({ at: call.callee, title: `Compare with ${before.name}`, command: { id: "modelwright.compareData", arguments: [uri, [before.uri, uri]] } });
    read.push({ uri, name });
  }
  return lenses;
}

/** Of several files that were read before, nobody knows here which one is meant. */
function onlyFile(read: readonly { readonly uri: string }[]): readonly string[] {
  const files = [...new Set(read.map(({ uri }) => uri))];
  return files.length === 1 ? files : [];
}

export const profileLens = (at: Span, uri: string): Lens => ({ at, title: `Profile ${nameOf(uri)}`, command: { id: "modelwright.profileData", arguments: [uri] } });

export const isDataFile = (path: string): boolean => /\.(csv|tsv|parquet|pq|jsonl|ndjson|arrow|feather)(\.(gz|zst))?$/i.test(path);

const READERS = /(^|\.)(read_csv|read_table|read_parquet|read_feather|read_json|scan_csv|scan_parquet|scan_ndjson|read_ndjson)$/;
const SPLITS = /(^|\.)train_test_split$/;
const MOST_FOLDERS = 4;

const nameOf = (uri: string): string => decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));

/** A path is meant from the folder of the file or, where scripts are started from the project's root, from one above. */
function dataFile(documentUri: string, path: string, { files }: Snapshot): string | undefined {
  if (!isDataFile(path)) return undefined;
  let folder = folderOf(documentUri);
  for (let step = 0; step < MOST_FOLDERS; step += 1) {
    const uri = resolvePath(folder, path);
    if (files.exists(uri)) return uri;
    folder = folderOf(folder);
  }
  return undefined;
}

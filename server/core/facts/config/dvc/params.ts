import { readData } from "../../../syntax/data/read.ts";
import type { Node } from "../../../syntax/data/node.ts";
import type { Snapshot } from "../../../workspace/snapshot.ts";

/** A file of parameters as DVC reads it. */
export type ParamsFile =
  | { readonly state: "read"; readonly uri: string; readonly root: Node }
  | { readonly state: "missing"; readonly uri: string }
  /** There, but Python, broken, or not ours to read. */
  | { readonly state: "unreadable"; readonly uri: string };

export const DEFAULT_PARAMS = "params.yaml";

export function readParams(uri: string, snapshot: Snapshot): ParamsFile {
  const document = snapshot.files.read(uri);
  if (!document) return { state: snapshot.files.exists(uri) ? "unreadable" : "missing", uri };
  const tree = readData(document, "yaml-1.2");
  const [root] = tree?.roots ?? [];
  if (!tree || tree.problems.length > 0) return { state: "unreadable", uri };
  return { state: "read", uri, root: root ?? { type: "mapping", span: { start: 0, end: 0 }, entries: [], duplicates: [] } };
}

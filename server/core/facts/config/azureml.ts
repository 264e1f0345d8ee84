import { entriesAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";
import { matchesUnder, type Match } from "./matches.ts";

const PATTERNS = {
  inputs: /\$\{\{\s*parent\.inputs\.([\w-]+)/g,
  outputs: /\$\{\{\s*parent\.outputs\.([\w-]+)/g,
  jobs: /\$\{\{\s*parent\.jobs\.([\w-]+)\./g,
};

/** Names that the jobs of a pipeline use as `${{parent.inputs.name}}` and that the pipeline does not have. */
export function undefinedInParent(root: Node | undefined, text: string, side: keyof typeof PATTERNS): readonly Match[] {
  const known = new Set(entriesAt(root, side).map(({ key }) => key.text));
  const used = entriesAt(root, "jobs").flatMap(({ value }) => parentReferences(value, text, side));
  return used.filter((match) => !known.has(match.text));
}

export const parentReferences = (node: Node, text: string, side: keyof typeof PATTERNS): readonly Match[] => matchesUnder(text, node, PATTERNS[side]);

/** The file that a job's `component` names; `unknown` where it is registered in Azure or cannot be read, `undefined` where the job is written in place. */
export function componentOf(job: Node, document: Document, snapshot: Snapshot): Node | "unknown" | undefined {
  const component = scalarAt(job, "component");
  if (!component) return undefined;
  const file = /\.ya?ml$/.test(component.text) && !component.text.startsWith("azureml:") ? snapshot.files.read(resolvePath(folderOf(document.uri), component.text.replace(/^file:/, ""))) : undefined;
  return (file && soundRoots(file)[0]) ?? "unknown";
}

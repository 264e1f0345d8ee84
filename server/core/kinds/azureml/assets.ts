import { yamlBeside } from "../../facts/config/neighbours.ts";
import { scalarAt, stringAt, walk } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf } from "../../workspace/uri.ts";
import type { Mention } from "../references/mention.ts";
import { partOf, withinQuotes } from "../references/written.ts";

/** What a file registers, by the end of its `$schema`. */
const SORTS = /(environment|model|data|[cC]ompute)\.schema\.json$/i;

/** `azureml:name:3`, `azureml:name@latest`, `azureml:name`. */
const WRITTEN = /^azureml:([\w.-]+)(?::[\w.]+|@\w+)?$/;

/** Environments, models, data and computes that files beside each other register and use by name. */
export function* assetMentions(root: Node, document: Document, snapshot: Snapshot): Generator<Mention> {
  const folder = folderOf(document.uri);
  yield* definitionsIn(document, folder);
  if (!document.text.includes("azureml:")) return;
  const defined = yamlBeside(document, snapshot).filter(({ kind }) => kind === "azureml").flatMap((other) => [...definitionsIn(other, folder)].map((mention) => ({ ...mention, uri: other.uri })));
  yield* defined;
  const seek = [...new Set(defined.map(({ uri }) => uri))];
  for (const { node, entry } of walk(root)) {
    const [, name = ""] = node.type === "scalar" ? (WRITTEN.exec(node.text) ?? []) : [];
    const at = node.type === "scalar" && name !== "" ? withinQuotes(document.text, node) : undefined;
    const scope = scopeOf(entry?.key.text ?? "", name, defined);
    if (at && scope !== undefined) yield { subject: { sort: "asset", uri: folder, name, scope }, at: partOf(at, "azureml:".length, name.length), seek };
  }
}

/** The same of a document. */
export function assetsOf(document: Document, snapshot: Snapshot): readonly Mention[] {
  const [root] = readData(document, "pyyaml")?.roots ?? [];
  return root ? [...assetMentions(root, document, snapshot)] : [];
}

/** What a key wants; a `path` may be data or a model, whichever has the name. */
function scopeOf(key: string, name: string, defined: readonly Mention[]): string | undefined {
  if (key === "environment" || key === "model" || key === "compute") return key;
  return key === "path" ? (defined.find(({ subject }) => subject.name === name && subject.scope !== "compute")?.subject.scope ?? "data") : undefined;
}

function* definitionsIn(document: Document, folder: string): Generator<Mention> {
  const [root] = readData(document, "pyyaml")?.roots ?? [];
  const sort = SORTS.exec(stringAt(root, "$schema") ?? "")?.[1]?.toLowerCase();
  const name = scalarAt(root, "name");
  const at = name && withinQuotes(document.text, name);
  if (sort !== undefined && at) yield { subject: { sort: "asset", uri: folder, name: name.text, scope: sort }, at, defines: true };
}

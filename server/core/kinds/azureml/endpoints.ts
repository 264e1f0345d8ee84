import { yamlBeside } from "../../facts/config/neighbours.ts";
import { scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf } from "../../workspace/uri.ts";
import type { Mention } from "../references/mention.ts";
import { withinQuotes } from "../references/written.ts";

/** An endpoint and its deployments stand in files beside each other and know each other by the endpoint's name. */
export function* endpointMentions(root: Node, document: Document, snapshot: Snapshot): Generator<Mention> {
  const folder = folderOf(document.uri);
  if (isEndpoint(root)) yield* nameAt(root, document, folder);
  const wanted = scalarAt(root, "endpoint_name");
  const at = wanted && withinQuotes(document.text, wanted);
  if (!at) return;
  const endpoints = endpointsBeside(document, snapshot);
  yield { subject: { sort: "endpoint", uri: folder, name: wanted.text }, at, seek: endpoints.map(({ uri }) => uri) };
  for (const endpoint of endpoints) {
    for (const defined of nameAt(readData(endpoint, "pyyaml")?.roots[0], endpoint, folder)) yield { ...defined, uri: endpoint.uri };
  }
}

const endpointsBeside = (document: Document, snapshot: Snapshot): readonly Document[] =>
  yamlBeside(document, snapshot).filter((other) => other.kind === "azureml" && isEndpoint(readData(other, "pyyaml")?.roots[0]));

const isEndpoint = (root: Node | undefined): boolean => /Endpoint\.schema\.json$/i.test(stringAt(root, "$schema") ?? "");

function* nameAt(root: Node | undefined, { text }: Document, folder: string): Generator<Mention> {
  const name = scalarAt(root, "name");
  const at = name && withinQuotes(text, name);
  if (at) yield { subject: { sort: "endpoint", uri: folder, name: name.text }, at, defines: true };
}

import { nodeNames } from "../../facts/config/kedroNodes.ts";
import { findFromHere } from "../../facts/config/paths.ts";
import type { Text } from "../../syntax/python/expressionTree.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf } from "../../workspace/uri.ts";
import { dottedMentions } from "./keys.ts";
import type { Mention } from "./mention.ts";
import { insideOf } from "./pythonText.ts";

/** The folder that holds the environments of a Kedro project, seen from one of its catalogs. */
export function confFolder(catalogUri: string): string {
  const [, conf] = /^(.*\/conf)\/[^/]+\//.exec(catalogUri) ?? [];
  return conf ?? folderOf(catalogUri);
}

/** The datasets and parameters that the nodes of a pipeline take and give. */
export function* kedroMentions(document: Document, snapshot: Snapshot): Generator<Mention> {
  const names = nodeNames(document);
  if (names.length === 0) return;
  const base = findFromHere(document.uri, "conf/base/", snapshot);
  if (base.state !== "found") return;
  const folder = base.uri.replace(/\/$/, "");
  const files = filesIn(folder, snapshot);
  const place = { conf: folderOf(folder), catalogs: files.filter((uri) => /\/catalog[^/]*(\/[^/]+)?\.ya?ml$/.test(uri)), parameters: files.find((uri) => /\/parameters\.ya?ml$/.test(uri)) };
  for (const name of names) yield* mentionOf(name, document.text, place);
}

interface Project {
  readonly conf: string;
  readonly catalogs: readonly string[];
  readonly parameters: string | undefined;
}

function* mentionOf(given: Text, text: string, project: Project): Generator<Mention> {
  const at = insideOf(text, given);
  if (!at) return;
  const parameter = /^params:(.+)$/.exec(given.value)?.[1];
  if (parameter === undefined) yield { subject: { sort: "dataset", uri: project.conf, name: given.value.replace(/@.*$/, "") }, at: { start: at.start, end: at.start + given.value.replace(/@.*$/, "").length }, seek: project.catalogs };
  else if (project.parameters !== undefined) yield* dottedMentions(parameter, { start: at.start + "params:".length, end: at.end }, project.parameters);
}

/** Entries of a folder and of the folders right in it. */
const filesIn = (folder: string, snapshot: Snapshot): readonly string[] =>
  snapshot.files.list(folder).flatMap((uri) => (uri.endsWith("/") ? snapshot.files.list(uri.slice(0, -1)) : [uri]));

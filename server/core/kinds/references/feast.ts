import { argumentOf, callsOf, type Call } from "../../facts/python/calls.ts";
import { findFromHere } from "../../facts/config/paths.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf } from "../../workspace/uri.ts";
import type { Mention, Subject } from "./mention.ts";
import { insideOf } from "./pythonText.ts";
import type { Sort } from "./sorts.ts";
import { partOf } from "./written.ts";

/** What defines a named object of a feature store, by the end of the class' name. */
const DEFINED: readonly (readonly [RegExp, Sort])[] = [
  [/(^|\.)(?:Batch|Stream|OnDemand)?FeatureView$/, "view"],
  [/(^|\.)Entity$/, "entity"],
  [/(^|\.)FeatureService$/, "service"],
  [/(^|\.)\w+Source$/, "source"],
];

/** Methods of the store that take a name, by place and keyword. */
const LOOKED_UP: Readonly<Record<string, Sort>> = {
  get_feature_view: "view",
  get_on_demand_feature_view: "view",
  get_stream_feature_view: "view",
  get_batch_feature_view: "view",
  delete_feature_view: "view",
  write_to_online_store: "view",
  get_entity: "entity",
  delete_entity: "entity",
  get_feature_service: "service",
  delete_feature_service: "service",
  get_data_source: "source",
  delete_data_source: "source",
  push: "source",
};

/** The entities, sources, views and their features that the Python of a Feast project defines by name, and where names ask for them. */
export function* feastMentions(document: Document, snapshot: Snapshot): Generator<Mention> {
  if (!/\bfeast\b/.test(document.text)) return;
  const project = projectOf(document, snapshot);
  for (const call of callsOf(document)) {
    const sort = DEFINED.find(([name]) => name.test(call.name))?.[1];
    if (sort !== undefined && call.name.startsWith("feast.")) yield* definitions(call, sort, document, project);
    else yield* uses(call, document, project);
  }
}

interface Project {
  readonly uri: string;
  readonly seek: readonly string[];
}

const MOST_FILES = 100;

/** The folder of feature_store.yaml; definitions stand in the Python files in it and right below it. */
function projectOf({ uri }: Document, snapshot: Snapshot): Project {
  const found = ["feature_store.yaml", "feature_repo/feature_store.yaml"].map((path) => findFromHere(uri, path, snapshot)).find(({ state }) => state === "found");
  const folder = folderOf(found?.state === "found" ? found.uri : uri);
  const inside = snapshot.files.list(folder).flatMap((entry) => (entry.endsWith("/") ? snapshot.files.list(entry.slice(0, -1)) : [entry]));
  return { uri: folder, seek: inside.filter((entry) => entry.endsWith(".py")).slice(0, MOST_FILES) };
}

const subjectOf = (sort: Sort, name: string, { uri }: Project): Subject => ({ sort, uri, name });

function* definitions(call: Call, sort: Sort, { text }: Document, project: Project): Generator<Mention> {
  const given = argumentOf(call, "name", 0);
  const at = given && insideOf(text, given);
  if (!at || given.type !== "text") return;
  yield { subject: subjectOf(sort, given.value, project), at, defines: true };
  const schema = sort === "view" ? argumentOf(call, "schema") ?? argumentOf(call, "features") : undefined;
  for (const field of schema?.type === "list" ? schema.items : []) {
    const name = field.type === "call" ? argumentOf(field, "name", 0) : undefined;
    const place = name && insideOf(text, name);
    if (place && name.type === "text") yield { subject: subjectOf("feature", `${given.value}.${name.value}`, project), at: place, defines: true };
  }
}

function* uses(call: Call, { text }: Document, project: Project): Generator<Mention> {
  const method = /\.(\w+)$/.exec(call.name)?.[1] ?? "";
  const sort = LOOKED_UP[method];
  const asked = sort === undefined ? undefined : (argumentOf(call, "name", 0) ?? argumentOf(call, "push_source_name") ?? argumentOf(call, "feature_view_name"));
  if (sort !== undefined) yield* named(asked, sort, text, project);
  if (/^materialize(_incremental)?$/.test(method)) yield* each(argumentOf(call, "feature_views"), (one) => named(one, "view", text, project));
  if (/^get_(online|historical)_features(_async)?$/.test(method)) yield* each(argumentOf(call, "features", method.includes("historical") ? 1 : 0), (one) => feature(one, text, project));
}

function* each(list: Expression | undefined, read: (item: Expression) => Iterable<Mention>): Generator<Mention> {
  for (const item of list?.type === "list" ? list.items : []) yield* read(item);
}

function* named(given: Expression | undefined, sort: Sort, text: string, project: Project): Generator<Mention> {
  const at = given && insideOf(text, given);
  if (at && given.type === "text") yield { subject: subjectOf(sort, given.value, project), at, seek: project.seek };
}

/** `view:feature`. */
function* feature(given: Expression, text: string, project: Project): Generator<Mention> {
  const at = insideOf(text, given);
  const [, view = "", name = ""] = given.type === "text" ? (/^([\w-]+):([\w-]+)$/.exec(given.value) ?? []) : [];
  if (!at || view === "") return;
  yield { subject: subjectOf("view", view, project), at: partOf(at, 0, view.length), seek: project.seek };
  yield { subject: subjectOf("feature", `${view}.${name}`, project), at: partOf(at, view.length + 1, name.length), seek: project.seek };
}

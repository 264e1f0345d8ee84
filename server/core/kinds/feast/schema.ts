import { FEAST_OLDER_FIELDS, FEAST_STORES, type StoreFields } from "../../facts/config/tables/feastStores.ts";
import { isSet, stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { fieldKeys, keysOf, shapeOfType } from "../schema/fields.ts";
import { FEAST_FIELDS } from "../schema/fields/feast.ts";
import { any, choice, closed, key, loose, oneOf, open, range, text, type Key, type MapShape, type Shape } from "../schema/shape.ts";

/** The kind of a store has a rule of its own, which knows the kinds of each sort. */
const store = (name: string, more: MapShape["keys"] = {}): Shape => oneOf(text, open({ type: key(text, "The kind of store, or the class of one's own."), ...without(fieldKeys(FEAST_FIELDS, name), "type"), ...more }));

const registry = { ...open({
  ...without(fieldKeys(FEAST_FIELDS, "Registry"), "type"),
  ...keysOf({ registry_type: ["text", "`file`, `sql`, `snowflake.registry`, `remote` …"], path: ["text", "Where the registry lies."] }),
  cache_ttl_seconds: key(range(0, Infinity, "integer"), "Seconds until the registry is read again; 0 for never."),
  cache_mode: key(choice("sync", "thread"), "Whether reading again waits or goes on beside."),
}), aliases: { uri: "path", url: "path", type: "registry_type", cache_ttl: "cache_ttl_seconds" } };

const parts: MapShape["keys"] = {
  project: key(text, "The project's name: letters, digits and underscores.", { required: true }),
  ...keysOf({
    project_description: ["text", "What it is for."],
    provider: ["text", "`local`, `gcp`, `aws`, `azure` …"],
    flags: ["map", "Features under trial."],
    coerce_tz_aware: ["bool", "Give times without zone one."],
    repo_path: ["text", "The folder that paths are relative to."],
    mlflow: ["map", "How runs are recorded in MLflow."],
    openlineage: ["map", "Lineage events."],
    data_quality_monitoring: ["map", "Checks of the data."],
  }),
  entity_key_serialization_version: key(range(1, 3, "integer"), "How keys are written; 3 is current."),
  registry: key(oneOf(text, registry), "Where definitions are kept.", { required: true }),
  online_store: key(store("OnlineStore", keysOf({ connection_string: ["text", "Where the store is reached."], path: ["text", "The file of the store."], port: ["int>=0<=65535", "The port of the store."] })), "Where features are served from."),
  offline_store: key(store("OfflineStore"), "Where features are read from for training."),
  batch_engine: key(store("Engine"), "What computes and loads features."),
  auth: key({ ...loose({ ...fieldKeys(FEAST_FIELDS, "Auth"), type: key(shapeOfType("'no_auth'|'oidc'|'kubernetes'"), "How callers prove who they are.", { required: true }) }), aliases: { discovery_url: "auth_discovery_url", typ: "type", kind: "type" } }, "Who may use it."),
  feature_server: key(loose(keysOf({ enabled: ["bool", "Whether features are served."], type: ["'local'|'mcp'|'aws_lambda'|'gcp_cloudrun'", "`local`, `mcp` …"], transformation_service_endpoint: ["text", "Where transformations run."], feature_logging: ["map", "Records of what was served."], offline_push_batching_enabled: ["bool", "Write pushed rows in batches."] })), "The server of features."),
  embedding_model: key(loose(fieldKeys(FEAST_FIELDS, "EmbeddingModelConfig")), "What makes vectors of texts."),
  materialization: key(loose(fieldKeys(FEAST_FIELDS, "MaterializationConfig")), "How features are loaded."),
};

const ALIASES = { name: "project", materialization_engine: "batch_engine", entity_key_version: "entity_key_serialization_version" };

export const schema: Shape = { ...open(parts), aliases: ALIASES };

/** The same, with the parts as the types that are named in this file have them. */
export function schemaFor(root: Node | undefined): Shape {
  const typed = Object.entries(FEAST_STORES).flatMap(([part, types]): readonly (readonly [string, Key])[] => {
    const [type, known] = [stringAt(root, part, "type"), parts[part]];
    const fields = type === undefined ? undefined : types[type];
    if (!known || !fields || fields[1] === "*") return [];
    const shape = settings(part, fields);
    // Where most of what it needs is missing, it is the type that is wrong: that is told once.
    const missing = Object.entries(shape.keys).filter(([name, one]) => one.required && !isSet(root, part, name));
    return [[part, { ...known, shape: missing.length > 1 ? { ...shape, unknown: "allow" } : shape }]];
  });
  return { ...open({ ...parts, ...Object.fromEntries(typed) }), aliases: ALIASES };
}

/** The settings classes of Feast forbid what they do not know. */
function settings(part: string, [required, optional]: StoreFields): MapShape {
  const known = fieldKeys(FEAST_FIELDS, part === "online_store" ? "OnlineStore" : part === "offline_store" ? "OfflineStore" : "Engine");
  const port = { port: key(shapeOfType("int>=0<=65535"), "The port.") };
  const field = (name: string, more: { readonly required?: boolean } = {}): readonly [string, Key] => [name, { ...({ ...known, ...port }[name] ?? key(any, "")), ...more }];
  const names = [...optional.split(" ").filter((name) => name !== ""), ...FEAST_OLDER_FIELDS];
  return {
    ...closed({ type: key(text, "The kind of store, or the class of one's own."), ...Object.fromEntries([...required.split(" ").filter((name) => name !== "").map((name) => field(name, { required: true })), ...names.map((name) => field(name))]) }),
    aliases: { hostname: "host", db: "database", dbname: "database", username: "user", role: "iam_role", url: "path", uri: "path", s3_path: "s3_staging_location", ttl: "key_ttl_seconds" },
  };
}


function without(keys: MapShape["keys"], name: string): MapShape["keys"] {
  return Object.fromEntries(Object.entries(keys).filter(([one]) => one !== name));
}

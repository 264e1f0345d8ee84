import { fieldKeys, keysOf, shapeOfType } from "../schema/fields.ts";
import { FEAST_FIELDS } from "../schema/fields/feast.ts";
import { key, loose, oneOf, open, text, type MapShape, type Shape } from "../schema/shape.ts";

/** The kind of a store has a rule of its own, which knows the kinds of each sort. */
const store = (name: string, more: MapShape["keys"] = {}): Shape => oneOf(text, open({ type: key(text, "The kind of store, or the class of one's own."), ...without(fieldKeys(FEAST_FIELDS, name), "type"), ...more }));

export const schema: Shape = open({
  project: key(text, "The project's name: letters, digits and underscores.", { required: true }),
  ...keysOf({
    project_description: ["text", "What it is for."],
    provider: ["text", "`local`, `gcp`, `aws`, `azure` …"],
    entity_key_serialization_version: ["int>=1<=3", "How keys are written; 3 is current."],
    flags: ["map", "Features under trial."],
    coerce_tz_aware: ["bool", "Give times without zone one."],
    repo_path: ["text", "The folder that paths are relative to."],
    mlflow: ["map", "How runs are recorded in MLflow."],
    openlineage: ["map", "Lineage events."],
    data_quality_monitoring: ["map", "Checks of the data."],
  }),
  registry: key(store("Registry", keysOf({ registry_type: ["text", "`file`, `sql`, `snowflake.registry`, `remote` …"], path: ["text", "Where the registry lies."], cache_ttl_seconds: ["int>=0", "Seconds until the registry is read again; 0 for never."] })), "Where definitions are kept."),
  online_store: key(store("OnlineStore", keysOf({ connection_string: ["text", "Where the store is reached."], path: ["text", "The file of the store."], port: ["int>=0<=65535", "The port of the store."] })), "Where features are served from."),
  offline_store: key(store("OfflineStore"), "Where features are read from for training."),
  batch_engine: key(store("Engine"), "What computes and loads features."),
  auth: key(loose({ ...fieldKeys(FEAST_FIELDS, "Auth"), type: key(shapeOfType("'no_auth'|'oidc'|'kubernetes'"), "How callers prove who they are.") }), "Who may use it."),
  feature_server: key(loose(keysOf({ enabled: ["bool", "Whether features are served."], type: ["text", "`local`, `mcp` …"], transformation_service_endpoint: ["text", "Where transformations run."], feature_logging: ["map", "Records of what was served."], offline_push_batching_enabled: ["bool", "Write pushed rows in batches."] })), "The server of features."),
  embedding_model: key(loose(fieldKeys(FEAST_FIELDS, "EmbeddingModelConfig")), "What makes vectors of texts."),
  materialization: key(loose(fieldKeys(FEAST_FIELDS, "MaterializationConfig")), "How features are loaded."),
});

function without(keys: MapShape["keys"], name: string): MapShape["keys"] {
  return Object.fromEntries(Object.entries(keys).filter(([one]) => one !== name));
}

import { any, key, text, type Shape } from "../schema/shape.ts";

export const schema: Shape = {
  is: "map",
  unknown: "suggest",
  keys: {
    project: key(text, "The project's name: letters, digits and underscores.", { required: true }),
    project_description: key(text, "What it is for."),
    provider: key(text, "`local`, `gcp`, `aws`, `azure` …"),
    registry: key(any, "Where definitions are kept."),
    online_store: key(any, "Where features are served from."),
    offline_store: key(any, "Where features are read from for training."),
    batch_engine: key(any, "What computes and loads features."),
    feature_server: key(any, "The server of features."),
    entity_key_serialization_version: key(any, "How keys are written; 3 is current."),
    auth: key(any, "Who may use it."),
    flags: key(any, "Features under trial."),
    coerce_tz_aware: key(any, "Give times without zone one."),
    materialization: key(any, "How features are loaded."),
    openlineage: key(any, "Lineage events."),
  },
};

import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

export const feast: Kind = {
  id: "feast",
  title: "Feast feature store",
  language: "yaml",
  names: ["feature_store.yaml"],
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml" }),
};

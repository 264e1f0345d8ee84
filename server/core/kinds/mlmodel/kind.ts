import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

export const mlmodel: Kind = {
  id: "mlmodel",
  title: "MLflow model",
  language: "yaml",
  names: ["MLmodel"],
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml" }),
};

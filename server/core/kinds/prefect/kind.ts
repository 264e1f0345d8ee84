import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

export const prefect: Kind = {
  id: "prefect",
  title: "Prefect deployments",
  language: "yaml",
  names: ["prefect.yaml"],
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml" }),
};

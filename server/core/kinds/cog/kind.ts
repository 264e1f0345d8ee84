import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

export const cog: Kind = {
  id: "cog",
  title: "Cog model",
  language: "yaml",
  names: ["cog.yaml"],
  dialect: "go-yaml",
  schema,
  features: featuresOf({ schema, dialect: "go-yaml" }),
};

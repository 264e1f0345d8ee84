import type { Kind } from "../kind.ts";
import { features } from "./features.ts";
import { schema } from "./schema.ts";

export const mlproject: Kind = {
  id: "mlproject",
  title: "MLflow project",
  language: "yaml",
  names: ["MLproject", "mlproject", "MLProject"],
  dialect: "pyyaml",
  schema,
  features,
};

import type { Kind } from "../kind.ts";
import { features } from "./features.ts";
import { schema } from "./schema.ts";

export const dvc: Kind = {
  id: "dvc",
  title: "DVC pipeline",
  language: "yaml",
  names: ["dvc.yaml"],
  schema,
  features,
};

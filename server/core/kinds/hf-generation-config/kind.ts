import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

export const hfGenerationConfig: Kind = {
  id: "hf-generation-config",
  title: "Hugging Face generation config",
  language: "json",
  names: ["generation_config.json"],
  schema,
  features: featuresOf({ schema }),
};

import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

export const hfTokenizerConfig: Kind = {
  id: "hf-tokenizer-config",
  title: "Hugging Face tokenizer config",
  language: "json",
  names: ["tokenizer_config.json"],
  schema,
  features: featuresOf({ schema }),
};

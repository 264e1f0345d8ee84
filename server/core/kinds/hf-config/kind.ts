import { modelMemory } from "../../facts/config/estimate/serving.ts";
import { featuresOf } from "../editing/features.ts";
import { sniffJson } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

export const hfConfig: Kind = {
  id: "hf-config",
  title: "Hugging Face model config",
  language: "json",
  names: [],
  sniff: sniffJson({ all: ["model_type"], any: ["architectures", "vocab_size", "hidden_size", "transformers_version", "_name_or_path", "torch_dtype", "num_hidden_layers"], none: ["peft_type", "pipeline", "mcpServers", "output_dir", "per_device_train_batch_size"] }, { all: ["architectures"], any: ["hidden_size", "vocab_size"] }),
  schema,
  features: featuresOf({ schema, estimates: (document) => [modelMemory(document) ?? []].flat() }),
};

import { impliedGpus } from "../../facts/config/batch.ts";
import { lensOf } from "../editing/lens.ts";
import { featuresOf } from "../editing/features.ts";
import { sniffJson } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

export const deepspeed: Kind = {
  id: "deepspeed",
  title: "DeepSpeed config",
  language: "json",
  names: ["ds_config.json", "ds_config_*.json"],
  sniff: sniffJson({ any: ["zero_optimization", "train_micro_batch_size_per_gpu"], none: ["architectures", "peft_type"] }),
  schema,
  features: featuresOf({ schema, lenses: lensOf("yaml-1.2", impliedGpus) }),
};

import { featuresOf } from "../editing/features.ts";
import { sniffSettings } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

const PARTS = ["kernel_config", "dist_config", "peft_config", "quant_config", "init_config", "sample_backend", "batching_strategy", "micro_batch_size"];

export const llamafactoryV1: Kind = {
  id: "llamafactory-v1",
  title: "LLaMA-Factory run (v1 engine)",
  language: "yaml",
  names: [],
  sniff: sniffSettings({ all: ["model", "model_class"], any: ["template", ...PARTS] }, { all: ["model", "template", "train_dataset"], any: PARTS }, { all: ["model", "peft_config", "export_dir"] }),
  rank: 2,
  dialect: "omegaconf",
  schema,
  features: featuresOf({ schema, dialect: "omegaconf" }),
};

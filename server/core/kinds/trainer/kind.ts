import { effectiveBatch } from "../../facts/config/batch.ts";
import { lensOf } from "../editing/lens.ts";
import { featuresOf } from "../editing/features.ts";
import { trainingEstimates } from "../editing/training.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

const SIGNS = [
  { all: ["output_dir"], any: ["per_device_train_batch_size", "num_train_epochs", "eval_strategy", "evaluation_strategy", "save_strategy"], none: ["stage", "finetuning_type", "base_model"] },
  { all: ["model_name_or_path", "learning_rate"], none: ["stage", "finetuning_type", "base_model"] },
];

const KEYS = { model: "model_name_or_path", batch: "per_device_train_batch_size", length: ["max_seq_length", "max_length", "model_max_length"] };

export const trainer: Kind = {
  id: "trainer",
  title: "Hugging Face training arguments",
  language: "yaml",
  names: [],
  sniff: sniffYaml(...SIGNS),
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml", lenses: lensOf("pyyaml", (root) => effectiveBatch(root, "per_device_train_batch_size")), estimates: trainingEstimates("pyyaml", KEYS) }),
};

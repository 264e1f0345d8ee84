import { featuresOf } from "../editing/features.ts";
import { trainingEstimates } from "../editing/training.ts";
import { sniffSettings } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { mentions } from "./mentions.ts";
import { schema } from "./schema.ts";

const KEYS = { model: "model_name_or_path", batch: "per_device_train_batch_size", batchUnsaid: 8, length: ["cutoff_len"] };

export const llamafactory: Kind = {
  id: "llamafactory",
  title: "LLaMA-Factory run",
  language: "yaml",
  names: [],
  sniff: sniffSettings({ all: ["stage", "finetuning_type"] }, { all: ["model_name_or_path", "template"], any: ["finetuning_type", "stage", "infer_backend"] }, { all: ["cutoff_len"], any: ["stage", "finetuning_type", "template", "preprocessing_num_workers"] }),
  rank: 1,
  dialect: "omegaconf",
  schema,
  features: featuresOf({ schema, dialect: "omegaconf", mentions, estimates: trainingEstimates("omegaconf", KEYS) }),
};

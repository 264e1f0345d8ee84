import { featuresOf } from "../editing/features.ts";
import { trainingEstimates } from "../editing/training.ts";
import { sniffSettings } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

const KEYS = { model: "base_model", batch: "micro_batch_size", batchUnsaid: 1, length: ["sequence_len"] };

export const axolotl: Kind = {
  id: "axolotl",
  title: "Axolotl run",
  language: "yaml",
  names: [],
  sniff: sniffSettings(
    { all: ["base_model"], any: ["datasets", "pretraining_dataset", "micro_batch_size", "sequence_len", "adapter", "val_set_size", "dataset_prepared_path", "load_in_4bit", "load_in_8bit"], none: ["merge_method", "models", "slices", "model_name_or_path"], text: /^(?![\s\S]*(?:^|\n)base_model[ \t]*:[ \t]*\r?\n[ \t]+\w+:)/ },
    // Half-typed, or with a slip in the name of the model.
    { all: ["datasets", "micro_batch_size"], any: ["sequence_len", "sample_packing", "val_set_size", "adapter"], none: ["merge_method", "models", "slices", "model_name_or_path"] },
  ),
  rank: 1,
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml", estimates: trainingEstimates("pyyaml", KEYS) }),
};

import { featuresOf } from "../editing/features.ts";
import { trainingEstimates } from "../editing/training.ts";
import { sniffSettings } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

/** What other tools' runs have, what the trainer writes itself when it saves, and what a platform keeps of a run (all of it as text). */
const NONE = ["stage", "finetuning_type", "base_model", "log_history", "architectures", "transformers_version", "peft_type", "sagemaker_program", "sagemaker_region"];

const SIGNS = [
  { all: ["output_dir"], any: ["per_device_train_batch_size", "num_train_epochs", "eval_strategy", "evaluation_strategy", "save_strategy"], none: NONE },
  { all: ["model_name_or_path"], any: ["learning_rate", "per_device_train_batch_size", "num_train_epochs"], none: NONE },
];

/** In JSON the one name that no other trainer has is enough: no number there is text by accident. */
const JSON_SIGNS = [{ all: ["per_device_train_batch_size"], any: ["learning_rate", "num_train_epochs", "max_steps", "gradient_accumulation_steps"], none: NONE }];

const KEYS = { model: "model_name_or_path", batch: "per_device_train_batch_size", batchUnsaid: 8, length: ["max_seq_length", "max_length", "model_max_length"] };

export const trainer: Kind = {
  id: "trainer",
  title: "Hugging Face training arguments",
  language: "yaml",
  names: ["training_args.json", "training_arguments.json"],
  sniff: (head, name) => sniffSettings(...SIGNS, ...(name.endsWith(".json") ? JSON_SIGNS : []))(head, name),
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml", estimates: trainingEstimates("pyyaml", KEYS) }),
};

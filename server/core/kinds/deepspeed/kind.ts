import { impliedGpus } from "../../facts/config/batch.ts";
import { featuresOf } from "../editing/features.ts";
import { numbersOf } from "../editing/numbers.ts";
import { sniffSettings } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

const NONE = ["architectures", "peft_type", "log_history"];
const SIGNS = [
  { any: ["zero_optimization", "train_micro_batch_size_per_gpu"], none: NONE },
  // Without ZeRO the total batch beside what only DeepSpeed writes so.
  { all: ["train_batch_size"], any: ["steps_per_print", "gradient_clipping", "wall_clock_breakdown", "zero_allow_untested_optimizer", "activation_checkpointing", "prescale_gradients"], none: NONE },
];

export const deepspeed: Kind = {
  id: "deepspeed",
  title: "DeepSpeed config",
  language: "json",
  names: ["ds_config.json", "ds_config_*.json", "deepspeed_config.json"],
  sniff: (head, name) => (/\.json$/i.test(name) ? sniffSettings(...SIGNS)(head, name) : undefined),
  schema,
  features: featuresOf({ schema, estimates: numbersOf("yaml-1.2", impliedGpus) }),
};

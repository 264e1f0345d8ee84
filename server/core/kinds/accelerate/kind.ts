import { processesPerMachine } from "../../facts/config/batch.ts";
import { featuresOf } from "../editing/features.ts";
import { numbersOf } from "../editing/numbers.ts";
import { sniffSettings } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

const RUNS = ["model_name_or_path", "base_model", "output_dir", "learning_rate", "model", "trainer"];

export const accelerate: Kind = {
  id: "accelerate",
  title: "Accelerate config",
  language: "yaml",
  names: ["accelerate_config.yaml", "accelerate_config.yml", "accelerate_config.json"],
  sniff: sniffSettings(
    { all: ["distributed_type"], any: ["compute_environment", "num_processes", "num_machines", "mixed_precision", "deepspeed_config", "fsdp_config", "fp8_config"] },
    // Half-typed, or with a slip in the name of the type.
    { any: ["fsdp_config", "deepspeed_config", "machine_rank", "main_training_function", "same_network"], all: ["num_processes"], none: RUNS },
    { any: ["fsdp_config", "deepspeed_config", "fp8_config"], all: ["mixed_precision"], none: RUNS },
  ),
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml", estimates: numbersOf("pyyaml", processesPerMachine) }),
};

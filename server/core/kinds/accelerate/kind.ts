import { processesPerMachine } from "../../facts/config/batch.ts";
import { featuresOf } from "../editing/features.ts";
import { numbersOf } from "../editing/numbers.ts";
import { sniffSettings } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

export const accelerate: Kind = {
  id: "accelerate",
  title: "Accelerate config",
  language: "yaml",
  names: ["accelerate_config.yaml", "accelerate_config.yml", "accelerate_config.json"],
  sniff: sniffSettings({ all: ["distributed_type"], any: ["compute_environment", "num_processes", "mixed_precision", "deepspeed_config", "fsdp_config"] }),
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml", estimates: numbersOf("pyyaml", processesPerMachine) }),
};

import { featuresOf } from "../editing/features.ts";
import { sniffSettings } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

/** Whole runs and other tools' configs have the adapter's settings among their own. */
const OTHERS = ["base_model", "model_name_or_path", "model_name", "output_dir", "learning_rate", "datasets", "dataset", "model_type", "architectures", "lora_rank", "trainer", "stage"];

export const peftAdapter: Kind = {
  id: "peft-adapter",
  title: "PEFT adapter",
  language: "json",
  names: ["adapter_config.json", "lora_config.json", "peft_config.json"],
  sniff: sniffSettings({ all: ["peft_type"], any: ["r", "lora_alpha", "target_modules", "task_type", "num_virtual_tokens", "inference_mode"], none: OTHERS }, { all: ["lora_alpha", "target_modules"], none: OTHERS }),
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml" }),
};

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

/** With a name that says so, one key is enough, though the file is broken or the key has a slip. */
const NAMED = { name: /(?:^|[_-])(?:ds|deepspeed|zero[_-]?[0-3])(?:[_.-]|$)/i, text: /"(?:zero_\w+|fp16|bf16|overlap_comm|offload_(?:optimizer|param)|train_(?:micro_)?batch_size\w*|gradient_clipping|steps_per_print)"?\s*:/ };

/** Settings of ZeRO that stand below a key with a slip in it. */
const BELOW = { any: ["fp16", "bf16", "optimizer", "scheduler", "gradient_accumulation_steps", "gradient_clipping", "steps_per_print", "wall_clock_breakdown", "train_batch_size"], none: NONE, text: /"stage"\s*:[^]*"(?:overlap_comm|allgather_bucket_size|reduce_bucket_size|stage3_\w+|contiguous_gradients|offload_optimizer)"\s*:/ };

function sniff(head: string, name: string): string | undefined {
  if (!/\.json$/i.test(name)) return undefined;
  const found = sniffSettings(...SIGNS, BELOW)(head, name);
  return found ?? (NAMED.name.test(name) && NAMED.text.test(head) && !NONE.some((key) => head.includes(`"${key}"`)) ? "its name and keys say so" : undefined);
}

export const deepspeed: Kind = {
  id: "deepspeed",
  title: "DeepSpeed config",
  language: "json",
  names: ["ds_config.json", "ds_config_*.json", "deepspeed_config.json"],
  sniff,
  schema,
  features: featuresOf({ schema, estimates: numbersOf("yaml-1.2", impliedGpus) }),
};

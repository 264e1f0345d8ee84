import { servingMemory } from "../../facts/config/estimate/serving.ts";
import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import { sniffYaml } from "../sniff.ts";
import { schema } from "./schema.ts";

export const vllmServe: Kind = {
  id: "vllm-serve",
  title: "vLLM server config",
  language: "yaml",
  names: [],
  sniff: sniffYaml({ any: ["tensor-parallel-size", "max-model-len", "gpu-memory-utilization", "served-model-name", "max-num-seqs"] }, { all: ["model"], any: ["tensor_parallel_size", "max_model_len", "gpu_memory_utilization"], none: ["trainer", "train", "datasets", "defaults", "algorithm", "actor_rollout_ref"] }),
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml", estimates: servingMemory }),
};

import { jsonKey, yamlKey, type Fault } from "../fault.ts";

/** Faults of the kinds that train: models, adapters, trainers, sweeps, Hydra, DVC and MLflow. */
export const trainingFaults: readonly Fault[] = [
  { rule: "hf/heads-divide-hidden", kinds: ["hf-config"], change: (text) => (/"(?:head_dim|n_head)"/.test(text) ? undefined : jsonKey(text, "num_attention_heads", 7)) },
  { rule: "axolotl/8bit-and-4bit", kinds: ["axolotl"], change: (text) => (text.includes("load_in_8bit: true") ? yamlKey(text, "load_in_4bit", "true") : undefined) },
];

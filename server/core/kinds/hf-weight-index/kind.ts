import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";

export const hfWeightIndex: Kind = {
  id: "hf-weight-index",
  title: "Hugging Face weight index",
  language: "json",
  names: ["*.safetensors.index.json", "pytorch_model.bin.index.json"],
  features: featuresOf({}),
};

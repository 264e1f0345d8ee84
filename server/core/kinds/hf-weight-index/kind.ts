import { featuresOf } from "../editing/features.ts";
import { keysOf } from "../schema/fields.ts";
import { key, named, open, string, uncoerced } from "../schema/shape.ts";
import type { Kind } from "../kind.ts";

const schema = open({
  metadata: key(uncoerced(open(keysOf({ total_size: ["int>=0", "Bytes of all weights together."], total_parameters: ["int>=0", "How many numbers the weights are."] }))), "What the whole is; transformers does not open the index without it.", { required: true }),
  weight_map: key(named(string), "The file of each weight, by the weight's name.", { required: true }),
});

export const hfWeightIndex: Kind = {
  id: "hf-weight-index",
  title: "Hugging Face weight index",
  language: "json",
  names: ["*.safetensors.index.json", "pytorch_model.bin.index.json", "pytorch_model.*.bin.index.json"],
  schema,
  features: featuresOf({ schema }),
};

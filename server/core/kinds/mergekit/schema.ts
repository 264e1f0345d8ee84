import { keysOf, shapeOfType } from "../schema/fields.ts";
import { key, list, loose, oneOf, open, text, type MapShape, type Shape } from "../schema/shape.ts";

const DTYPE = "'float16'|'bfloat16'|'float32'|'float64'|'int64'";

/** One number for all layers, several that lead from the first to the last, or one per part of the model. */
const numbers = (type: string): Shape =>
  oneOf(shapeOfType(type), list(oneOf(shapeOfType(type), open({ ...keysOf({ filter: ["text", "Tensors whose names hold this."], model: ["text", "The model."] }), value: key(oneOf(shapeOfType(type), list(shapeOfType(type))), "The number, or a gradient of them.", { required: true }) }))));
const switches = numbers("bool");

const PARAMETERS: MapShape["keys"] = {
  weight: key(numbers("num"), "How much of the model is taken."),
  density: key(numbers("num"), "Share of the differences that is kept, from 0 to 1."),
  t: key(numbers("num>=0<=1"), "0 is the first model, 1 the other."),
  lambda: key(numbers("num"), "Scale of the sum."),
  gamma: key(numbers("num"), "Share of the largest differences that is dropped."),
  epsilon: key(numbers("num"), "How far densities may differ by size."),
  scale: key(numbers("num"), "Scale of the layers."),
  select_topk: key(numbers("num>=0<=1"), "Share of the elements that is taken."),
  max_iter: key(numbers("int>=1"), "Most rounds."),
  tol: key(numbers("num>=0"), "When rounds end."),
  eps: key(numbers("num>=0"), "Keeps a division from blowing up."),
  filter_wise: key(switches, "Take each filter on its own."),
  normalize: key(switches, "Divide weights by their sum."),
  rescale: key(switches, "Make up for what is dropped."),
  int8_mask: key(switches, "Keep masks in 8 bits."),
  swapping: key(switches, "Swap the bases."),
  nuslerp_row_wise: key(switches, "Turn rows rather than columns."),
  nuslerp_flatten: key(switches, "Turn all at once."),
};
const parameters = open(PARAMETERS);
const source = open({ ...keysOf({ model: ["text|map", "The model."] }, { required: true }), ...keysOf({ layer_range: ["[int>=0]|text", "First layer, and the one after the last."] }), parameters: key(parameters, "How much of it is taken.") });
const slice = open({ sources: key(list(source), "Where the layers come from.", { required: true }), parameters: key(parameters, "How much of each is taken."), ...keysOf({ base_model: ["text|map", "The model that differences are taken from."], residual_weight: ["num", "How much passes by."] }) });

const METHODS = ["linear", "slerp", "nuslerp", "multislerp", "ties", "dare_ties", "dare_linear", "della", "della_linear", "breadcrumbs", "breadcrumbs_ties", "task_arithmetic", "passthrough", "model_stock", "sce", "karcher", "arcee_fusion", "nearswap", "core_space", "ram", "ramplus_tl"];

/** What merge files hold, in our own words. Merges may be described by modules, and there may be new methods. */
export const schema: Shape = {
  is: "map",
  unknown: "suggest",
  aliases: { method: "merge_method", base: "base_model" },
  keys: {
    ...keysOf({
      merge_method: [[...METHODS.map((word) => `'${word}'`), "text"].join("|"), "How weights are joined: `linear`, `slerp`, `ties`, `dare_ties`, `passthrough` …"],
      base_model: ["text|map", "The model that differences are taken from."],
      dtype: [DTYPE, "The type to compute in."],
      out_dtype: [DTYPE, "The type of the result."],
      tokenizer_source: ["'base'|'union'|text|map", "Whose tokenizer is kept: `base`, `union` or a model."],
      chat_template: ["'auto'|'alpaca'|'chatml'|'llama3'|'mistral'|'exaone'|text", "The template that turns messages into text."],
      modules: ["map", "Parts of the model."],
      name: ["text", "The name of the result."],
    }),
    tokenizer: key(loose(keysOf({ source: ["text|map", "Whose tokenizer is kept."], tokens: ["map", "Single tokens."], pad_to_multiple_of: ["int>=1", "Make the embedding this long."] })), "How the tokenizer is made."),
    parameters: key(parameters, "How much of each model is taken."),
    models: key(list(oneOf(source, text)), "Models that are joined."),
    slices: key(list(slice), "Layers that are stacked."),
  },
};

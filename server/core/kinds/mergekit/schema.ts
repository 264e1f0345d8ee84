import { keysOf } from "../schema/fields.ts";
import { key, list, loose, oneOf, text, type Shape } from "../schema/shape.ts";

const DTYPE = "'float16'|'bfloat16'|'float32'|'float64'|'int64'";
const source = loose(keysOf({ model: ["text|map", "The model."], layer_range: ["[int]", "First layer, and the one after the last."], parameters: ["map", "How much of it is taken."] }));

/** What merge files hold, in our own words. */
export const schema: Shape = loose({
  ...keysOf({
    merge_method: ["'linear'|'slerp'|'nuslerp'|'multislerp'|'ties'|'dare_ties'|'dare_linear'|'della'|'della_linear'|'breadcrumbs'|'breadcrumbs_ties'|'task_arithmetic'|'passthrough'|'model_stock'|'sce'|'karcher'|'arcee_fusion'|'nearswap'|text", "How weights are joined: `linear`, `slerp`, `ties`, `dare_ties`, `passthrough` …"],
    base_model: ["text|map", "The model that differences are taken from."],
    dtype: [DTYPE, "The type to compute in."],
    out_dtype: [DTYPE, "The type of the result."],
    tokenizer_source: ["text|map", "Whose tokenizer is kept: `base`, `union` or a model."],
    tokenizer: ["map", "How the tokenizer is made."],
    chat_template: ["text", "The template that turns messages into text."],
    parameters: ["map", "How much of each model is taken."],
    modules: ["map", "Parts of the model."],
    name: ["text", "The name of the result."],
  }),
  models: key(list(oneOf(source, text)), "Models that are joined."),
  slices: key(list(loose({ sources: key(list(source), "Where the layers come from."), ...keysOf({ parameters: ["map", "How much of each is taken."], residual_weight: ["num", "How much passes by."] }) })), "Layers that are stacked."),
});

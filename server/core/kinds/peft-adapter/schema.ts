import { any, boolean, integer, key, list, number, oneOf, text, type Shape } from "../schema/shape.ts";

export const schema: Shape = {
  is: "map",
  unknown: "allow",
  keys: {
    peft_type: key(text, "The method: `LORA`, `IA3`, `PREFIX_TUNING` …"),
    task_type: key({ is: "text", values: ["SEQ_CLS", "SEQ_2_SEQ_LM", "CAUSAL_LM", "TOKEN_CLS", "QUESTION_ANS", "FEATURE_EXTRACTION"] }, "What the model is for."),
    base_model_name_or_path: key(text, "The model that the adapter belongs to."),
    revision: key(text, "Revision of the base model."),
    r: key(integer, "Rank of the update: the bigger, the more it can learn and the more memory it takes."),
    lora_alpha: key(number, "Scale of the update, which counts `lora_alpha / r`."),
    lora_dropout: key(number, "Dropout before the update."),
    target_modules: key(oneOf(text, list(text)), "Layers that get an adapter: names, or one regular expression."),
    exclude_modules: key(oneOf(text, list(text)), "Layers that get none."),
    modules_to_save: key(oneOf(text, list(text)), "Layers that are trained in full and saved with the adapter."),
    bias: key(text, "Biases to train: `none`, `all` or `lora_only`."),
    layers_to_transform: key(any, "Numbers of the layers that get an adapter."),
    layers_pattern: key(any, "Name of the list of layers, where `layers_to_transform` is given."),
    rank_pattern: key(any, "Other ranks for some layers."),
    alpha_pattern: key(any, "Other scales for some layers."),
    use_rslora: key(boolean, "Scale by the root of the rank, which is steadier for big ranks."),
    use_dora: key(boolean, "Learn size and direction of the update apart."),
    fan_in_fan_out: key(boolean, "The layers keep their weights transposed, as GPT-2 does."),
    inference_mode: key(boolean, "The adapter is for use, not for training."),
  },
};

import { documented, fieldKeys, keysOf } from "../schema/fields.ts";
import { PEFT_FIELDS } from "../schema/fields/peft.ts";
import { key, list, oneOf, open, string, uncoerced, type MapShape } from "../schema/shape.ts";

const KNOWN = fieldKeys(PEFT_FIELDS);

/** Ranks and dropouts have rules of their own, which know what each method makes of them. */
const LIMITED: MapShape["keys"] = {
  base_model_name_or_path: key(string, "The model that the adapter belongs to."),
  target_modules: key(oneOf(string, list(string)), "Layers that get an adapter: names, or one regular expression."),
  exclude_modules: key(oneOf(string, list(string)), "Layers that get none."),
  modules_to_save: key(list(string), "Layers that are trained in full and saved with the adapter."),
  peft_type: { ...(KNOWN["peft_type"] ?? key(string, "")), doc: "The method." },
  ...keysOf({
  task_type: ["'SEQ_CLS'|'SEQ_2_SEQ_LM'|'CAUSAL_LM'|'TOKEN_CLS'|'QUESTION_ANS'|'FEATURE_EXTRACTION'", "What the model is for."],
  revision: ["text", "Revision of the base model."],
  r: ["int", "Rank of the update: the bigger, the more it can learn and the more memory it takes."],
  lora_alpha: ["num", "Scale of the update, which counts `lora_alpha / r`."],
  lora_dropout: ["num", "Dropout before the update."],
  bias: ["'none'|'all'|'lora_only'|'oft_only'|'boft_only'|'delora_only'|'vera_only'", "Biases to train."],
  layers_to_transform: ["int|[int]", "Numbers of the layers that get an adapter."],
  layers_pattern: ["text|[text]", "Name of the list of layers, where `layers_to_transform` is given."],
  init_lora_weights: ["bool|'true'|'false'|'gaussian'|'eva'|'olora'|'pissa'|'corda'|'loftq'|'orthogonal'|text", "How the update starts: `true` for one that changes nothing."],
  auto_mapping: ["map", "The class of the base model."],
  peft_version: ["text", "The version that wrote this file."],
  num_virtual_tokens: ["int>=1", "Tokens that are learned and put in front."],
  lora_bias: ["bool", "Learn a bias in the update."],
  corda_config: ["map", "Settings of CorDA."],
  eva_config: ["map", "Settings of EVA."],
  loftq_config: ["map", "Settings of LoftQ."],
  }),
};

const DOCS = {
  rank_pattern: "Other ranks for some layers.",
  alpha_pattern: "Other scales for some layers.",
  use_rslora: "Scale by the root of the rank, which is steadier for big ranks.",
  use_dora: "Learn size and direction of the update apart.",
  fan_in_fan_out: "The layers keep their weights transposed, as GPT-2 does.",
  inference_mode: "The adapter is for use, not for training.",
};

export const schema = { ...uncoerced(open({ ...LIMITED, ...documented(Object.fromEntries(Object.entries(KNOWN).filter(([name]) => !(name in LIMITED))), DOCS) })), aliases: { rank: "r", lora_r: "r", alpha: "lora_alpha", dropout: "lora_dropout", base_model_name: "base_model_name_or_path", base_model: "base_model_name_or_path", task: "task_type" } };

import { documented, fieldKeys, keysOf } from "../schema/fields.ts";
import { MODEL_FIELDS } from "../schema/fields/modelConfig.ts";
import { schema as generationSchema } from "../hf-generation-config/schema.ts";
import { key, list, loose, named, oneOf, text, uncoerced, type Key, type MapShape, type Shape } from "../schema/shape.ts";

/** PyTorch's names of number types, as `getattr(torch, name)` finds them. */
const NUMBER_TYPES = ["float32", "float", "float16", "half", "bfloat16", "float64", "double", "float8_e4m3fn", "float8_e5m2", "float8_e4m3fnuz", "float8_e5m2fnuz", "float4_e2m1fn_x2", "int8", "uint8", "int16", "short", "int32", "int", "int64", "long", "bool"];
const TORCH_TYPES = ["auto", ...NUMBER_TYPES, ...NUMBER_TYPES.map((name) => `torch.${name}`)].map((name) => `'${name}'`).join("|");

const LIMITED = keysOf({
  architectures: ["[text]", "Classes that the weights were saved from."],
  model_type: ["text", "The family of the model; decides which class reads this file."],
  vocab_size: ["int>=1", "Rows of the embedding table: one per token."],
  hidden_size: ["int>=1|[int]", "Length of the vector that stands for one token."],
  num_hidden_layers: ["int>=1|map", "Layers, one after the other."],
  num_attention_heads: ["int>=1|[int]", "Heads of every attention layer. Divides `hidden_size` unless `head_dim` is set."],
  num_key_value_heads: ["int>=1|[int]", "Heads that keys and values have. Fewer than `num_attention_heads` is grouped-query attention, which makes the cache smaller."],
  head_dim: ["int>=0", "Length of one head's vectors; `hidden_size / num_attention_heads` unless set."],
  intermediate_size: ["int>=1|[int]", "Length of the vector inside the feed-forward layers."],
  max_position_embeddings: ["int>=1|'-1'", "The longest sequence, in tokens, that the model has positions for."],
  rope_theta: ["num>=0|map", "Base of the rotary position embedding."],
  tie_word_embeddings: ["bool", "The output layer uses the embedding table."],
  torch_dtype: [`${TORCH_TYPES}|map`, "Type of the saved weights. Newer versions write `dtype`."],
  dtype: [`${TORCH_TYPES}|map`, "Type of the saved weights."],
  bos_token_id: ["int>=0|[int>=0]", "Token that begins a text."],
  eos_token_id: ["int>=-1|[int>=0]", "Token, or list of tokens, that ends a text."],
  pad_token_id: ["int>=-1", "Token that fills short texts of a batch up."],
  use_cache: ["bool", "Keep keys and values of earlier tokens while generating."],
  hidden_act: ["'silu'|'gelu'|'gelu_new'|'gelu_fast'|'gelu_python'|'gelu_pytorch_tanh'|'gelu_accurate'|'gelu_10'|'quick_gelu'|'relu'|'relu2'|'relu6'|'leaky_relu'|'prelu'|'swish'|'swiglu'|'geglu'|'reglu'|'sigmoid'|'tanh'|'mish'|'linear'|'laplace'|'selu'|'xielu'|text", "The function between the layers, such as `silu` or `gelu`."],
  initializer_range: ["num>=0", "Spread of the weights before training."],
  rms_norm_eps: ["num>=0<=0.1", "Keeps the norm from dividing by zero."],
  layer_norm_eps: ["num>=0<=0.1", "Keeps the norm from dividing by zero."],
  layer_norm_epsilon: ["num>=0<=0.1", "Keeps the norm from dividing by zero."],
  sliding_window: ["int>=-1|[int]|bool", "How many tokens back attention looks."],
  num_experts_per_tok: ["int>=1", "Experts that each token goes through."],
  num_local_experts: ["int>=1", "Experts of a layer."],
  num_experts: ["int>=0", "Experts of a layer."],
  attention_bias: ["bool", "Biases in the attention layers."],
  is_encoder_decoder: ["bool", "The model has an encoder and a decoder."],
  label2id: ["{int|text}", "Numbers of the classes by name."],
  auto_map: ["{text|[text]}", "Classes in Python files of this repository. Loading them runs that code, so it needs `trust_remote_code`."],
  transformers_version: ["text", "The version that wrote this file."],
  n_layer: ["int>=0", "Layers, one after the other."],
  n_head: ["int>=1", "Heads of every attention layer."],
  n_embd: ["int>=1", "Length of the vector that stands for one token."],
  n_positions: ["int>=1", "The longest sequence in tokens."],
  num_layers: ["int>=0", "Layers, one after the other."],
});

/** What every configuration of the library has besides. */
const COMMON = keysOf({
  architecture: ["text", "The architecture of a part that another library builds."],
  eos_token_ids: ["any", "Tokens that end a text."],
  _name_or_path: ["text", "Where the weights came from."],
  is_decoder: ["bool", "The model writes, one token after the other."],
  add_cross_attention: ["bool", "The decoder looks at an encoder."],
  cross_attention_hidden_size: ["int>=1", "Length of the encoder's vectors."],
  tie_encoder_decoder: ["bool", "Encoder and decoder share their weights."],
  chunk_size_feed_forward: ["int>=0", "Tokens that go through the feed-forward layers at a time; 0 for all."],
  position_embedding_type: ["'absolute'|'relative_key'|'relative_key_query'|'rotary'|'alibi'|'rope'|'learned'|text", "How positions are told."],
  finetuning_task: ["text", "What the model was fine-tuned for."],
  problem_type: ["'regression'|'single_label_classification'|'multi_label_classification'", "What a classifier learns."],
  gradient_checkpointing: ["bool", "Compute activations again instead of keeping them; belongs to the training arguments now."],
  return_dict: ["bool", "Give objects back."],
  torchscript: ["bool", "Fit for TorchScript."],
  use_bfloat16: ["bool", "Use bfloat16 (TensorFlow)."],
  pruned_heads: ["map", "Heads that were removed."],
  prefix: ["text", "Text in front of every input."],
  task_specific_params: ["map", "Settings by task."],
  tokenizer_class: ["text", "The class of the tokenizer."],
  sep_token_id: ["int>=0", "Token between two texts."],
  unsloth_version: ["text", "The version of Unsloth that wrote this file."],
  n_ctx: ["int>=1", "The longest sequence in tokens."],
  seq_length: ["int>=1", "The longest sequence in tokens."],
  n_head_kv: ["int>=1", "Heads that keys and values have."],
  _pad_token_id: ["int>=-1", "What `pad_token_id` was before the class set it."],
  _vocab_size: ["int>=1", "What `vocab_size` was before the class set it."],
  _output_attentions: ["bool", "What `output_attentions` was before the class set it."],
  _vision_feature_layer: ["int|[int]", "What `vision_feature_layer` was before the class set it."],
  vision_feature_layers: ["[int]", "Layers of the image part whose outputs are read."],
  pre_lnorm: ["bool", "Norms stand before the layers."],
  languages: ["[text]", "Languages that have an adapter of their own."],
  adaptor_kernel_size: ["int>=1", "Width of the convolution between the sound part and the text part."],
  adaptor_stride: ["int>=1", "Step of the convolution between the sound part and the text part."],
});

const ROPES = "'default'|'linear'|'dynamic'|'yarn'|'longrope'|'llama3'|'mrope'|'proportional'|'deepseek_yarn'";

const rope = loose(keysOf({
  type: [`${ROPES}|text`, "The older name of `rope_type`."],
  rope_type: [`${ROPES}|text`, "`linear`, `dynamic`, `yarn`, `longrope` or `llama3`."],
  factor: ["num", "How many times longer sequences get."],
  rope_theta: ["num>=0", "Base of the rotary position embedding."],
  original_max_position_embeddings: ["int>=1", "The longest sequence before stretching."],
  low_freq_factor: ["num>=0", "Frequencies below this are stretched in full."],
  high_freq_factor: ["num>=0", "Frequencies above this stay as they are."],
  attention_factor: ["num>=0", "Factor on the attention."],
  beta_fast: ["num>=0", "Where YaRN begins to stretch."],
  beta_slow: ["num>=0", "Where YaRN stretches in full."],
  mscale: ["num", "Factor on the attention."],
  mscale_all_dim: ["num", "Factor on the attention in every dimension."],
  short_factor: ["[num]", "Factors for short sequences."],
  long_factor: ["[num]", "Factors for long sequences."],
  partial_rotary_factor: ["num>=0<=1", "Share of a head that is rotated."],
}));

const quantization = loose(keysOf({
  quant_method: ["'bitsandbytes'|'bitsandbytes_4bit'|'bitsandbytes_8bit'|'gptq'|'awq'|'fp8'|'fbgemm_fp8'|'compressed-tensors'|'modelopt'|'quanto'|'quark'|'torchao'|'aqlm'|'hqq'|'eetq'|'higgs'|'spqr'|'vptq'|'auto-round'|'bitnet'|'mxfp4'|'finegrained_fp8'|text", "`bitsandbytes`, `gptq`, `awq`, `fp8`, `compressed-tensors` …"],
  bits: ["int>=1|num>=1", "Bits of a weight."],
  group_size: ["int>=-1", "Weights that share a scale; -1 for a whole row."],
  load_in_4bit: ["bool", "Load in 4 bits."],
  load_in_8bit: ["bool", "Load in 8 bits."],
  bnb_4bit_compute_dtype: [TORCH_TYPES, "The type to compute in."],
  bnb_4bit_quant_type: ["'nf4'|'fp4'", "The layout of the 4 bits."],
  bnb_4bit_quant_storage: [TORCH_TYPES, "The type that the bits are packed in."],
  bnb_4bit_use_double_quant: ["bool", "Quantize the scales too."],
  llm_int8_threshold: ["num>=0", "Bigger activations are computed in 16 bits."],
  llm_int8_skip_modules: ["[text]", "Layers that stay as they are."],
  llm_int8_enable_fp32_cpu_offload: ["bool", "Keep layers on the CPU in 32 bits."],
  llm_int8_has_fp16_weight: ["bool", "Keep weights in 16 bits too."],
  desc_act: ["bool", "GPTQ: the most active columns first."],
  damp_percent: ["num>=0<=1", "GPTQ: keeps an inversion stable."],
  sym: ["bool", "Symmetric around zero."],
  true_sequential: ["bool", "GPTQ: layer by layer."],
  zero_point: ["bool", "AWQ: not symmetric around zero."],
  version: ["text", "AWQ: the layout of the weights."],
  modules_to_not_convert: ["[text]", "Layers that stay as they are."],
  activation_scheme: ["'static'|'dynamic'", "FP8: when scales of activations are found."],
  weight_block_size: ["[int]", "FP8: weights that share a scale."],
  ignored_layers: ["[text]", "Layers that stay as they are."],
}));

/** Numbers may be given layer by layer. */
const OTHERS: MapShape["keys"] = Object.fromEntries(Object.entries(fieldKeys(MODEL_FIELDS)).filter(([name]) => !(name in LIMITED)).map(([name, { shape, doc }]): [string, Key] => [name, { doc, shape: shape.is === "integer" || shape.is === "number" ? oneOf(shape, list(shape)) : shape }]));

const generation = Object.entries("keys" in generationSchema ? generationSchema.keys : {}).filter(([name]) => !(name in LIMITED) && !(name in COMMON) && !(name in OTHERS));

/** Null is no size. */
function needed(known: Key | undefined): Key {
  const { shape, doc } = known ?? key(text, "");
  const strict = (one: Shape): Shape => (one.is === "integer" ? { ...one, nullable: false } : one.is === "oneOf" ? { ...one, shapes: one.shapes.map(strict) } : one);
  return { doc, shape: strict(shape) };
}

/** A part of a model that sees, hears and reads has a configuration of its own. */
const PART: MapShape["keys"] = {
  ...LIMITED,
  id2label: key({ ...named(text), names: { like: /^\d+$/, called: "the number of a class" } }, "Names of the classes by number."),
  rope_scaling: key(rope, "How rotary positions are stretched to longer sequences."),
  rope_parameters: key(loose({ ...rope.keys }), "Base and stretching of the rotary position embedding."),
  quantization_config: key(quantization, "How the weights are quantized."),
  ...Object.fromEntries(["hidden_size", "num_hidden_layers", "num_attention_heads"].map((name): [string, Key] => [name, needed(LIMITED[name])])),
  ...documented(OTHERS, { attention_dropout: "Share of attention weights that is dropped in training." }),
  ...COMMON,
  ...Object.fromEntries(generation),
};
const part = loose(PART);

export const schema = uncoerced(loose({
  ...PART,
  text_config: key(part, "Settings of the language part."),
  vision_config: key(part, "Settings of the image part."),
  audio_config: key(part, "Settings of the sound part."),
  language: key(part, "Settings of the language part."),
  language_config: key(part, "Settings of the language part."),
  llm_config: key(part, "Settings of the language part."),
  encoder: key(part, "Settings of the encoder."),
  decoder: key(part, "Settings of the decoder."),
}));

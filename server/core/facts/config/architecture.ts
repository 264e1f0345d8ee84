import { memo } from "../../memo.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import { countedModel } from "./models/count.ts";
import { type Model, parametersOf } from "./models/model.ts";
import { plainOf, type PlainValues, type Values, valuesOf } from "./models/values.ts";

/** A model whose parameters are counted, with the numbers that its memory depends on. */
export interface Architecture {
  readonly model: Model;
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  /** Heads whose keys and values are kept; one where they are kept as one short vector. */
  readonly keyValueHeads: number;
  readonly vocabulary: number;
  /** Positions that the model was made for, as vLLM works them out; 0 where the file does not say. */
  readonly context: number;
}

/** Of a config.json of the families and classes that are counted exactly; `undefined` for any other. */
export const architectureOf = memo((document: Document): Architecture | undefined => architectureFrom(plainOf(soundRoots(document)[0])));

export function architectureFrom(plain: PlainValues): Architecture | undefined {
  const whole = valuesOf(plain);
  const model = countedModel(whole);
  const config = whole.part("text_config") ?? whole;
  if (!model) return undefined;
  const heads = config.numberOr(0, "num_attention_heads", "n_head", "n_heads", "num_heads", "encoder_attention_heads");
  const isShort = config.has("kv_lora_rank");
  const isOne = config.text("model_type", "") === "falcon" || config.text("model_type", "") === "gpt_bigcode" ? config.flag("multi_query", true) && !config.flag("new_decoder_architecture", false) : false;
  return {
    ...{ model, heads },
    layers: config.numberOr(0, "num_hidden_layers", "n_layer", "n_layers", "num_layers", "encoder_layers"),
    hidden: config.numberOr(0, "hidden_size", "n_embd", "d_model", "dim"),
    keyValueHeads: isShort || isOne ? 1 : config.numberOr(heads, "num_key_value_heads", "num_kv_heads"),
    vocabulary: config.numberOr(0, "vocab_size"),
    context: contextOf(config),
  };
}

export const parameterCount = ({ model }: Architecture): number => parametersOf(model);

/** Names of the longest text, from vLLM's `_get_and_verify_max_len`; the smallest counts. */
const LENGTHS = ["max_position_embeddings", "n_positions", "max_seq_len", "seq_length", "model_max_length", "max_target_positions", "max_sequence_length", "max_seq_length", "seq_len"];
/** Ways of stretching positions that `max_position_embeddings` has in it already. */
const STRETCHED = new Set(["su", "longrope", "llama3", "mrope", "default"]);

function contextOf(config: Values): number {
  const lengths = LENGTHS.map((name) => config.number(name)).filter((length) => length > 0);
  const longest = lengths.length > 0 ? Math.min(...lengths) : 0;
  const rope = config.part("rope_scaling") ?? config.part("rope_parameters");
  const type = rope?.text("rope_type", rope.text("type", "default")) ?? "default";
  if (!rope || STRETCHED.has(type) || config.text("model_type", "").startsWith("gemma3")) return longest;
  const before = type === "yarn" ? rope.numberOr(longest, "original_max_position_embeddings") : longest;
  return Math.floor(before * rope.numberOr(1, "factor"));
}

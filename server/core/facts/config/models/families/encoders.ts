import { labelsOf } from "../heads.ts";
import { type Layers, linear, type Model } from "../model.ts";
import type { Values } from "../values.ts";

interface EncoderShape {
  readonly hidden: number;
  readonly intermediate: number;
  readonly layers: number;
}

/** A layer of BERT: four matrices of attention, two of the feed-forward part, all with biases, and two norms. */
export const encoderLayers = ({ hidden, intermediate, layers }: EncoderShape, names: readonly [string, string, string, string, string, string], qkvBias = true): Layers => ({
  times: layers,
  matrices: [linear(names[0], hidden, hidden, qkvBias), linear(names[1], hidden, hidden, qkvBias), linear(names[2], hidden, hidden, qkvBias), linear(names[3], hidden, hidden, true), linear(names[4], hidden, intermediate, true), linear(names[5], intermediate, hidden, true)],
  others: 4 * hidden,
});

const shapeOf = (config: Values): EncoderShape => ({ hidden: config.number("hidden_size"), intermediate: config.number("intermediate_size"), layers: config.number("num_hidden_layers") });

const BERT_NAMES = ["query", "key", "value", "dense", "dense", "dense"] as const;

/** A square matrix with its bias. */
const dense = (hidden: number): number => hidden * (hidden + 1);

interface Head {
  /** Of the task, without what is shared with the table of words. */
  readonly task: number;
  /** The matrix over the first token, which some tasks have. */
  readonly pooler: boolean;
}

type Heads = (config: Values, task: string) => Head | undefined;

/** The task that a class is for: what follows the family's name. */
export const taskOf = (architecture: string): string => /(?:For[A-Z]\w*|Model|WithLMHead|LMHeadModel)$/.exec(architecture)?.[0] ?? "";

/** The bias of the output matrix, which is the table of words; where it is not, versions of transformers differ in what they count. */
const perWord = (config: Values): number => (config.flag("tie_word_embeddings", true) ? config.number("vocab_size") : Number.NaN);

/** Heads that most encoders share. */
function plainHead(config: Values, task: string): Head | undefined {
  const hidden = config.number("hidden_size", "dim");
  const labels = labelsOf(config);
  if (task === "Model") return { task: 0, pooler: true };
  if (task === "ForTokenClassification") return { task: labels * (hidden + 1), pooler: false };
  if (task === "ForQuestionAnswering") return { task: 2 * (hidden + 1), pooler: false };
  return task === "ForMultipleChoice" ? { task: hidden + 1, pooler: true } : undefined;
}

const bertHead: Heads = (config, task) => {
  const hidden = config.number("hidden_size");
  const words = dense(hidden) + 2 * hidden + perWord(config);
  if (task === "ForMaskedLM" || task === "LMHeadModel") return { task: words, pooler: false };
  if (task === "ForPreTraining") return { task: words + 2 * (hidden + 1), pooler: true };
  if (task === "ForNextSentencePrediction") return { task: 2 * (hidden + 1), pooler: true };
  return task === "ForSequenceClassification" ? { task: labelsOf(config) * (hidden + 1), pooler: true } : plainHead(config, task);
};

const robertaHead: Heads = (config, task) => {
  const hidden = config.number("hidden_size");
  if (task === "ForMaskedLM" || task === "ForCausalLM") return { task: dense(hidden) + 2 * hidden + perWord(config), pooler: false };
  return task === "ForSequenceClassification" ? { task: dense(hidden) + labelsOf(config) * (hidden + 1), pooler: false } : plainHead(config, task);
};

const electraHead: Heads = (config, task) => {
  const [hidden, narrow] = [config.number("hidden_size"), config.numberOr(config.number("hidden_size"), "embedding_size")];
  if (task === "ForMaskedLM") return { task: narrow * (hidden + 1) + 2 * narrow + perWord(config), pooler: false };
  if (task === "ForPreTraining") return { task: dense(hidden) + hidden + 1, pooler: false };
  const found = task === "ForCausalLM" ? undefined : robertaHead(config, task);
  return found && { ...found, pooler: false };
};

const positionsOf = (config: Values): number => config.number("max_position_embeddings");

const encoder =
  (heads: Heads) =>
  (config: Values, architecture: string): Model | undefined => {
    const shape = shapeOf(config);
    const width = config.numberOr(shape.hidden, "embedding_size");
    const head = heads(config, taskOf(architecture));
    const rows = config.number("vocab_size") + positionsOf(config) + config.number("type_vocab_size");
    return head && { layers: [encoderLayers(shape, BERT_NAMES)], embeddings: rows * width + 2 * width + (width === shape.hidden ? 0 : shape.hidden * (width + 1)), head: head.task, others: head.pooler ? dense(shape.hidden) : 0 };
  };

function distilbert(config: Values, architecture: string): Model | undefined {
  const shape = { hidden: config.number("dim"), intermediate: config.number("hidden_dim"), layers: config.number("n_layers") };
  const { hidden } = shape;
  const task = taskOf(architecture);
  const labels = labelsOf(config);
  const found: Readonly<Record<string, number | undefined>> = { ForMaskedLM: dense(hidden) + 2 * hidden + perWord(config), ForSequenceClassification: dense(hidden) + labels * (hidden + 1) };
  const head = found[task] ?? plainHead(config, task)?.task;
  return head === undefined || task === "ForMultipleChoice" ? undefined : { layers: [encoderLayers(shape, ["q_lin", "k_lin", "v_lin", "out_lin", "lin1", "lin2"])], embeddings: (config.number("vocab_size") + positionsOf(config)) * hidden + 2 * hidden, head, others: 0 };
}

/** One group of layers serves for all of them. */
function albert(config: Values, architecture: string): Model | undefined {
  const { hidden, intermediate } = shapeOf(config);
  const width = config.number("embedding_size");
  const task = taskOf(architecture);
  const labels = labelsOf(config);
  const words = width * (hidden + 1) + 2 * width + perWord(config);
  const found: Readonly<Record<string, Head | undefined>> = { ForMaskedLM: { task: words, pooler: false }, ForSequenceClassification: { task: labels * (hidden + 1), pooler: true } };
  const head = found[task] ?? plainHead(config, task);
  const rows = config.number("vocab_size") + positionsOf(config) + config.number("type_vocab_size");
  const layers = encoderLayers({ hidden, intermediate, layers: config.numberOr(1, "num_hidden_groups") * config.numberOr(1, "inner_group_num") }, ["query", "key", "value", "dense", "ffn", "ffn_output"]);
  return head && { layers: [layers], embeddings: (rows + 2) * width + hidden * (width + 1), head: head.task, others: head.pooler ? dense(hidden) : 0 };
}

function modernbert(config: Values, architecture: string): Model | undefined {
  const { hidden, intermediate, layers } = shapeOf(config);
  const task = taskOf(architecture);
  const norm = (config.flag("norm_bias", false) ? 2 : 1) * hidden;
  const [attention, mlp] = [config.flag("attention_bias", false), config.flag("mlp_bias", false)];
  const predicted = hidden * (hidden + (config.flag("classifier_bias", false) ? 1 : 0)) + norm;
  const words = config.number("vocab_size");
  const heads: Readonly<Record<string, number | undefined>> = {
    Model: 0,
    ForMaskedLM: predicted + (config.flag("decoder_bias", true) ? words : 0) + (config.flag("tie_word_embeddings", true) ? 0 : words * hidden),
    ForSequenceClassification: predicted + labelsOf(config) * (hidden + 1),
    ForTokenClassification: predicted + labelsOf(config) * (hidden + 1),
  };
  const head = heads[task];
  const matrices = [linear("Wqkv", hidden, 3 * hidden, attention), linear("Wo", hidden, hidden, attention), linear("Wi", hidden, 2 * intermediate, mlp), linear("Wo", intermediate, hidden, mlp)];
  // The first layer has no norm before attention, but one stands after the table of words and one at the end.
  return head === undefined ? undefined : { layers: [{ times: layers, matrices, others: 2 * norm }], embeddings: words * hidden + norm, head, others: 0 };
}

function deberta2(config: Values, architecture: string): Model | undefined {
  const shape = shapeOf(config);
  const { hidden } = shape;
  const task = taskOf(architecture);
  const labels = labelsOf(config);
  const relative = config.flag("relative_attention", false);
  const buckets = config.numberOr(-1, "position_buckets");
  const longest = config.numberOr(-1, "max_relative_positions");
  const span = buckets > 0 ? buckets : longest > 0 ? longest : positionsOf(config);
  const heads: Readonly<Record<string, number | undefined>> = {
    Model: 0,
    ForSequenceClassification: dense(hidden) + labels * (hidden + 1),
    ForTokenClassification: labels * (hidden + 1),
    ForQuestionAnswering: 2 * (hidden + 1),
  };
  const head = heads[task];
  // Other widths, convolutions and positions of their own are rare and not counted here.
  const isPlain = config.flag("share_att_key", false) && !config.has("embedding_size") && relative;
  if (head === undefined || !isPlain) return undefined;
  const convolution = config.numberOr(0, "conv_kernel_size") > 0 ? hidden * hidden * config.number("conv_kernel_size") + 3 * hidden : 0;
  const rows = config.number("vocab_size") + (config.flag("position_biased_input", true) ? positionsOf(config) : 0) + config.numberOr(0, "type_vocab_size");
  const normed = config.text("norm_rel_ebd", "none").includes("layer_norm") ? 2 * hidden : 0;
  return { layers: [encoderLayers(shape, ["query_proj", "key_proj", "value_proj", "dense", "dense", "dense"])], embeddings: (rows + 2) * hidden, head, others: 2 * span * hidden + normed + convolution };
}

/** Models that read, by `model_type`. */
export const ENCODERS: Readonly<Record<string, (config: Values, architecture: string) => Model | undefined>> = {
  bert: encoder(bertHead),
  ...{ roberta: encoder(robertaHead), "xlm-roberta": encoder(robertaHead), camembert: encoder(robertaHead) },
  electra: encoder(electraHead),
  ...{ distilbert, albert, modernbert, "deberta-v2": deberta2 },
};

import type { Model } from "./model.ts";
import type { Values } from "./values.ts";

/** The model with the head of its class: `LlamaForSequenceClassification` has a score per label where `LlamaForCausalLM` has a row per word. */
export function withHead(model: Model, config: Values, architecture: string | undefined): Model | undefined {
  if (architecture === undefined || /(?:ForCausalLM|LMHeadModel)$/.test(architecture)) return model;
  const hidden = config.number("hidden_size", "n_embd", "d_model");
  const labels = labelsOf(config);
  if (architecture.endsWith("ForSequenceClassification")) return { ...model, head: hidden * labels };
  if (architecture.endsWith("ForTokenClassification")) return { ...model, head: (hidden + 1) * labels };
  if (architecture.endsWith("ForQuestionAnswering")) return { ...model, head: 2 * (hidden + 1) };
  return architecture.endsWith("Model") ? { ...model, head: 0 } : undefined;
}

/** Classes of a classifier: two unless the file names them. */
export const labelsOf = (config: Values): number => config.part("id2label")?.size ?? config.numberOr(2, "num_labels");

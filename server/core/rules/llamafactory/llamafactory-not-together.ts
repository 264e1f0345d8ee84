import { defineRule } from "../../engine/rule.ts";
import { combinationsIn, type Combination } from "../../facts/config/combinations.ts";
import { zeroStageOf } from "../../facts/config/zeroStage.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isTrue, numberAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";

/** After the checks of LLaMA-Factory 0.9.5 (Apache-2.0), read 2026-11-21. Rules of their own tell the most frequent ones. */
const REFUSED: readonly Combination[] = [
  { at: "resize_vocab", with: { quantization_bit: "on" }, says: "The embeddings of a quantized model cannot be resized: LLaMA-Factory stops. Remove `resize_vocab` or `quantization_bit`." },
  { at: "pissa_init", with: { quantization_bit: "on" }, says: "PiSSA starts from the exact weights, which a quantized model does not have: LLaMA-Factory stops. Remove one of the two." },
  { at: "create_new_adapter", with: { quantization_bit: "on", adapter_name_or_path: "on" }, says: "A new adapter on top of another needs them merged first, which a quantized model does not allow: LLaMA-Factory stops. Merge the adapter before." },
  { at: "train_on_prompt", with: { stage: /^(?!sft$)./ }, says: "`train_on_prompt` is for `stage: sft`: LLaMA-Factory refuses it elsewhere. Remove it." },
  { at: "mask_history", with: { stage: /^(?!sft$)./ }, says: "`mask_history` is for `stage: sft`: LLaMA-Factory refuses it elsewhere. Remove it." },
  { at: "mask_history", with: { train_on_prompt: "on" }, says: "`mask_history` leaves earlier turns out of the loss and `train_on_prompt` takes the prompt in: LLaMA-Factory refuses both. Remove one." },
  { at: "do_predict", with: { stage: /^sft$/, predict_with_generate: "off" }, says: "`do_predict` saves what the model writes, for which `predict_with_generate: true` is needed: LLaMA-Factory stops without it. Add it." },
  { at: "load_best_model_at_end", with: { stage: /^(?:rm|ppo)$/ }, says: "Reward models and PPO cannot go back to the best checkpoint: LLaMA-Factory refuses `load_best_model_at_end` there. Remove it." },
  { at: "shift_attn", with: { stage: /^ppo$/ }, says: "PPO does not work with shifted sparse attention: LLaMA-Factory stops. Remove `shift_attn`." },
  { at: "report_to", is: /^(?!wandb$|tensorboard$|trackio$|none$).+/, with: { stage: /^ppo$/ }, says: "PPO reports to `wandb`, `tensorboard` or `trackio` only: LLaMA-Factory stops. Change it." },
  { at: "reward_model_type", is: /^lora$/, with: { stage: /^ppo$/, use_unsloth: "on" }, says: "Unsloth has no LoRA reward models: LLaMA-Factory stops. Use another type, or turn Unsloth off." },
  { at: "reward_model_type", is: /^lora$/, with: { stage: /^ppo$/, finetuning_type: /^(?:full|freeze)$/ }, says: "A LoRA reward model belongs to LoRA training: LLaMA-Factory refuses it with full or freeze training. Use `reward_model_type: full`." },
  { at: "compute_accuracy", with: { predict_with_generate: "on" }, says: "`compute_accuracy` compares logits and `predict_with_generate` compares texts: LLaMA-Factory refuses both. Remove one." },
  { at: "predict_with_generate", with: { eval_dataset: "off", val_size: "off" }, says: "`predict_with_generate` writes answers for evaluation data, and there is none: LLaMA-Factory stops. Add `eval_dataset`." },
  { at: "dpo_label_smoothing", with: { stage: /^dpo$/, pref_loss: /^(?!sigmoid$)./ }, says: "`dpo_label_smoothing` belongs to the sigmoid loss, and `pref_loss` is another: LLaMA-Factory stops. Remove it." },
  { at: "use_llama_pro", with: { finetuning_type: /^full$/ }, says: "LLaMA Pro trains added blocks only, so it needs `finetuning_type: freeze` or `lora`. Change it." },
  { at: "loraplus_lr_ratio", with: { finetuning_type: /^(?!lora$)./ }, says: "`loraplus_lr_ratio` is for `finetuning_type: lora`: LLaMA-Factory refuses it elsewhere. Remove it." },
  { at: "use_rslora", with: { finetuning_type: /^(?!lora$)./ }, says: "`use_rslora` is for `finetuning_type: lora`: LLaMA-Factory refuses it elsewhere. Remove it." },
  { at: "use_dora", with: { finetuning_type: /^(?!lora$)./ }, says: "`use_dora` is for `finetuning_type: lora`: LLaMA-Factory refuses it elsewhere. Remove it." },
  { at: "pissa_init", with: { finetuning_type: /^(?!lora$)./ }, says: "`pissa_init` is for `finetuning_type: lora`: LLaMA-Factory refuses it elsewhere. Remove it." },
  { at: "pissa_init", with: { stage: /^(?:ppo|kto)$/ }, says: "PiSSA changes the base weights, which this stage needs as a reference: LLaMA-Factory stops. Remove it." },
  { at: "stage", is: /^ppo$/, with: { do_train: "off", do_eval: "on" }, says: "PPO cannot be evaluated: LLaMA-Factory stops unless `do_train` is on. Evaluate with `stage: sft`." },
  { at: "stage", is: /^ppo$/, with: { do_train: "off", do_predict: "on" }, says: "PPO cannot predict: LLaMA-Factory stops unless `do_train` is on. Predict with `stage: sft`." },
  { at: "fp8", with: { quantization_bit: "on" }, says: "Training in 8-bit floats does not work with a quantized model: LLaMA-Factory stops. Remove `fp8` or `quantization_bit`." },
  { at: "infer_backend", is: /^(?:vllm|sglang)$/, with: { do_train: "on" }, says: "Only `infer_backend: huggingface` trains; others are for chat and serving, so LLaMA-Factory stops. Remove it." },
  { at: "quantization_device_map", is: /^auto$/, with: { do_train: "on" }, says: "A quantized model that is spread over devices cannot be trained: LLaMA-Factory stops. Remove `quantization_device_map`." },
  { at: "interleave_probs", with: { mix_strategy: /^concat$/ }, says: "`interleave_probs` says how data sets are mixed, and `mix_strategy: concat` does not mix them: LLaMA-Factory stops. Use `interleave_under` or `interleave_over`." },
  { at: "interleave_probs", with: { mix_strategy: "missing" }, says: "`interleave_probs` says how data sets are mixed, and they are not mixed unless `mix_strategy` says so: LLaMA-Factory stops. Add `mix_strategy: interleave_under`." },
  { at: "quantization_bit", is: /^(?!4$|8$)\d+$/, with: { quantization_method: "missing" }, says: "bitsandbytes, which quantizes unless `quantization_method` says otherwise, has 4 and 8 bits: LLaMA-Factory stops. Use one of these, or `quantization_method: hqq`." },
  { at: "quantization_bit", is: /^(?!4$|8$)\d+$/, with: { quantization_method: /^(?:bnb|bitsandbytes)$/ }, says: "bitsandbytes has 4 and 8 bits: LLaMA-Factory stops. Use one of these, or `quantization_method: hqq`." },
  { at: "val_size", is: "on", with: { dataset: "off", do_train: "on" }, severity: "warning", says: "`val_size` keeps a part of `dataset` back, and there is no `dataset`: LLaMA-Factory stops, unless the command line gives one. Name the data." },
  { at: "do_train", with: { dataset: "off", tokenized_path: "off", stage: "on" }, severity: "warning", says: "There is nothing to train on: LLaMA-Factory stops, unless the command line gives a `dataset`. Add it." },
  { at: "do_eval", with: { eval_dataset: "off", val_size: "off", stage: "on" }, says: "There is nothing to evaluate on: LLaMA-Factory wants `eval_dataset` or a `val_size` above 0. Add one." },
  { at: "do_predict", with: { eval_dataset: "off", val_size: "off", stage: /^(?!sft$)./ }, says: "There is nothing to predict: LLaMA-Factory wants `eval_dataset` or a `val_size` above 0. Add one." },
  { at: "split_special_tokens", with: { use_fast_tokenizer: "on" }, says: "Only the slow tokenizer can split special tokens: LLaMA-Factory stops. Set `use_fast_tokenizer: false`." },
  { at: "export_quantization_bit", with: { export_quantization_dataset: "off" }, says: "A quantized export is calibrated on data: LLaMA-Factory stops without `export_quantization_dataset`. Add it." },
  { at: "use_galore", with: { finetuning_type: /^lora$/ }, says: "`use_galore` saves memory where all weights are trained, which LoRA does not do: LLaMA-Factory refuses both. Use `finetuning_type: full`, or remove it." },
  { at: "use_galore", with: { deepspeed: "on" }, says: "`use_galore` does not work with DeepSpeed: LLaMA-Factory stops. Remove one of the two." },
  { at: "use_apollo", with: { finetuning_type: /^lora$/ }, says: "`use_apollo` saves memory where all weights are trained, which LoRA does not do: LLaMA-Factory refuses both. Use `finetuning_type: full`, or remove it." },
  { at: "use_apollo", with: { deepspeed: "on" }, says: "`use_apollo` does not work with DeepSpeed: LLaMA-Factory stops. Remove one of the two." },
  { at: "use_apollo", with: { use_galore: "on" }, says: "`use_galore` and `use_apollo` are two ways to save memory, and LLaMA-Factory takes one of them. Remove one." },
  { at: "use_badam", with: { finetuning_type: /^lora$/ }, says: "`use_badam` saves memory where all weights are trained, which LoRA does not do: LLaMA-Factory refuses both. Use `finetuning_type: full`, or remove it." },
  { at: "use_badam", with: { deepspeed: "on", badam_mode: /^ratio$/ }, says: "BAdam by ratio does not work on several devices: LLaMA-Factory stops. Use `badam_mode: layer` with DeepSpeed ZeRO-3, or remove `deepspeed`." },
  { at: "use_badam", with: { use_galore: "on" }, says: "`use_galore` and `use_badam` are two ways to save memory, and LLaMA-Factory takes one of them. Remove one." },
  { at: "batching_strategy", is: /^dynamic_batching$/, with: { max_steps: "off" }, says: "`dynamic_batching` counts steps and not epochs: LLaMA-Factory stops without `max_steps`. Add it." },
  { at: "save_epochs", with: { batching_strategy: /^dynamic_batching$/ }, says: "`dynamic_batching` counts steps and not epochs: LLaMA-Factory refuses `save_epochs`. Use `save_steps`." },
  { at: "use_badam", with: { use_apollo: "on" }, says: "`use_apollo` and `use_badam` are two ways to save memory, and LLaMA-Factory takes one of them. Remove one." },
  { at: "reward_model_type", is: /^oft$/, with: { stage: /^ppo$/, finetuning_type: /^(?:full|freeze|lora)$/ }, says: "An OFT reward model belongs to OFT training: LLaMA-Factory refuses it otherwise. Use `reward_model_type: full`." },
  { at: "reward_model_type", is: /^oft$/, with: { stage: /^ppo$/, finetuning_type: "missing" }, says: "An OFT reward model belongs to OFT training, and LoRA is trained unless `finetuning_type` says otherwise: LLaMA-Factory stops. Use `reward_model_type: full`." },
  { at: "reward_model_type", is: /^lora$/, with: { stage: /^ppo$/, use_kt: "on" }, says: "KTransformers has no LoRA reward models: LLaMA-Factory stops. Use another type, or turn `use_kt` off." },
  { at: "finetuning_type", is: /^(?!lora$)./, with: { use_kt: "on" }, says: "KTransformers trains LoRA only: LLaMA-Factory stops. Use `finetuning_type: lora`, or turn `use_kt` off." },
  { at: "predict_with_generate", with: { use_kt: "on", stage: /^sft$/ }, says: "KTransformers cannot predict while it trains: LLaMA-Factory stops. Remove `predict_with_generate`." },
  { at: "compute_accuracy", with: { use_kt: "on", stage: /^sft$/ }, says: "KTransformers gives no logits to judge: LLaMA-Factory stops. Remove `compute_accuracy`." },
  { at: "finetuning_type", is: /^oft$/, with: { use_unsloth: "on" }, says: "Unsloth has no OFT: LLaMA-Factory stops. Use `finetuning_type: lora`, or turn `use_unsloth` off." },
  { at: "quantization_bit", with: { infer_backend: /^vllm$/, do_train: "off" }, says: "vLLM does not quantize with bitsandbytes: LLaMA-Factory stops. Name a model that is quantized by AWQ or GPTQ, or use `infer_backend: huggingface`." },
  { at: "rope_scaling", with: { infer_backend: /^vllm$/, do_train: "off" }, says: "vLLM takes no `rope_scaling` from here: LLaMA-Factory stops. Write it into the model's config.json." },
  { at: "infer_backend", is: /^vllm$/, with: { stage: /^(?!sft$)./, do_train: "off" }, says: "vLLM serves models that write text only: LLaMA-Factory stops with another stage than `sft`. Remove `stage`." },
  { at: "adapter_name_or_path", is: /,/, with: { quantization_bit: "on" }, says: "A quantized model takes one adapter: LLaMA-Factory stops. Merge them before." },
  { at: "adapter_name_or_path", is: /,/, with: { infer_backend: /^vllm$/ }, says: "vLLM takes one adapter: LLaMA-Factory stops. Merge them before." },
  { at: "export_quantization_bit", with: { adapter_name_or_path: "on" }, says: "An adapter is merged before the model is quantized: LLaMA-Factory refuses both in one export. Export the merged model first." },
  { at: "export_dir", with: { adapter_name_or_path: "on", quantization_bit: "on" }, says: "An adapter cannot be merged into a quantized model: LLaMA-Factory stops. Remove `quantization_bit` for the export." },
  { at: "ref_model_quantization_bit", is: /^(?!4$|8$)\d+$/, with: {}, says: "The reference model is quantized to 4 or 8 bits: LLaMA-Factory stops. Use one of these." },
  { at: "reward_model_quantization_bit", is: /^(?!4$|8$)\d+$/, with: {}, says: "The reward model is quantized to 4 or 8 bits: LLaMA-Factory stops. Use one of these." },
  { at: "quantization_bit", is: /^(?!8$)\d+$/, with: { quantization_method: /^eetq$/ }, says: "EETQ has 8 bits only: LLaMA-Factory stops. Use `quantization_bit: 8`, or another method." },
  { at: "resume_from_checkpoint", with: { stage: /^ppo$/ }, says: "PPO cannot go on from a checkpoint yet: LLaMA-Factory stops. Remove it." },
  { at: "eval_dataset", with: { stage: /^ppo$/ }, says: "PPO takes no evaluation data: LLaMA-Factory stops. Remove it." },
];

/** What does not work where ZeRO splits the weights too. */
const NOT_IN_STAGE_3: Readonly<Record<string, string>> = {
  predict_with_generate: "`predict_with_generate` writes answers with the whole model, which ZeRO-3 has split: LLaMA-Factory stops. Use ZeRO-2, or predict in a run of its own.",
  pissa_init: "PiSSA cannot start from weights that ZeRO-3 has split: LLaMA-Factory stops. Use ZeRO-2, or prepare the weights before.",
  pure_bf16: "`pure_bf16` does not work with DeepSpeed ZeRO-3: LLaMA-Factory stops. Use `bf16: true`, or ZeRO-2.",
  use_unsloth: "Unsloth does not work with DeepSpeed ZeRO-3: LLaMA-Factory stops. Use ZeRO-2, or turn `use_unsloth` off.",
  use_kt: "KTransformers does not work with DeepSpeed ZeRO-3: LLaMA-Factory stops. Use ZeRO-2, or turn `use_kt` off.",
};

export const llamafactoryNotTogether = defineRule({
  id: "llamafactory-not-together",
  summary: "Settings that LLaMA-Factory refuses together",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["llamafactory", "llamafactory-v1"],
  references: ["https://llamafactory.readthedocs.io/en/latest/advanced/arguments.html"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    yield* combinationsIn(root, REFUSED);
    yield* againstStage3(document, snapshot, root);
    yield* pixelsIn(root);
    const [shares, sets] = ["interleave_probs", "dataset"].map((name) => scalarAt(root, name));
    const [ours, theirs] = [shares, sets].map((list) => list?.text.split(",").length);
    if (!shares || !sets || ours === theirs || /[{$]/.test(shares.text + sets.text)) return;
    yield { at: shares.span, message: `\`interleave_probs\` has ${ours === 1 ? "one share" : `${ours ?? 0} shares`}, and \`dataset\` names ${theirs === 1 ? "one data set" : `${theirs ?? 0} data sets`}: LLaMA-Factory stops. Give every data set its share.`, related: othersIn(root, "dataset") };
  },
});

interface Told {
  readonly at: Span;
  readonly message: string;
  readonly related: readonly { readonly uri?: string; readonly at: Span; readonly message: string }[];
}

function* againstStage3(document: Document, snapshot: Snapshot, root: Node | undefined): Generator<Told> {
  const settings = entryOf(root, "deepspeed");
  const zero = settings && zeroStageOf(settings.value, document.uri, snapshot);
  if (!settings || !zero) return;
  const related = [{ at: settings.value.span, message: "The DeepSpeed settings." }, ...(zero.place ? [{ ...zero.place, message: "ZeRO's stage stands here." }] : [])];
  for (const [name, message] of Object.entries(NOT_IN_STAGE_3)) {
    const entry = entryOf(root, name);
    if (zero.stage === 3 && entry && isTrue(root, name)) yield { at: { start: entry.key.span.start, end: entry.value.span.end }, message, related };
  }
  const blocks = entryOf(root, "use_badam");
  if (zero.stage !== 3 && blocks && isTrue(root, "use_badam") && (stringAt(root, "badam_mode") ?? "layer") === "layer") {
    yield { at: { start: blocks.key.span.start, end: blocks.value.span.end }, message: `BAdam by layers works with DeepSpeed in ZeRO-3 only, and this is stage ${zero.stage}: LLaMA-Factory stops. Use stage 3, or remove \`deepspeed\`.`, related };
  }
}

function* pixelsIn(root: Node | undefined): Generator<Told> {
  for (const media of ["image", "video"]) {
    const [least, most] = [numberAt(root, `${media}_min_pixels`), scalarAt(root, `${media}_max_pixels`)];
    if (least === undefined || typeof most?.value !== "number" || most.value >= least) continue;
    yield { at: most.span, message: `\`${media}_max_pixels\` (${most.text}) is below \`${media}_min_pixels\` (${least}): LLaMA-Factory refuses the run. Swap or correct them.`, related: othersIn(root, `${media}_min_pixels`) };
  }
}

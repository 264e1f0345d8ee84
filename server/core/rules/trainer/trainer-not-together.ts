import { defineRule } from "../../engine/rule.ts";
import { combinationsIn, type Combination } from "../../facts/config/combinations.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { numberAt, scalarAt } from "../../syntax/data/access.ts";

/** After `TrainingArguments` of transformers 4.57 and TRL 0.25 (Apache-2.0), read 2026-11-21. Rules of their own tell the most frequent ones. */
const REFUSED: readonly Combination[] = [
  { at: "dataloader_prefetch_factor", with: { dataloader_num_workers: /^0$/ }, says: "`dataloader_prefetch_factor` counts batches that other processes load ahead, and `dataloader_num_workers` is 0: the trainer stops. Raise it, or remove the factor." },
  { at: "dataloader_prefetch_factor", with: { dataloader_num_workers: "missing" }, says: "`dataloader_prefetch_factor` counts batches that other processes load ahead, and `dataloader_num_workers` is 0 unless set: the trainer stops. Set it." },
  { at: "fp16_full_eval", with: { bf16_full_eval: "on" }, says: "Evaluation runs in one type: the trainer refuses `fp16_full_eval` and `bf16_full_eval` together. Keep one." },
  { at: "lr_scheduler_type", is: /^(?:reduce_lr_on_plateau|greedy)$/, with: { eval_strategy: "missing", evaluation_strategy: "missing" }, says: "This schedule looks at the evaluation loss, and nothing is evaluated: the trainer stops. Add `eval_strategy`." },
  { at: "lr_scheduler_type", is: /^(?:reduce_lr_on_plateau|greedy)$/, with: { eval_strategy: /^(?:no|false)$/i }, says: "This schedule looks at the evaluation loss, and `eval_strategy` is off: the trainer stops. Turn it on." },
  { at: "lr_scheduler_type", is: /^cosine_with_min_lr$/, with: { lr_scheduler_kwargs: "off" }, says: "`cosine_with_min_lr` needs to know where to end: it stops without `min_lr` or `min_lr_rate` in `lr_scheduler_kwargs`. Add one." },
  { at: "load_best_model_at_end", with: { eval_strategy: /^(?:no|false)$/i, save_strategy: "set" }, says: "The best checkpoint is found by evaluating, and `eval_strategy` is off: the trainer stops. Turn it on, or remove `load_best_model_at_end`." },
  { at: "logging_steps", is: /^0(?:\.0*)?$/, with: { logging_strategy: /^steps$/ }, says: "`logging_strategy: steps` needs a `logging_steps` that is not 0: the trainer stops. Raise it, or use `logging_strategy: no`." },
  { at: "logging_steps", is: /^0(?:\.0*)?$/, with: { logging_strategy: "missing" }, says: "Logging goes by steps unless said, so `logging_steps` may not be 0: the trainer stops. Raise it, or set `logging_strategy: no`." },
  { at: "eval_strategy", is: /^steps$/, with: { eval_steps: /^0$/, logging_steps: /^0$/ }, says: "`eval_strategy: steps` needs to know after how many steps: the trainer stops. Set `eval_steps`." },
  { at: "auto_find_batch_size", with: { deepspeed: /zero3|z3|stage3/i }, says: "With ZeRO-3 the batch size cannot be changed while the model is loaded: the trainer refuses `auto_find_batch_size`. Remove it." },
  { at: "deepspeed", with: { fsdp: "on" }, says: "`deepspeed` and `fsdp` both split the model, and the trainer uses one of them. Remove one." },
  { at: "fsdp_config", with: { fsdp: "missing" }, severity: "warning", says: "`fsdp_config` is read only when `fsdp` says how to split the model, so it does nothing here. Add `fsdp`, or remove it." },
  { at: "torch_compile_backend", with: { torch_compile: /^false$/i }, severity: "warning", says: "A backend of `torch.compile` turns it on, though `torch_compile` is false. Remove one of the two." },
  { at: "push_to_hub", is: /^false$/i, with: { hub_strategy: /^every_save$/, hub_always_push: "missing" }, severity: "warning", says: "`hub_strategy` says when to upload, and `push_to_hub` is false, so nothing is uploaded. Remove one of the two." },
  { at: "packing", with: { group_by_length: "on" }, severity: "warning", says: "Packed examples all have the same length, so `group_by_length` only spoils their order. Remove it." },
  { at: "load_in_4bit", with: { load_in_8bit: "on" }, says: "The model is loaded in 4 or in 8 bits: both at once are refused. Keep one." },
  { at: "greater_is_better", is: "on", with: { metric_for_best_model: /^(?:eval_)?(?:\w+_)?(?:loss|perplexity|wer|cer|rmse|mse|mae)$/ }, says: "A loss or error is better when it is lower, and `greater_is_better` is true: the worst checkpoint is kept as the best. Set it to false." },
  { at: "greater_is_better", is: /^(?:false|no|off)$/i, with: { metric_for_best_model: /^(?:eval_)?(?:\w+_)?(?:accuracy|f1|bleu|sacrebleu|rouge\w*|precision|recall|auc|roc_auc|matthews_correlation|exact_match|map|ndcg)$/ }, says: "This metric is better when it is higher, and `greater_is_better` is false: the worst checkpoint is kept as the best. Set it to true." },
  { at: "load_in_4bit", with: { use_peft: /^(?:false|no|off)$/i }, says: "A model in 4 bits cannot be trained itself, only adapters on it, and `use_peft` is false: the trainer stops. Turn it on." },
  { at: "load_in_8bit", with: { use_peft: /^(?:false|no|off)$/i }, says: "A model in 8 bits cannot be trained itself, only adapters on it, and `use_peft` is false: the trainer stops. Turn it on." },
  { at: "auto_find_batch_size", with: { num_generations: "set" }, says: "Completions are compared in groups, for which the batch must stay as it is: TRL refuses `auto_find_batch_size` here. Remove it." },
  { at: "generation_batch_size", is: "set", with: { steps_per_generation: "set" }, says: "`generation_batch_size` and `steps_per_generation` both say how many completions are made at a time: TRL takes one of them. Remove one." },
  { at: "assistant_only_loss", with: { completion_only_loss: "on" }, severity: "warning", says: "`assistant_only_loss` is for conversations and `completion_only_loss` for prompts with completions: only one can fit the data. Remove the other." },
];

export const trainerNotTogether = defineRule({
  id: "trainer-not-together",
  summary: "Settings that the trainer refuses together",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["trainer", "llamafactory"],
  references: ["https://huggingface.co/docs/transformers/main_classes/trainer"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    yield* combinationsIn(root, REFUSED);
    const [batch, each] = [scalarAt(root, "generation_batch_size"), numberAt(root, "num_generations")];
    if (typeof batch?.value !== "number" || each === undefined || each < 1 || batch.value % each === 0) return;
    yield { at: batch.span, message: `\`generation_batch_size\` is ${batch.text}, which \`num_generations\` (${each}) does not divide: completions of one prompt would be torn apart, so TRL stops. Use a multiple of ${each}.`, related: othersIn(root, "num_generations") };
  },
});

import { defineRule } from "../../engine/rule.ts";
import { combinationsIn, type Combination } from "../../facts/config/combinations.ts";
import { rootOf } from "../../kinds/data.ts";

/** After what DeepSpeed 0.18.2 (Apache-2.0) asserts and documents, read 2026-11-22. Rules of their own tell the most frequent ones. */
const REFUSED: readonly Combination[] = [
  { at: "fp16.enabled", with: { "amp.enabled": "on" }, says: "`fp16` and `amp` are two ways of mixed precision: DeepSpeed refuses both. Turn one off." },
  { at: "amp.enabled", with: { "bf16.enabled": "on" }, says: "`bf16` and `amp` are two ways of mixed precision: DeepSpeed refuses both. Turn one off." },
  { at: "amp.enabled", with: { "zero_optimization.stage": { atLeast: 1 } }, says: "ZeRO does not work with apex `amp`: DeepSpeed stops. Use `fp16` or `bf16`." },
  { at: "optimizer.type", is: /^(?:OneBitAdam|ZeroOneAdam|OneBitLamb)$/i, with: { "zero_optimization.stage": { atLeast: 1 } }, says: "1-bit optimizers do not work with ZeRO: DeepSpeed stops. Use stage 0, or another optimizer." },
  { at: "zero_optimization.zero_hpz_partition_size", is: { atLeast: 2 }, with: { "zero_optimization.stage": { below: 3 } }, severity: "warning", says: "ZeRO++ partitions parameters a second time, which only stage 3 splits: it has no effect here. Use stage 3, or remove it." },
  { at: "zero_optimization.zero_quantized_weights", with: { "zero_optimization.stage": { below: 3 } }, severity: "warning", says: "`zero_quantized_weights` is for parameters that are gathered, which only stage 3 splits: it has no effect here. Use stage 3, or remove it." },
  { at: "zero_optimization.cpu_offload", with: { "zero_optimization.offload_optimizer": "on" }, severity: "warning", says: "`cpu_offload` is the older form of `offload_optimizer`, and both are given. Remove the older one." },
  { at: "scheduler.params.total_num_steps", is: "set", with: { "scheduler.type": /^WarmupLR$/ }, says: "`WarmupLR` stays at its highest rate and takes no `total_num_steps`: DeepSpeed stops with an unexpected argument. Use `WarmupDecayLR`, or remove it." },
  { at: "optimizer.params.lr", is: { atLeast: 1 }, with: {}, severity: "warning", says: "A learning rate of 1 or more is implausible: the weights fly apart within a few steps. Is a minus sign missing in the exponent?" },
  { at: "fp16.auto_cast", with: { "bf16.enabled": "on" }, says: "`fp16.auto_cast` belongs to float16, and the run computes in bfloat16. Remove it." },
  { at: "zero_optimization.offload_optimizer.ratio", is: { below: 1 }, with: { "zero_optimization.stage": { below: 3 } }, says: "Only stage 3 can offload a share of the optimizer: DeepSpeed stops below it. Remove `ratio`, or use stage 3." },
  { at: "activation_checkpointing.contiguous_memory_optimization", with: { "activation_checkpointing.number_checkpoints": "missing" }, says: "`contiguous_memory_optimization` reserves one buffer for all checkpoints, so DeepSpeed needs `number_checkpoints`. Add it." },
  { at: "activation_checkpointing.contiguous_memory_optimization", with: { "activation_checkpointing.partition_activations": "off" }, says: "`contiguous_memory_optimization` works with `partition_activations: true` only: DeepSpeed stops without it. Turn it on." },
  { at: "gradient_allreduce_op", is: /^sum$/i, with: { "zero_optimization.stage": { atLeast: 3 } }, says: "ZeRO stage 3 averages gradients: DeepSpeed refuses `sum` there. Remove it, or use a lower stage." },
  { at: "gradient_allreduce_op", is: /^sum$/i, with: { "zero_optimization.zenflow": "on" }, says: "ZenFlow averages gradients: DeepSpeed refuses `sum` with it. Remove one." },
  { at: "gradient_allreduce_op", is: /^sum$/i, with: { "compile.deepcompile": "on" }, says: "DeepCompile averages gradients: DeepSpeed refuses `sum` with it. Remove one." },
  ...["fp16.fp16_master_weights_and_grads", "bf16.bf16_master_weights_and_grads", "bf16.bf16_optimizer_states"].flatMap((at): readonly Combination[] => [
    { at, with: { "zero_optimization.stage": { below: 1 } }, says: `\`${at}\` works with ZeRO stage 1 to 3 only: DeepSpeed stops in stage 0. Raise the stage, or remove it.` },
    { at, with: { "zero_optimization.stage": "missing" }, says: `\`${at}\` works with ZeRO stage 1 to 3 only, and the stage is 0 unless said: DeepSpeed stops. Add \`"zero_optimization": {"stage": 1}\`, or remove it.` },
  ]),
  { at: "bf16.bf16_optimizer_states", with: { "bf16.bf16_master_weights_and_grads": "off" }, says: "`bf16_optimizer_states` goes with `bf16_master_weights_and_grads: true`: DeepSpeed stops without it. Turn it on." },
  { at: "zero_optimization.compute_grad_norm", is: /^false$/i, with: { "zero_optimization.stage": { atLeast: 3 } }, says: "Stage 3 always measures the gradients: DeepSpeed refuses `compute_grad_norm: false`. Remove it." },
  { at: "fp16.min_loss_scale", is: { below: 1e-12 }, with: { "fp16.enabled": "on", "fp16.loss_scale": "off" }, says: "The scale of the loss is found as the training runs, and may fall to `min_loss_scale`, which must be above 0: DeepSpeed refuses the config. Use 1." },
];

export const deepspeedNotTogether = defineRule({
  id: "deepspeed-not-together",
  summary: "Settings of DeepSpeed that do not go together",
  severity: "error",
  languages: ["json"],
  kinds: ["deepspeed"],
  references: ["https://www.deepspeed.ai/docs/config-json/"],
  fix: "none",

  *check(document) {
    yield* combinationsIn(rootOf(document), REFUSED);
  },
});

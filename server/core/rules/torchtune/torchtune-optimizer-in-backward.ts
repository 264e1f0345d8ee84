import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isNull, isTrue, numberAt } from "../../syntax/data/access.ts";

export const torchtuneOptimizerInBackward = defineRule({
  id: "torchtune-optimizer-in-backward",
  summary: "The optimizer steps in the backward pass, so that gradients can be neither gathered nor clipped",
  severity: "error",
  languages: ["yaml"],
  kinds: ["torchtune"],
  references: ["https://pytorch.org/torchtune/stable/deep_dives/configs.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    if (!isTrue(root, "optimizer_in_bwd")) return;
    const steps = entryOf(root, "gradient_accumulation_steps");
    if (steps && (numberAt(root, "gradient_accumulation_steps") ?? 1) > 1) {
      yield { at: { start: steps.key.span.start, end: steps.value.span.end }, message: "`optimizer_in_bwd` updates each weight as soon as its gradient is there, so that none can be gathered over several batches: torchtune stops. Set `gradient_accumulation_steps: 1`, or `optimizer_in_bwd: False`.", related: othersIn(root, "optimizer_in_bwd") };
    }
    const clip = entryOf(root, "clip_grad_norm");
    if (clip && !isNull(clip.value) && !(clip.value.type === "scalar" && (clip.value.text === "None" || clip.value.value === false))) {
      yield { at: { start: clip.key.span.start, end: clip.value.span.end }, message: "`optimizer_in_bwd` updates each weight before the norm of all gradients is known, so that nothing can be clipped: torchtune stops. Set `clip_grad_norm: null`, or `optimizer_in_bwd: False`.", related: othersIn(root, "optimizer_in_bwd") };
    }
  },
});

import { defineRule } from "../../engine/rule.ts";
import { combinationsIn, type Combination } from "../../facts/config/combinations.ts";
import { rootOf } from "../../kinds/data.ts";

/** After the checks of `GenerationConfig` in transformers 4.57.1 (Apache-2.0), read 2026-11-21. */
const REFUSED: readonly Combination[] = [
  { at: "num_return_sequences", is: { atLeast: 2 }, with: { do_sample: "off", num_beams: /^1$/ }, says: "Without sampling and beams every answer is the same: transformers refuses more than one. Turn `do_sample` on, or raise `num_beams`." },
  { at: "num_return_sequences", is: { atLeast: 2 }, with: { do_sample: "off", num_beams: "missing" }, says: "Without sampling and beams every answer is the same: transformers refuses more than one. Turn `do_sample` on, or set `num_beams`." },
  { at: "early_stopping", with: { num_beams: /^1$/ }, severity: "warning", says: "`early_stopping` ends a beam search, and there are no beams: it has no effect. Raise `num_beams`, or remove it." },
  { at: "early_stopping", with: { num_beams: "missing" }, severity: "warning", says: "`early_stopping` ends a beam search, and without `num_beams` there is none: it has no effect. Add `num_beams`, or remove it." },
  { at: "length_penalty", is: /^(?!-?1(?:\.0*)?$)./, with: { num_beams: /^1$/ }, severity: "warning", says: "`length_penalty` weighs beams by their length, and there are no beams: it has no effect. Raise `num_beams`, or remove it." },
  { at: "length_penalty", is: /^(?!-?1(?:\.0*)?$)./, with: { num_beams: "missing" }, severity: "warning", says: "`length_penalty` weighs beams by their length, and without `num_beams` there are none: it has no effect. Add `num_beams`, or remove it." },
  { at: "num_beam_groups", is: { atLeast: 2 }, with: { num_beams: /^1$/ }, severity: "warning", says: "Groups of beams need more than one beam, so this has no effect: raise `num_beams`, or remove `num_beam_groups`." },
  { at: "num_beam_groups", is: { atLeast: 2 }, with: { do_sample: "on" }, severity: "warning", says: "Groups of beams are made different without sampling, so only one of `num_beam_groups` and `do_sample` can be meant. Turn one off." },
  { at: "diversity_penalty", with: { num_beam_groups: /^1$/ }, severity: "warning", says: "`diversity_penalty` keeps groups of beams apart, and there is one group: it has no effect. Raise `num_beam_groups`, or remove it." },
  { at: "penalty_alpha", with: { top_k: /^[01]$/ }, severity: "warning", says: "Contrastive search chooses among `top_k` tokens, and there is one: `penalty_alpha` has no effect. Raise `top_k`." },
  { at: "use_cache", is: /^false$/i, with: { cache_implementation: "on" }, severity: "warning", says: "`cache_implementation` says how keys and values are kept, and `use_cache` is off. Remove one of the two." },
  { at: "return_dict_in_generate", is: /^false$/i, with: { output_scores: "on" }, severity: "warning", says: "`output_scores` has effect only with `return_dict_in_generate: true`. Change it." },
];

export const hfGenerationNotTogether = defineRule({
  id: "hf-generation-not-together",
  summary: "Settings of text generation that do not go together",
  severity: "error",
  languages: ["json"],
  kinds: ["hf-generation-config"],
  references: ["https://huggingface.co/docs/transformers/main_classes/text_generation"],
  fix: "none",

  *check(document) {
    yield* combinationsIn(rootOf(document), REFUSED);
  },
});

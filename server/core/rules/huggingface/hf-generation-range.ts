import { defineRule, type Finding } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isTrue, numberAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

const RANGES: readonly (readonly [name: string, fits: (value: number) => boolean, says: string])[] = [
  ["temperature", (value) => value >= 0, "0 or more"],
  ["top_p", (value) => value >= 0 && value <= 1, "between 0 and 1"],
  ["min_p", (value) => value >= 0 && value <= 1, "between 0 and 1"],
  ["typical_p", (value) => value > 0 && value <= 1, "above 0 and at most 1"],
  ["top_k", (value) => value >= 0 && Number.isInteger(value), "a whole number, 0 or more"],
  ["epsilon_cutoff", (value) => value >= 0 && value < 1, "at least 0 and below 1"],
  ["eta_cutoff", (value) => value >= 0 && value < 1, "at least 0 and below 1"],
  ["penalty_alpha", (value) => value >= 0 && value <= 1, "between 0 and 1"],
  ["guidance_scale", (value) => value >= 1, "above 1, or 1 for none"],
  ["repetition_penalty", (value) => value > 0, "above 0"],
  ["num_beams", (value) => value >= 1, "at least 1"],
  ["num_return_sequences", (value) => value >= 1, "at least 1"],
  ["max_new_tokens", (value) => value >= 1, "at least 1"],
  ["max_length", (value) => value >= 1, "at least 1"],
];

export const hfGenerationRange = defineRule({
  id: "hf-generation-range",
  summary: "A generation parameter lies outside of its range",
  severity: "error",
  languages: ["json"],
  kinds: ["hf-generation-config"],
  references: ["https://huggingface.co/docs/transformers/main_classes/text_generation"],
  fix: "none",

  *check(document) {
    for (const [name, fits, says] of RANGES) {
      const value = scalarAt(rootOf(document), name);
      if (typeof value?.value !== "number" || fits(value.value)) continue;
      yield { at: value.span, message: `\`${name}\` is ${value.text}; it must be ${says}. Generation stops with an error otherwise.` };
    }
    yield* frozenSampling(rootOf(document));
    yield* moreThanBeams(rootOf(document));
  },
});

/** Logits are divided by the temperature. */
function* frozenSampling(root: Node | undefined): Generator<Finding> {
  const temperature = scalarAt(root, "temperature");
  if (temperature?.value === 0 && isTrue(root, "do_sample")) yield { at: temperature.span, message: "`temperature` is 0 while `do_sample` draws at random: logits cannot be divided by zero, so the first call of `generate` stops. Set `do_sample` to false for the most likely token, or raise the temperature." };
}

function* moreThanBeams(root: Node | undefined): Generator<Finding> {
  const texts = scalarAt(root, "num_return_sequences");
  const beams = numberAt(root, "num_beams") ?? 1;
  if (typeof texts?.value !== "number" || texts.value <= beams || (beams === 1 && isTrue(root, "do_sample"))) return;
  yield { at: texts.span, message: `\`num_return_sequences\` is ${texts.text} with ${beams === 1 ? "one beam and no sampling" : `${beams} beams`}: there are no more different texts than beams, so \`generate\` stops. Raise \`num_beams\`, or ask for fewer texts.` };
}

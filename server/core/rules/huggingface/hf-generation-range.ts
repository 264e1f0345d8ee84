import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

const RANGES: readonly (readonly [name: string, fits: (value: number) => boolean, says: string])[] = [
  ["temperature", (value) => value >= 0, "0 or more"],
  ["top_p", (value) => value >= 0 && value <= 1, "between 0 and 1"],
  ["min_p", (value) => value >= 0 && value <= 1, "between 0 and 1"],
  ["typical_p", (value) => value > 0 && value <= 1, "above 0 and at most 1"],
  ["top_k", (value) => value >= 0 && Number.isInteger(value), "a whole number, 0 or more"],
  ["repetition_penalty", (value) => value > 0, "above 0"],
  ["num_beams", (value) => value >= 1, "at least 1"],
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
  },
});

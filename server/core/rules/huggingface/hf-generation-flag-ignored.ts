import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, isTrue, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

/** Values that say nothing, by name. */
const NEUTRAL = [
  ["temperature", 1],
  ["top_p", 1],
  ["top_k", 50],
  ["min_p", undefined],
  ["typical_p", 1],
] as const;

export const hfGenerationFlagIgnored = defineRule({
  id: "hf-generation-flag-ignored",
  summary: "A sampling parameter is set although nothing is sampled",
  severity: "warning",
  languages: ["json"],
  kinds: ["hf-generation-config"],
  references: ["https://huggingface.co/docs/transformers/main_classes/text_generation"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    // A switch that is misspelt or no switch is told where it stands.
    if (!root || isTrue(root, "do_sample") || typeof (scalarAt(root, "do_sample")?.value ?? true) !== "boolean") return;
    if (!entryOf(root, "do_sample") && nearest("do_sample", entriesAt(root).map(({ key }) => key.text)) !== undefined) return;
    for (const [name, unset] of NEUTRAL) {
      const value = scalarAt(root, name);
      if (typeof value?.value !== "number" || value.value === unset) continue;
      yield { at: value.span, message: `\`${name}\` has no effect: without \`"do_sample": true\` the most likely token is always taken. Add it, or remove \`${name}\`.`, related: othersIn(root, "do_sample") };
    }
  },
});

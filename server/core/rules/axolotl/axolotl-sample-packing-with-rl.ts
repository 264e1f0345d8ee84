import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { isNull, isTrue, scalarAt } from "../../syntax/data/access.ts";

export const axolotlSamplePackingWithRl = defineRule({
  id: "axolotl-sample-packing-with-rl",
  summary: "Sample packing is on in preference training",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["axolotl"],
  references: ["https://docs.axolotl.ai/docs/config-reference.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const packing = scalarAt(root, "sample_packing");
    const rl = scalarAt(root, "rl");
    if (!packing || !isTrue(root, "sample_packing") || !rl || isNull(rl)) return;
    yield { at: packing.span, message: `\`sample_packing\` cannot be used with \`rl: ${rl.text}\`, since pairs of answers would run into each other. Turn it off.`, related: othersIn(root, "rl") };
  },
});

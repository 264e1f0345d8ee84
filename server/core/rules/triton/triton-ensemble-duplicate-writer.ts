import { defineRule } from "../../engine/rule.ts";
import { ensembleSteps } from "../../facts/config/triton.ts";
import { rootOf } from "../../kinds/data.ts";

export const tritonEnsembleDuplicateWriter = defineRule({
  id: "triton-ensemble-duplicate-writer",
  summary: "Two steps of an ensemble write the same tensor",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document) {
    const seen = new Set<string>();
    for (const { outer } of ensembleSteps(rootOf(document)).flatMap(({ outputs }) => outputs)) {
      if (seen.has(outer.text)) yield { at: outer.span, message: `\`${outer.text}\` is written by an earlier step already, so Triton refuses the ensemble. Give it another name.` };
      seen.add(outer.text);
    }
  },
});

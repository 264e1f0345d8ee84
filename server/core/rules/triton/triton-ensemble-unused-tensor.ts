import { defineRule } from "../../engine/rule.ts";
import { ensembleSteps, tensorNames } from "../../facts/config/triton.ts";
import { rootOf } from "../../kinds/data.ts";
import { nearest } from "../../text/nearest.ts";

export const tritonEnsembleUnusedTensor = defineRule({
  id: "triton-ensemble-unused-tensor",
  summary: "A step of an ensemble writes a tensor that nothing reads",
  severity: "warning",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const steps = ensembleSteps(root);
    const read = new Set([...tensorNames(root, "output"), ...steps.flatMap(({ inputs }) => inputs.map(({ outer }) => outer.text))]);
    const written = steps.flatMap(({ outputs }) => outputs.map(({ outer }) => outer.text));
    const known = new Set([...tensorNames(root, "input"), ...written]);
    // What reads it by a name with a slip in it is told there.
    const meant = new Set([...read].flatMap((name) => (known.has(name) ? [] : (nearest(name, known) ?? []))));
    for (const { outer } of steps.flatMap(({ outputs }) => outputs)) {
      if (!read.has(outer.text) && !meant.has(outer.text)) yield { at: outer.span, message: `Nothing reads \`${outer.text}\`: it is no output of the ensemble and no input of a step. Remove the map, or use it.` };
    }
  },
});

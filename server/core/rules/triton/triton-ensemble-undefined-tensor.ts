import { defineRule } from "../../engine/rule.ts";
import { ensembleSteps, tensorNames } from "../../facts/config/triton.ts";
import { rootOf } from "../../kinds/data.ts";
import { nearest } from "../../text/nearest.ts";

export const tritonEnsembleUndefinedTensor = defineRule({
  id: "triton-ensemble-undefined-tensor",
  summary: "A step of an ensemble reads a tensor that nothing writes",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const steps = ensembleSteps(root);
    const written = new Set([...tensorNames(root, "input"), ...steps.flatMap(({ outputs }) => outputs.map(({ outer }) => outer.text))]);
    const missing = steps.flatMap(({ inputs }) => inputs.flatMap(({ outer }) => (written.has(outer.text) ? [] : [outer])));
    for (const [index, outer] of missing.entries()) {
      if (missing.findIndex(({ text }) => text === outer.text) < index) continue;
      const others = missing.slice(index + 1).filter(({ text }) => text === outer.text);
      const meant = nearest(outer.text, written);
      const writers = steps.flatMap(({ outputs }) => outputs.flatMap((map) => (map.outer.text === meant ? [{ at: map.outer.span, message: `\`${meant}\` is written here.` }] : [])));
      const related = [...writers, ...others.map(({ span }) => ({ at: span, message: "It is read here too." }))];
      yield { related, at: outer.span, message: `\`${outer.text}\` is neither an input of the ensemble nor written by a step, so Triton refuses it. ${meant === undefined ? "Correct the name." : `Did you mean \`${meant}\`?`}` };
    }
  },
});

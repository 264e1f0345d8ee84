import { defineRule } from "../../engine/rule.ts";
import { ensembleWiring, looseEnds } from "../../facts/config/triton.ts";
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
    const { rewritten, unwrittenOutputs, undefinedReads } = ensembleWiring(rootOf(document));
    const missed = looseEnds([...unwrittenOutputs, ...undefinedReads], "is written by nobody");
    for (const { first, again } of rewritten) yield { at: again.span, related: [{ at: first.span, message: "It is written here first." }, ...missed], message: `\`${again.text}\` is written by an earlier step already, so Triton refuses the ensemble. Give it another name.` };
  },
});

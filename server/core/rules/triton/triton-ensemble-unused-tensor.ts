import { defineRule } from "../../engine/rule.ts";
import { ensembleWiring } from "../../facts/config/triton.ts";
import { rootOf } from "../../kinds/data.ts";

export const tritonEnsembleUnusedTensor = defineRule({
  id: "triton-ensemble-unused-tensor",
  summary: "A step of an ensemble writes a tensor that nothing reads",
  severity: "warning",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document) {
    const { unreadWrites, undefinedReads, unwrittenOutputs } = ensembleWiring(rootOf(document));
    // Where a name is asked for that nobody writes, these are pointed at there.
    if (undefinedReads.length > 0 || unwrittenOutputs.length > 0) return;
    for (const { text, span } of unreadWrites) yield { at: span, message: `Nothing reads \`${text}\`: it is no output of the ensemble and no input of a step. Remove the map, or use it.` };
  },
});

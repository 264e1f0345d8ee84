import { defineRule } from "../../engine/rule.ts";
import { ensembleWiring, looseEnds } from "../../facts/config/triton.ts";
import { rootOf } from "../../kinds/data.ts";
import { nearest } from "../../text/nearest.ts";

export const tritonEnsembleOutputMissing = defineRule({
  id: "triton-ensemble-output-missing",
  summary: "No step of an ensemble writes its output",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document) {
    const { unwrittenOutputs, unreadWrites, rewritten } = ensembleWiring(rootOf(document));
    // What is written twice was probably to write it, and is told there.
    if (rewritten.length > 0) return;
    for (const name of unwrittenOutputs) {
      const slip = unreadWrites.find(({ text }) => nearest(text, [name.text]) !== undefined);
      const related = looseEnds(unreadWrites, "is read by nobody");
      if (slip) yield { at: slip.span, message: `\`${slip.text}\` is read by nobody, and the ensemble is to answer \`${name.text}\`, which no step writes: Triton refuses it. Did you mean \`${name.text}\`?`, related: [{ at: name.span, message: "The output of the ensemble." }] };
      else yield { at: name.span, message: `No step writes \`${name.text}\`, so the ensemble has nothing to answer and Triton refuses it. Map a step's output to it.`, related };
    }
  },
});

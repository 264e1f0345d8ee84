import { defineRule } from "../../engine/rule.ts";
import { ensembleSteps } from "../../facts/config/triton.ts";
import { rootOf } from "../../kinds/data.ts";
import { manyOf, nodeAt, scalarAt } from "../../syntax/data/access.ts";

export const tritonEnsembleOutputMissing = defineRule({
  id: "triton-ensemble-output-missing",
  summary: "No step of an ensemble writes its output",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const steps = ensembleSteps(root);
    const written = new Set(steps.flatMap(({ outputs }) => outputs.map(({ outer }) => outer.text)));
    for (const name of steps.length === 0 ? [] : manyOf(nodeAt(root, "output")).flatMap((tensor) => scalarAt(tensor, "name") ?? [])) {
      if (!written.has(name.text)) yield { at: name.span, message: `No step writes \`${name.text}\`, so the ensemble has nothing to answer and Triton refuses it. Map a step's output to it.` };
    }
  },
});

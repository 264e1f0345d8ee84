import { defineRule } from "../../engine/rule.ts";
import { readData } from "../../syntax/data/read.ts";

export const tritonSyntax = defineRule({
  id: "triton-syntax",
  summary: "A Triton config cannot be read",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document) {
    const tree = readData(document);
    const [problem] = tree?.problems ?? [];
    if (problem && !tree?.uncertain) yield { at: problem.at, message: `Triton cannot read this file: ${problem.reason}. The model does not load.`, ...(problem.related && { related: problem.related }) };
  },
});

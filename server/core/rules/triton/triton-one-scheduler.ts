import { defineRule } from "../../engine/rule.ts";
import { fieldOf } from "../../facts/config/triton.ts";
import { rootOf } from "../../kinds/data.ts";

export const tritonOneScheduler = defineRule({
  id: "triton-one-scheduler",
  summary: "A model has two schedulers",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const [first, second] = ["dynamic_batching", "sequence_batching", "ensemble_scheduling"].flatMap((name) => fieldOf(root, name) ?? []);
    if (first && second) yield { at: second.key.span, message: `\`${second.key.text}\` stands beside \`${first.key.text}\`, and a model has one scheduler, so Triton refuses the file. Remove one.`, related: [{ at: first.key.span, message: "The other one." }] };
  },
});

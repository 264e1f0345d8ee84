import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { fieldOf } from "../../facts/config/triton.ts";
import { rootOf } from "../../kinds/data.ts";
import { manyOf, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const tritonEnsembleForm = defineRule({
  id: "triton-ensemble-form",
  summary: "An ensemble has settings of a single model, or a model those of an ensemble",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const scheduling = fieldOf(root, "ensemble_scheduling");
    const platform = scalarAt(root, "platform");
    if (!scheduling) {
      if (platform?.text === "ensemble") yield { at: platform.span, message: "An ensemble runs other models, and `ensemble_scheduling` does not say which: Triton refuses it. Add its steps." };
      return;
    }
    if (platform && platform.text !== "ensemble" && nearest(platform.text, ["ensemble"]) === undefined) yield { at: platform.span, message: `\`ensemble_scheduling\` is for \`platform: "ensemble"\`, and this is \`${platform.text}\`: Triton refuses the model. Change one.`, related: othersIn(root, "ensemble_scheduling") };
    const steps = manyOf(nodeAt(root, "ensemble_scheduling", "step"));
    for (const step of steps) {
      if (scalarAt(step, "model_name") === undefined && step.type === "mapping") yield { at: step.span, message: "This step does not say which model it runs, so Triton refuses the ensemble. Add its `model_name`." };
    }
    if (steps.length === 0) yield { at: scheduling.key.span, message: "This ensemble has no `step`, so it runs nothing and Triton refuses it. Add one." };
    for (const name of ["instance_group", "optimization", "model_warmup"]) {
      const field = fieldOf(root, name);
      if (field) yield { at: field.key.span, message: `An ensemble has no instances of its own: Triton refuses \`${name}\` here. Put it into the configs of its models.`, related: othersIn(root, "ensemble_scheduling") };
    }
  },
});

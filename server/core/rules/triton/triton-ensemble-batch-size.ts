import { defineRule } from "../../engine/rule.ts";
import { ensembleSteps, modelBeside } from "../../facts/config/triton.ts";
import { rootOf } from "../../kinds/data.ts";
import { numberAt, scalarAt } from "../../syntax/data/access.ts";

export const tritonEnsembleBatchSize = defineRule({
  id: "triton-ensemble-batch-size",
  summary: "An ensemble takes bigger batches than one of its models",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const size = scalarAt(root, "max_batch_size");
    if (typeof size?.value !== "number" || size.value <= 0) return;
    const limit = size.value;
    const smaller = ensembleSteps(root).flatMap(({ model }) => {
      const most = numberAt(model && modelBeside(document, model.text, snapshot), "max_batch_size");
      return model && most !== undefined && most < limit ? [{ model, most }] : [];
    });
    const [first] = smaller;
    if (first) yield { at: size.span, message: `The ensemble takes batches of ${size.text}, and its step \`${first.model.text}\` takes ${first.most} at most: Triton refuses the ensemble. Lower this, or raise it there.`, related: smaller.map(({ model, most }) => ({ at: model.span, message: `\`${model.text}\` takes ${most} at most.` })) };
  },
});

import { defineRule } from "../../engine/rule.ts";
import { ensembleSteps, modelBeside, tensorTypes } from "../../facts/config/triton.ts";
import { rootOf } from "../../kinds/data.ts";
import { manyOf, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";

export const tritonEnsembleTensorType = defineRule({
  id: "triton-ensemble-tensor-type",
  summary: "A tensor of an ensemble has two types",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const types = new Map<string, { readonly type: string; readonly at: Scalar["span"]; readonly where: string }>();
    for (const tensor of ["input", "output"].flatMap((list) => manyOf(nodeAt(root, list)))) {
      const [name, type] = [scalarAt(tensor, "name"), scalarAt(tensor, "data_type")];
      if (name && type) types.set(name.text, { type: type.text, at: type.span, where: "the ensemble" });
    }
    for (const { model, inputs, outputs } of ensembleSteps(root)) {
      const config = model && modelBeside(document, model.text, snapshot);
      if (!model || !config) continue;
      const uses = [...inputs.map((map) => ({ map, type: tensorTypes(config, "input").get(map.inner) })), ...outputs.map((map) => ({ map, type: tensorTypes(config, "output").get(map.inner) }))];
      for (const { map, type } of uses) {
        const known = types.get(map.outer.text);
        if (type === undefined) continue;
        if (!known) types.set(map.outer.text, { type, at: map.outer.span, where: `\`${model.text}\`` });
        else if (known.type !== type) {
          yield { at: map.outer.span, message: `\`${map.outer.text}\` is ${known.type} in ${known.where} and ${type} in \`${model.text}\`: Triton refuses the ensemble. Make the types agree, or put a step between that converts.`, related: [{ at: known.at, message: `Here it is ${known.type}.` }] };
        }
      }
    }
  },
});

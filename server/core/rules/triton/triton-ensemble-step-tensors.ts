import { defineRule } from "../../engine/rule.ts";
import { ensembleSteps, modelBeside, tensorNames, type TensorMap } from "../../facts/config/triton.ts";
import { rootOf } from "../../kinds/data.ts";
import { isTrue, manyOf, nodeAt, stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const tritonEnsembleStepTensors = defineRule({
  id: "triton-ensemble-step-tensors",
  summary: "A step of an ensemble maps a tensor that its model does not have, or leaves an input out",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/architecture.html#ensemble-models"],
  fix: "none",

  *check(document, snapshot) {
    for (const { at, model, inputs, outputs } of ensembleSteps(rootOf(document))) {
      const root = model && modelBeside(document, model.text, snapshot);
      if (!model || !root) continue;
      yield* unknown(inputs, tensorNames(root, "input"), `\`${model.text}\` has no input`);
      yield* unknown(outputs, tensorNames(root, "output"), `\`${model.text}\` has no output`);
      const left = neededInputs(root).filter((name) => !inputs.some(({ inner }) => inner === name));
      // A misspelt input is told where it stands.
      if (left.length > 0 && inputs.every(({ inner }) => tensorNames(root, "input").includes(inner))) yield { at: model.span, message: `This step gives \`${model.text}\` nothing for its input${left.length > 1 ? "s" : ""} ${left.map((name) => `\`${name}\``).join(", ")}, so Triton refuses the ensemble. Add an \`input_map\`.`, related: [{ at, message: "It can stand anywhere in here." }] };
    }
  },
});

/** A model without a list of its tensors has them filled in by its backend. */
function* unknown(maps: readonly TensorMap[], names: readonly string[], says: string): Generator<{ readonly at: { readonly start: number; readonly end: number }; readonly message: string }> {
  for (const { inner, innerAt } of names.length === 0 ? [] : maps) {
    if (!innerAt || names.includes(inner)) continue;
    const meant = nearest(inner, names);
    yield { at: innerAt.span, message: `${says} \`${inner}\`, so Triton refuses the ensemble. ${meant === undefined ? `It has ${names.map((name) => `\`${name}\``).join(", ")}.` : `Did you mean \`${meant}\`?`}` };
  }
}

const neededInputs = (root: Node): readonly string[] => manyOf(nodeAt(root, "input")).flatMap((tensor) => (isTrue(tensor, "optional") ? [] : (stringAt(tensor, "name") ?? [])));

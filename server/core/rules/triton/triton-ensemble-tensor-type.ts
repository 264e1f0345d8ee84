import { defineRule, type Finding } from "../../engine/rule.ts";
import { ensembleSteps, ensembleWiring, modelBeside, tensorShapes, tensorTypes, type EnsembleStep } from "../../facts/config/triton.ts";
import { rootOf } from "../../kinds/data.ts";
import { manyOf, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";

export const tritonEnsembleTensorType = defineRule({
  id: "triton-ensemble-tensor-type",
  summary: "A tensor of an ensemble has two types or two shapes",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const steps = ensembleSteps(root);
    if (!root || steps.length === 0) return;
    const known = new Map<string, Seen>();
    for (const list of ["input", "output"] as const) {
      const shapes = tensorShapes(root, list);
      for (const tensor of manyOf(nodeAt(root, list))) {
        const [name, type] = [scalarAt(tensor, "name"), scalarAt(tensor, "data_type")];
        if (name && type?.text.startsWith("TYPE_")) known.set(name.text, { type: type.text, shape: shapes.get(name.text), at: type.span, shapeAt: nodeAt(tensor, "dims")?.span ?? type.span, where: "the ensemble" });
      }
    }
    const again = new Set(ensembleWiring(root).rewritten.map((one) => one.again));
    for (const { name, ...here } of steps.flatMap((step) => usesOf(step, document, snapshot))) {
      const first = known.get(name.text);
      if (first && !again.has(name)) yield* disagreement(name.text, first, here);
      if (!first) known.set(name.text, here);
    }
  },
});

interface Seen {
  readonly type: string;
  readonly shape: readonly number[] | undefined;
  readonly at: Span;
  readonly shapeAt: Span;
  readonly where: string;
}

/** The tensors of the ensemble that a step is joined to, as its model declares them. */
function usesOf({ model, inputs, outputs }: EnsembleStep, document: Document, snapshot: Snapshot): readonly (Seen & { readonly name: Scalar })[] {
  const config = model && modelBeside(document, model.text, snapshot);
  if (!config) return [];
  return ([[inputs, "input"], [outputs, "output"]] as const).flatMap(([maps, list]) => {
    const [types, shapes] = [tensorTypes(config, list), tensorShapes(config, list)];
    return maps.flatMap(({ inner, outer }) => {
      const type = types.get(inner);
      return type === undefined ? [] : [{ name: outer, type, shape: shapes.get(inner), at: outer.span, shapeAt: outer.span, where: `\`${model.text}\`` }];
    });
  });
}

function* disagreement(name: string, first: Seen, here: Seen): Generator<Finding> {
  if (first.type !== here.type) yield { at: here.at, message: `\`${name}\` is ${first.type} in ${first.where} and ${here.type} in ${here.where}: Triton refuses the ensemble. Make the types agree, or put a step between that converts.`, related: [{ at: first.at, message: `Here it is ${first.type}.` }] };
  else if (first.shape && here.shape && !agree(first.shape, here.shape)) yield { at: here.at, message: `\`${name}\` has the shape ${shapeText(first.shape)} in ${first.where} and ${shapeText(here.shape)} in ${here.where}, where -1 stands for any number: Triton refuses the ensemble. Make the shapes agree.`, related: [{ at: first.shapeAt, message: `Here it has the shape ${shapeText(first.shape)}.` }] };
}

const agree = (one: readonly number[], other: readonly number[]): boolean => one.length === other.length && one.every((size, index) => size === -1 || other[index] === -1 || size === other[index]);

const shapeText = (shape: readonly number[]): string => `[${shape.join(", ")}]`;

import { entriesAt, manyOf, nodeAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Entry, Node, Scalar } from "../../syntax/data/node.ts";

/** A step of an ensemble: which of its tensors are fed from and written to which tensors of the ensemble. */
export interface EnsembleStep {
  readonly model: Scalar | undefined;
  readonly inputs: readonly TensorMap[];
  readonly outputs: readonly TensorMap[];
}

export interface TensorMap {
  readonly inner: string;
  readonly innerAt: Scalar | undefined;
  readonly outer: Scalar;
}

export const ensembleSteps = (root: Node | undefined): readonly EnsembleStep[] =>
  manyOf(nodeAt(root, "ensemble_scheduling", "step")).map((step) => ({
    model: scalarAt(step, "model_name"),
    inputs: mapsOf(nodeAt(step, "input_map")),
    outputs: mapsOf(nodeAt(step, "output_map")),
  }));

export const tensorNames = (root: Node | undefined, list: "input" | "output"): readonly string[] => manyOf(nodeAt(root, list)).flatMap((tensor) => stringAt(tensor, "name") ?? []);

/** Settings that exist, though empty: `dynamic_batching { }`. */
export const fieldOf = (root: Node | undefined, name: string): Entry | undefined => entriesAt(root).find(({ key }) => key.text === name);

function mapsOf(node: Node | undefined): readonly TensorMap[] {
  return manyOf(node).flatMap((pair) => {
    const outer = scalarAt(pair, "value");
    return outer ? [{ inner: stringAt(pair, "key") ?? "", innerAt: scalarAt(pair, "key"), outer }] : [];
  });
}

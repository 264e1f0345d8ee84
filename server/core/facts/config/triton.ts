import { entriesAt, manyOf, nodeAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Entry, Node, Scalar } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf } from "../../workspace/uri.ts";

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

/** The config of a model that lies beside this one in the repository. */
export function modelBeside(document: Document, name: string, snapshot: Snapshot): Node | undefined {
  const file = snapshot.files.read(`${folderOf(folderOf(document.uri))}/${encodeURIComponent(name)}/config.pbtxt`);
  return file && soundRoots(file)[0];
}

/** The element types of a model's tensors by their names. */
export const tensorTypes = (root: Node, list: "input" | "output"): ReadonlyMap<string, string> =>
  new Map(manyOf(nodeAt(root, list)).flatMap((tensor): (readonly [string, string])[] => {
    const [name, type] = [stringAt(tensor, "name"), stringAt(tensor, "data_type")];
    return name !== undefined && type !== undefined ? [[name, type]] : [];
  }));

/** Settings that exist, though empty: `dynamic_batching { }`. */
export const fieldOf = (root: Node | undefined, name: string): Entry | undefined => entriesAt(root).find(({ key }) => key.text === name);

function mapsOf(node: Node | undefined): readonly TensorMap[] {
  return manyOf(node).flatMap((pair) => {
    const outer = scalarAt(pair, "value");
    return outer ? [{ inner: stringAt(pair, "key") ?? "", innerAt: scalarAt(pair, "key"), outer }] : [];
  });
}

import { entriesAt, manyOf, nodeAt, numberAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Entry, Node, Scalar } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf } from "../../workspace/uri.ts";

/** Names of platforms, the older way to say how a model is run. */
export const TRITON_PLATFORMS: readonly string[] = ["tensorrt_plan", "onnxruntime_onnx", "tensorflow_savedmodel", "tensorflow_graphdef", "pytorch_libtorch", "ensemble"];

/** A step of an ensemble: which of its tensors are fed from and written to which tensors of the ensemble. */
export interface EnsembleStep {
  readonly at: Scalar["span"];
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
    at: step.span,
    model: scalarAt(step, "model_name"),
    inputs: mapsOf(nodeAt(step, "input_map")),
    outputs: mapsOf(nodeAt(step, "output_map")),
  }));

const tensorWords = (root: Node | undefined, list: "input" | "output"): readonly Scalar[] => manyOf(nodeAt(root, list)).flatMap((tensor) => scalarAt(tensor, "name") ?? []);

export const tensorNames = (root: Node | undefined, list: "input" | "output"): readonly string[] => manyOf(nodeAt(root, list)).flatMap((tensor) => stringAt(tensor, "name") ?? []);

/** Names that an ensemble writes and reads, and those which lead nowhere; a name with a slip in it leaves its counterpart alone too. */
export interface EnsembleWiring {
  /** Read by a step, and written by nobody. */
  readonly undefinedReads: readonly Scalar[];
  /** Asked for as output of the ensemble, and written by nobody. */
  readonly unwrittenOutputs: readonly Scalar[];
  /** Written by a step, and read by nobody. */
  readonly unreadWrites: readonly Scalar[];
  /** Given to the ensemble, and read by nobody. */
  readonly unreadInputs: readonly Scalar[];
  readonly written: readonly Scalar[];
  /** Written by a step after another one did. */
  readonly rewritten: readonly { readonly first: Scalar; readonly again: Scalar }[];
}

export function ensembleWiring(root: Node | undefined): EnsembleWiring {
  const steps = ensembleSteps(root);
  const [inputs, outputs] = [tensorWords(root, "input"), tensorWords(root, "output")];
  const [reads, writes] = [steps.flatMap((step) => step.inputs.map(({ outer }) => outer)), steps.flatMap((step) => step.outputs.map(({ outer }) => outer))];
  const without = (words: readonly Scalar[], others: readonly Scalar[]): readonly Scalar[] => words.filter(({ text }) => !others.some((other) => other.text === text));
  return {
    undefinedReads: without(reads, [...inputs, ...writes]),
    unwrittenOutputs: steps.length === 0 ? [] : without(outputs, writes),
    unreadWrites: without(writes, [...outputs, ...reads]),
    unreadInputs: steps.length === 0 ? [] : without(inputs, reads),
    written: [...inputs, ...writes],
    rewritten: writes.flatMap((again, index) => {
      const first = writes.slice(0, index).find(({ text }) => text === again.text);
      return first ? [{ first, again }] : [];
    }),
  };
}

/** What leads nowhere at the other end, and may be the place of the slip. */
export const looseEnds = (ends: readonly Scalar[], why: string): readonly { readonly at: Scalar["span"]; readonly message: string }[] => ends.map(({ text, span }) => ({ at: span, message: `\`${text}\` ${why}.` }));

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

/** The shapes of a model's tensors by their names, with the dimension of the batch where it has one. */
export const tensorShapes = (root: Node, list: "input" | "output"): ReadonlyMap<string, readonly number[]> =>
  new Map(manyOf(nodeAt(root, list)).flatMap((tensor): (readonly [string, readonly number[]])[] => {
    const name = stringAt(tensor, "name");
    const dims = manyOf(nodeAt(tensor, "dims")).flatMap((one) => (one.type === "scalar" && typeof one.value === "number" ? [one.value] : []));
    return name === undefined || dims.length === 0 ? [] : [[name, (numberAt(root, "max_batch_size") ?? 0) > 0 ? [-1, ...dims] : dims]];
  }));

/** Versions of the model in a folder, by the folders of versions that are listed in it. */
export const versionsIn = (folder: string, snapshot: Snapshot): readonly number[] =>
  snapshot.files.list(folder).flatMap((uri) => (/\/(\d+)\/$/.test(uri) ? [Number(/(\d+)\/$/.exec(uri)?.[1])] : []));

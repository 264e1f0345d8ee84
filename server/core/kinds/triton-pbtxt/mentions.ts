import { ensembleSteps, type TensorMap } from "../../facts/config/triton.ts";
import { manyOf, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";
import type { Mention } from "../references/mention.ts";
import { withinQuotes } from "../references/written.ts";

/** The tensors of a model, the models that an ensemble is made of, and the tensors that flow between its steps. */
export function* mentions(document: Document, snapshot: Snapshot): Generator<Mention> {
  const [root] = readData(document)?.roots ?? [];
  const { uri, text } = document;
  yield* ownTensors(document);
  const steps = ensembleSteps(root);
  const written = new Set(steps.flatMap(({ outputs }) => outputs.map(({ outer }) => outer)));
  const outside = new Set(["input", "output"].flatMap((list) => manyOf(nodeAt(root, list)).flatMap((one) => scalarAt(one, "name")?.text ?? [])));
  for (const { model, inputs, outputs } of steps) {
    const config = model && resolvePath(folderOf(folderOf(uri)), `${model.text}/config.pbtxt`);
    const at = model && withinQuotes(text, model);
    const there = config !== undefined && snapshot.files.exists(config);
    if (at && there) yield { subject: { sort: "file", uri: config, name: "" }, at };
    const other = there ? snapshot.files.read(config) : undefined;
    for (const mention of other ? ownTensors(other) : []) yield { ...mention, uri: mention.subject.uri };
    for (const { inner, innerAt, outer } of [...inputs, ...outputs]) {
      yield* tensor(outer, uri, text, written.has(outer) && !outside.has(outer.text));
      if (there) yield* innerTensor(inner, innerAt, config, text);
    }
  }
}

/** What a model takes and gives. */
function* ownTensors(document: Document): Generator<Mention> {
  const [root] = readData(document)?.roots ?? [];
  for (const list of ["input", "output"]) {
    for (const name of manyOf(nodeAt(root, list)).flatMap((one) => scalarAt(one, "name") ?? [])) yield* tensor(name, document.uri, document.text, true);
  }
}

function* tensor(name: Scalar, uri: string, text: string, defines: boolean): Generator<Mention> {
  const at = withinQuotes(text, name);
  if (at) yield { subject: { sort: "tensor", uri, name: name.text }, at, ...(defines && { defines }) };
}

function* innerTensor(name: string, innerAt: TensorMap["innerAt"], config: string, text: string): Generator<Mention> {
  const at = innerAt && withinQuotes(text, innerAt);
  if (at) yield { subject: { sort: "tensor", uri: config, name }, at };
}

import { isTrue, itemsAt, numberAt, scalarAt } from "../../../syntax/data/access.ts";
import type { Node } from "../../../syntax/data/node.ts";
import type { Document } from "../../../workspace/document.ts";
import type { Snapshot } from "../../../workspace/snapshot.ts";
import { findFromHere } from "../paths.ts";
import type { Estimate } from "./estimate.ts";
import { wholeShown } from "./memory.ts";

/** Optimizer steps of one pass over the data on one GPU, where the file or a file of examples beside it tells how many there are. */
export function stepsPerEpoch(document: Document, root: Node | undefined, batchKey: string, snapshot: Snapshot): Estimate | undefined {
  const batch = scalarAt(root, batchKey);
  const examples = exampleCount(document, root, snapshot);
  if (typeof batch?.value !== "number" || batch.value <= 0 || !examples) return undefined;
  const accumulated = numberAt(root, "gradient_accumulation_steps") ?? 1;
  const kept = numberAt(root, "val_size") ?? numberAt(root, "val_set_size") ?? 0;
  // As `train_test_split` of datasets: what is kept is rounded up.
  const trained = examples.count - (kept > 0 && kept < 1 ? Math.ceil(examples.count * kept) : kept);
  const steps = Math.ceil(Math.ceil(trained / batch.value) / accumulated);
  if (isTrue(root, "sample_packing") || isTrue(root, "packing") || steps <= 0) return undefined;
  return {
    at: batch.span,
    text: `${examples.atMost === true ? "at most " : ""}${wholeShown(steps)} step${steps === 1 ? "" : "s"} per epoch on one GPU`,
    explanation: `**${wholeShown(steps)} step${steps === 1 ? "" : "s"} per epoch** = ${wholeShown(trained)} example${trained === 1 ? "" : "s"} (${examples.from}${kept > 0 ? ", less those for evaluation" : ""}) ÷ ${wholeShown(batch.value)} per batch ÷ ${wholeShown(accumulated)} batch${accumulated === 1 ? "" : "es"} per step, rounded up after each. With more GPUs divide by their number.`,
  };
}

interface Examples {
  readonly count: number;
  readonly from: string;
  readonly atMost?: boolean;
}

function exampleCount(document: Document, root: Node | undefined, snapshot: Snapshot): Examples | undefined {
  const most = numberAt(root, "max_samples") ?? numberAt(root, "max_train_samples");
  // LLaMA-Factory takes so many of each of its data sets.
  const sets = document.kind === "llamafactory" ? Math.max(1, (scalarAt(root, "dataset")?.text ?? "").split(",").length) : 1;
  if (most !== undefined) return { count: most * sets, from: `the most that the file allows${sets > 1 ? `, ${wholeShown(most)} of each of ${sets} data sets` : ""}`, atMost: true };
  const paths = [scalarAt(root, "train_file") ?? [], itemsAt(root, "datasets").flatMap((item) => scalarAt(item, "path") ?? [])].flat();
  const counts = paths.map(({ text }) => {
    const found = /\.(jsonl|csv)$/.test(text) ? findFromHere(document.uri, text, snapshot) : undefined;
    const file = found?.state === "found" ? snapshot.files.read(found.uri) : undefined;
    return file && file.text.split("\n").filter((line) => line.trim() !== "").length - (text.endsWith(".csv") ? 1 : 0);
  });
  const total = counts.reduce<number | undefined>((sum, count) => (sum === undefined || count === undefined ? undefined : sum + count), 0);
  return paths.length > 0 && total !== undefined && total > 0 ? { count: total, from: `lines of ${paths.map(({ text }) => text).join(", ")}` } : undefined;
}

import { memo } from "../../memo.ts";
import type { Edit, Span } from "../../text/span.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { With } from "../../syntax/python/tree.ts";
import { placeOf, walk } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import { callsOf } from "./calls.ts";
import { linesAbove, standsAlone } from "./fixes/lines.ts";
import { onlyAssignment } from "./fixes/names.ts";

/** A torch model that is asked under `no_grad`, though nothing in the document sets a model to `eval`. */
export interface TrainingMode {
  readonly model: string;
  readonly at: Span;
  /** A layer that is another in training. */
  readonly layer: string;
  /** Sets the mode above the block. */
  readonly edits: readonly Edit[];
}

const CHANGING_LAYERS = /\b(BatchNorm[123]d|SyncBatchNorm|Dropout[123]?d?|AlphaDropout)\b/;

/** Says only what is sure: the document trains, has such layers, makes the model itself, and never leaves training mode. */
export const judgedInTrainingMode: (document: Document) => readonly TrainingMode[] = memo((document: Document): readonly TrainingMode[] => {
  const layer = /\btorch\b/.test(document.text) ? CHANGING_LAYERS.exec(document.text)?.[0] : undefined;
  if (layer === undefined || !document.text.includes('.backward(') || /\.eval\(\)|\.train\((mode=)?False\)|\blightning\b/.test(document.text)) return [];
  const found: TrainingMode[] = [];
  walk(moduleOf(document).body, (node) => {
    if (node.type === "with" && node.items.some((item) => /\b(no_grad|inference_mode)\(/.test(document.text.slice(item.value.start, item.value.end)))) found.push(...askedIn(document, node, layer));
    return true;
  });
  return found.slice(0, 1);
});

function askedIn(document: Document, block: With, layer: string): readonly TrainingMode[] {
  const called = callsOf(document).find(({ node }) => node.start >= block.start && node.end <= block.end && node.callee.type === "name" && isModel(document, node.callee.name));
  if (called?.node.callee.type !== "name" || !standsAlone(document, { start: block.start, end: document.text.indexOf("\n", block.start) })) return [];
  const model = called.node.callee.name;
  return [{ model, at: placeOf(called.node.callee), layer, edits: [linesAbove(document, block, [`${model}.eval()`])] }];
}

/** Made in this document by a class: `Net()`, `nn.Sequential(…)`, perhaps moved to a device. */
function isModel(document: Document, name: string): boolean {
  const made = onlyAssignment(document, name)?.value;
  const call = made?.type === "call" && made.callee.type === "attribute" && /^(to|cuda|double|float)$/.test(made.callee.name.name) ? made.callee.value : made;
  if (call?.type !== "call") return false;
  const written = document.text.slice(call.callee.start, call.callee.end);
  return /(^|\.)[A-Z]\w*$/.test(written) && !/Loss$|Entropy|Dataset|Loader|Transform|Compose/.test(written);
}

import { memo } from "../../memo.ts";
import { entriesAt } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";

/** A file of weights that an index names, where it is named first. */
export interface Shard {
  readonly name: Scalar;
  /** Its number and how many there are, as `model-00002-of-00004.safetensors` says. */
  readonly number?: number;
  readonly of?: number;
}

/** The shards of a weight index in the order of the text, each once. */
export const shardsOf = memo((document: Document): readonly Shard[] => {
  const shards = new Map<string, Shard>();
  for (const { value } of entriesAt(soundRoots(document)[0], "weight_map")) {
    if (value.type !== "scalar" || shards.has(value.text)) continue;
    const [, number, of] = /-(\d+)-of-(\d+)\.\w+$/.exec(value.text) ?? [];
    shards.set(value.text, { name: value, ...(number !== undefined && of !== undefined && { number: Number(number), of: Number(of) }) });
  }
  return [...shards.values()];
});

/** The layers of a decoder that have weights, by number, each with its first weight; models with several towers name their layers otherwise. */
export const layersOf = memo((document: Document): ReadonlyMap<number, Span> => {
  const layers = new Map<number, Span>();
  for (const { key } of entriesAt(soundRoots(document)[0], "weight_map")) {
    const [, number] = /^(?:model\.(?:layers|decoder\.layers)|transformer\.(?:h|blocks)|gpt_neox\.layers)\.(\d+)\./.exec(key.text) ?? [];
    if (number !== undefined && !layers.has(Number(number))) layers.set(Number(number), key.span);
  }
  return layers;
});

import type { Parameter } from "../../../syntax/python/expressionTree.ts";
import type { Span } from "../../../text/span.ts";
import type { Origin } from "../sources.ts";

/** Where unchecked values came from; the span is the call or name that brought them in. */
export type Origins = ReadonlyMap<Origin, Span>;

/** The same while a function is looked at by itself: what comes in by a parameter is only known where it is called. */
export type Sources = ReadonlyMap<Origin | Parameter, Span>;

export const NONE: ReadonlyMap<never, Span> = new Map<never, Span>();

/** All of them; of one that comes twice the first place is kept. */
export function join(all: readonly Sources[]): Sources {
  const filled = all.filter(({ size }) => size > 0);
  if (filled.length < 2) return filled[0] ?? NONE;
  return new Map(filled.flatMap((sources) => [...sources]).reverse());
}

/** Adds to what is kept under a key, and tells whether that was news. */
export function addTo<Key>(kept: Map<Key, Sources>, key: Key, sources: Sources): boolean {
  const known = kept.get(key) ?? NONE;
  if ([...sources.keys()].every((one) => known.has(one as never))) return false;
  kept.set(key, join([known, sources]));
  return true;
}

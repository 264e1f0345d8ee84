import type { Span } from "../../text/span.ts";
import type { Duplicate, Entry, Mapping } from "./node.ts";

/** A mapping of entries as written. Where a key is repeated the last one counts, as in nearly every reader. */
export function mappingOf(span: Span, written: readonly Entry[], inherited: readonly Entry[] = [], tag?: string): Mapping {
  const byKey = new Map<string, Entry>();
  const duplicates: Duplicate[] = [];
  for (const entry of written) {
    const earlier = byKey.get(entry.key.text);
    if (earlier) duplicates.push({ ...entry, first: earlier.key });
    byKey.set(entry.key.text, entry);
  }
  for (const entry of inherited) {
    if (!byKey.has(entry.key.text)) byKey.set(entry.key.text, { ...entry, inherited: true });
  }
  return { type: "mapping", span, entries: [...byKey.values()], duplicates, ...(tag !== undefined && { tag }) };
}

import { entryOf } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import type { Span } from "../../text/span.ts";

/** The other keys that a finding is about, where they are written: whoever edits there sees it too. */
export function othersIn(holder: Node | undefined, ...names: readonly string[]): readonly { readonly at: Span; readonly message: string }[] {
  return names.flatMap((name) => {
    const entry = entryOf(holder, name);
    return entry ? [{ at: { start: entry.key.span.start, end: Math.min(entry.value.span.end, entry.key.span.end + MOST) }, message: `It does not go with \`${name}\` here.` }] : [];
  });
}

/** A long value is marked at its beginning only. */
const MOST = 80;

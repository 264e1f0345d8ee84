import { memo } from "../../memo.ts";
import { walk } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import type { Span } from "../../text/span.ts";

export interface Match {
  /** The first group, or the whole match where there is none. */
  readonly text: string;
  readonly at: Span;
  readonly groups: readonly (string | undefined)[];
}

/** Matches of a global pattern in a scalar as it is written, so that places are exact under quotes, escapes and folding. */
export function matchesIn(text: string, { span }: Scalar, pattern: RegExp): readonly Match[] {
  const written = text.slice(span.start, span.end);
  // Most scalars hold none; to be told where the groups lie costs more than to be told that.
  if (written.search(pattern) < 0) return [];
  return [...written.matchAll(withPlaces(pattern))].map((match): Match => {
    const [start, end] = match.indices?.[1] ?? match.indices?.[0] ?? [0, 0];
    return { text: match[1] ?? match[0], at: { start: span.start + start, end: span.start + end }, groups: match.slice(1) };
  });
}

const withPlaces = memo((pattern: RegExp) => new RegExp(pattern.source, `${pattern.flags.replace("d", "")}d`));

/** The same in every scalar below a node. */
export const matchesUnder = (text: string, node: Node, pattern: RegExp): readonly Match[] => [...walk(node)].flatMap(({ node: inner }) => (inner.type === "scalar" ? matchesIn(text, inner, pattern) : []));

import type { Scalar } from "../../syntax/data/node.ts";
import type { Span } from "../../text/span.ts";

/** The text of a scalar without its quotes; `undefined` where escapes or folding make it differ from what is written. */
export function withinQuotes(text: string, { span, text: value }: Scalar): Span | undefined {
  const raw = text.slice(span.start, span.end);
  const quoted = /^(["'])[^]*\1$/.test(raw) ? 1 : 0;
  const at = { start: span.start + quoted, end: span.end - quoted };
  return text.slice(at.start, at.end) === value ? at : undefined;
}

/** Part of a span that lies within it, by offsets from its start. */
export const partOf = ({ start }: Span, from: number, length: number): Span => ({ start: start + from, end: start + from + length });

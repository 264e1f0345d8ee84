import type { Span } from "../../../text/span.ts";

/** A number that a person would otherwise work out in the head, with the way it was worked out. */
export interface Estimate {
  readonly at: Span;
  readonly text: string;
  /** Markdown: formula, assumptions and sources. */
  readonly explanation: string;
}

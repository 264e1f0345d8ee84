import type { Span } from "../../text/span.ts";
import type { Place } from "../features.ts";

/** A place in a file that names something defined elsewhere. */
export interface Reference {
  readonly at: Span;
  readonly targets: readonly Place[];
  /** A file that opens when the place is clicked. */
  readonly link?: string;
  /** Markdown: what it leads to, such as the current value of a parameter. */
  readonly note?: string;
}

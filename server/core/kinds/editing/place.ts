import type { Path } from "../../syntax/data/node.ts";
import type { Span } from "../../text/span.ts";

/** Where in a config file a person is typing, found even where the text is half-typed. */
export interface TypingPlace {
  /** Of the mapping that a key goes to, or of the value. */
  readonly path: Path;
  /** `item`: after a dash, where a value or the first key of a mapping may come. */
  readonly at: "key" | "value" | "item";
  /** What accepting a completion replaces. */
  readonly replace: Span;
  readonly typed: string;
  /** Keys that the mapping has already. */
  readonly siblings: ReadonlySet<string>;
  /** Column of the key, for what is written on the lines below it. */
  readonly column: number;
  readonly syntax: "yaml" | "json" | "pbtxt";
  /** In the brackets of YAML, where nothing goes onto lines of its own. */
  readonly inFlow: boolean;
}

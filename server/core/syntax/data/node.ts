import type { Span } from "../../text/span.ts";

/**
 * What a YAML, JSON or TOML file says, in one small model, so that everything above reads the three alike. Every node
 * knows where it stands in the text.
 */
export type Node = Scalar | Mapping | Sequence;

export interface Scalar {
  readonly type: "scalar";
  readonly span: Span;
  /** The text without quotes and escapes. */
  readonly text: string;
  /** Written without quotes, so that the reader's dialect decides what it is. */
  readonly plain: boolean;
  /** What the reader of the file gets. */
  readonly value: string | number | boolean | null;
  /** An explicit tag such as `!ENV`. */
  readonly tag?: string;
}

export interface Mapping {
  readonly type: "mapping";
  readonly span: Span;
  /** As written, then what `<<` brings in and the mapping does not have itself. */
  readonly entries: readonly Entry[];
  /** Entries whose key stands above already. Most readers silently keep the last, some refuse the file. */
  readonly duplicates: readonly Duplicate[];
  readonly tag?: string;
}

export interface Entry {
  readonly key: Scalar;
  readonly value: Node;
  /** Brought in by a YAML merge key; its spans are at the anchor. */
  readonly inherited?: true;
}

export interface Sequence {
  readonly type: "sequence";
  readonly span: Span;
  readonly items: readonly Node[];
  readonly tag?: string;
}

export interface Problem {
  readonly at: Span;
  /** One phrase: what the parser stumbled on. */
  readonly reason: string;
  /** Where the slip may be that made it stumble. */
  readonly related?: readonly { readonly at: Span; readonly message: string }[];
}

export interface Tree {
  /** One root per YAML document; one for JSON and TOML; none for an empty file. */
  readonly roots: readonly Node[];
  /** Where the text breaks the syntax. The roots then hold what could still be read. */
  readonly problems: readonly Problem[];
  /**
   * Problems prove nothing: the text is a template (`{{ … }}`, `{% … %}`) of such a file, or has a form that some readers
   * accept.
   */
  readonly uncertain: boolean;
}

export type Path = readonly (string | number)[];

/** An entry whose key stands in the mapping already. */
export interface Duplicate extends Entry {
  readonly first: Scalar;
}

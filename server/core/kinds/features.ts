import type { Edit, Span } from "../text/span.ts";
import type { Document } from "../workspace/document.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import type { Mention } from "./references/mention.ts";

/** What an editor can ask about one kind of file, besides findings. A kind offers what makes sense for it. */
export interface Features {
  complete?(document: Document, offset: number, snapshot: Snapshot): readonly Completion[];
  hover?(document: Document, offset: number, snapshot: Snapshot): Hover | undefined;
  /** The names that the file defines and uses; definitions, references, renames, links and the outline are made of them. */
  mentions?(document: Document, snapshot: Snapshot): Iterable<Mention>;
  /** Short facts shown above a line. */
  lenses?(document: Document, snapshot: Snapshot): readonly Lens[];
}

export interface Completion {
  readonly label: string;
  readonly kind: "key" | "value" | "file" | "reference" | "snippet";
  /** One line beside the label, such as the type or the current value. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** What accepting it does to the text. */
  readonly edit: Edit;
}

export interface Hover {
  readonly at: Span;
  readonly markdown: string;
}

export interface Place {
  readonly uri: string;
  readonly at: Span;
}

export interface Link {
  readonly at: Span;
  readonly uri: string;
}

export interface Lens {
  readonly at: Span;
  readonly title: string;
  /** A command of the extension to run on click, with its arguments. */
  readonly command?: { readonly id: string; readonly arguments: readonly unknown[] };
}

import type { Span } from "../../text/span.ts";
import type { Sort } from "./sorts.ts";

/**
 * A place in a file that defines or uses something that has a name. The mentions of every kind make one graph: go to
 * definition, find references, rename, completion, highlights and the outline are all questions to it.
 */
export interface Mention {
  readonly subject: Subject;
  /** The characters of the name alone: what a rename replaces. */
  readonly at: Span;
  /** The thing comes to be here; else it is used. */
  readonly defines?: true;
  /** The file that the place is in, where that is another one, such as a prompt that the config brings along. */
  readonly uri?: string;
  /** Files that may define it besides the subject's own. */
  readonly seek?: readonly string[];
  /** For a file: how its path is written here. */
  readonly path?: WrittenPath;
  /** Markdown: what the name stands for, such as the current value of a parameter. */
  readonly note?: string;
}

/** What a name stands for. Mentions of equal subjects are mentions of one thing. */
export interface Subject {
  readonly sort: Sort;
  /** The file itself, or the one that the name belongs to. */
  readonly uri: string;
  /** Empty for a file. */
  readonly name: string;
  /** The part of the file in which the name is known, where that is not all of it. */
  readonly scope?: string;
}

export interface WrittenPath {
  /** The folder that the path is relative to. */
  readonly folder: string;
  /** An ending that is left out, such as `.yaml` in Hydra's defaults list. */
  readonly without?: string;
}

export const isSame = (a: Subject, b: Subject): boolean => a.sort === b.sort && a.uri === b.uri && a.name === b.name && a.scope === b.scope;

import { memo } from "../memo.ts";
import { linesOf, type Lines } from "../text/lines.ts";

/** One immutable text, frozen at one version. A change makes a new object. */
export interface Document {
  readonly uri: string;
  /** What the file is to an AI engineer: `python`, `notebook`, `dvc`, `params`, `dockerfile` … or `other`. */
  readonly kind: string;
  /** The syntax that `text` is written in: `python`, `yaml`, `json`, `toml`, `dockerfile`, `text` … */
  readonly language: string;
  /** For a notebook: its code cells, joined. */
  readonly text: string;
  /** A notebook's cells; absent for every other file. */
  readonly cells?: readonly Cell[];
  /** The version of the language that a notebook was last run with, as its file says. */
  readonly languageVersion?: string;
}

/** One cell of a notebook. `source` is the same object for as long as the cell's text is the same. */
export interface Cell {
  readonly uri: string;
  /** The name that nbformat 4.5 gives it for its whole life, wherever it is moved. */
  readonly id?: string;
  /** Zero-based place among all cells of the notebook. */
  readonly index: number;
  readonly type: "code" | "markdown" | "raw";
  readonly source: Source;
  /** Where the cell starts in the notebook's joined text. Only code cells stand there. */
  readonly start?: number;
  readonly executionCount?: number;
  readonly outputs?: readonly Output[];
}

export interface Source {
  readonly text: string;
}

/** What a cell printed or returned, as the notebook file keeps it: MIME type to text. */
export interface Output {
  readonly type: string;
  readonly data: Readonly<Record<string, string>>;
}

export const documentLines: (document: Document) => Lines = memo((document: Document) => linesOf(document.text));

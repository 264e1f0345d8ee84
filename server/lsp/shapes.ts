/** A range of a text that the editor knows: a file, or a cell of an open notebook. */
export interface CodePlace {
  readonly uri: string;
  readonly range: { readonly start: TextPosition; readonly end: TextPosition };
}

/** Zero-based. */
export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

/** Files to write, with what a person should know before accepting them. */
export interface FilePlan {
  readonly files: readonly PlannedFile[];
  readonly notes: readonly string[];
}

export interface PlannedFile {
  readonly uri: string;
  readonly text: string;
  /** `replaced`: other text stands there and would be lost. `updated`: people's edits are kept. `record`: the product's own notes. */
  readonly state: "new" | "replaced" | "updated" | "record";
  /** The product's own notes of what it made. */
  readonly isRecord?: boolean;
  /** Lines, from one, where what a person wrote and what is new stand together because they disagree. */
  readonly disputed?: readonly number[];
}

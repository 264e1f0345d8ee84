/** A cell's code as plain Python, and what became of its IPython lines. */
export interface PlainCell {
  readonly text: string;
  readonly notes: readonly string[];
  /** Packages that the cell installed. */
  readonly packages: readonly string[];
  /** Modules that the replacements need. */
  readonly imports: readonly string[];
  /** True where the cell brings in names that nobody sees, from another file. */
  readonly bringsNames?: boolean;
  /** Names whose values only a running notebook has. */
  readonly asks?: readonly string[];
  /** The name of what `%%capture` keeps. */
  readonly captures?: string;
}

export type Demagicked = { readonly state: "plain"; readonly cell: PlainCell } | { readonly state: "refused"; readonly reason: string };

/** What a line of IPython becomes. */
export interface Replaced {
  readonly text: string;
  readonly note?: string;
  readonly modules?: readonly string[];
  readonly packages?: readonly string[];
  readonly refused?: string;
  readonly bringsNames?: boolean;
  readonly asks?: readonly string[];
}

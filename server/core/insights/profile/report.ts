import type { Chart, ColumnSummary } from "../drift/report.ts";

/** What a data set holds. Complete and JSON-safe: the view, the command line and the reports all draw from it. */
export interface ProfileReport {
  readonly version: 1;
  readonly data: { readonly name: string; readonly rows: number; readonly columns: number };
  /** What a person should look at first, in one or two sentences. */
  readonly words: string;
  /** Rows that repeat an earlier one. */
  readonly duplicates: number;
  /** In the order of the file. */
  readonly columns: readonly ProfileColumn[];
  /** Pairs of columns of numbers that go together the most. */
  readonly correlations: readonly Correlation[];
  readonly anonymity?: Anonymity;
  readonly problems: readonly string[];
}

export type ColumnKind = "number" | "category" | "text" | "time" | "identifier" | "constant" | "empty";

export interface ProfileColumn extends ColumnSummary {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Share of missing values, 0 to 1. */
  readonly missingShare: number;
  /** One distribution; the bars are those of the most frequent values. */
  readonly chart: ProfileChart;
  readonly notes: readonly ColumnNote[];
}

export type ProfileChart = Chart extends infer One ? (One extends { readonly kind: "none" } ? One : Omit<One, "reference" | "current"> & { readonly shares: readonly number[] }) : never;

export interface ColumnNote {
  readonly id: "missing" | "constant" | "almost-constant" | "outliers" | "mixed" | "personal" | "identifier" | "rare" | "skewed" | "infinite" | "rounded";
  /** A warning deserves a look before training; a hint is good to know. */
  readonly level: "warning" | "hint";
  readonly words: string;
}

/** Pearson's correlation of the rows in which both hold a number, -1 to 1. */
export interface Correlation {
  readonly first: string;
  readonly second: string;
  readonly value: number;
  readonly rows: number;
}

export interface Anonymity {
  readonly columns: readonly string[];
  /** The smallest number of rows that share their values in these columns. */
  readonly k: number;
  /** Rows that nobody shares those values with. */
  readonly unique: number;
  readonly words: string;
}

export interface ProfileOptions {
  /** Columns by which a person could be told apart, such as post code, birth date and sex. */
  readonly quasi?: readonly string[];
}

import type { FileReading } from "../tables/reading.ts";
import type { WindowUnit } from "../overTime/windows.ts";
import type { Measure, TestName } from "./testNames.ts";

/** What changed between two data sets. Complete and JSON-safe: the view, the command line and the reports all draw from it. */
export interface DriftReport {
  readonly version: 1;
  readonly reference: DataSet;
  readonly current: DataSet;
  /** By whose rules it was judged. */
  readonly mode: DriftMode;
  /** Where only the first rows of each side were looked at: how many. */
  readonly firstRows?: number;
  readonly dataset: DataSetVerdict;
  readonly rows: RowChecks;
  /** How columns of numbers changed together, where that was asked for. */
  readonly together?: JointDrift;
  /** The columns that both have, what needs attention first. */
  readonly columns: readonly ColumnDrift[];
  readonly problems: readonly DriftProblem[];
}

/** `calibrated`: a change counts where it is both large and more than chance. `evidently`: by the defaults of Evidently 0.7. */
export type DriftMode = "calibrated" | "evidently";

/** Absent where rows were not read as a whole. */
export interface RowChecks {
  /** Rows that repeat an earlier row of the same data set. */
  readonly referenceDuplicates?: number;
  readonly currentDuplicates?: number;
  /** Rows of the current data that the reference holds as well. */
  readonly shared?: number;
}

/** How the columns of numbers changed together, which columns one by one cannot show. */
export interface JointDrift {
  /** Rows of each side that were looked at. */
  readonly rows: readonly [reference: number, current: number];
  readonly columns: readonly string[];
  readonly drifted: boolean;
  /** How well a classifier tells the sides apart: ½ is not at all, 1 is always. */
  readonly classifier: { readonly area: number; readonly pValue: number; readonly threshold: number; readonly telling: readonly string[] };
  /** Maximum mean discrepancy of the standardised values. */
  readonly discrepancy: { readonly statistic: number; readonly pValue: number };
  /** Pairs of columns that go together in another way, what changed most first. */
  readonly correlations: readonly CorrelationChange[];
  readonly words: string;
}

export interface CorrelationChange {
  readonly first: string;
  readonly second: string;
  readonly reference: number;
  readonly current: number;
  /** After Benjamini–Hochberg over all pairs. */
  readonly adjustedPValue: number;
}

export interface DataSet {
  readonly name: string;
  readonly rows: number;
}

export interface DataSetVerdict {
  /** Whether the share of drifted columns reaches the threshold. */
  readonly drifted: boolean;
  /** Drifted columns among those that could be compared, 0 to 1. */
  readonly share: number;
  readonly threshold: number;
  readonly driftedColumns: number;
  readonly comparedColumns: number;
  /** The verdict in one or two sentences. */
  readonly words: string;
}

export interface DriftProblem {
  readonly message: string;
  readonly column?: string;
}

export interface ColumnDrift {
  readonly name: string;
  readonly type: "number" | "category";
  readonly state: "drifted" | "stable" | "undefined";
  readonly drifted: boolean;
  readonly test: TestName | "none";
  readonly testTitle: string;
  /** What the test measured; absent where nothing could be tested. */
  readonly statistic?: number;
  readonly pValue?: number;
  /** The p-value after correction for the number of columns; compared with `threshold`. */
  readonly adjustedPValue?: number;
  /** Level of significance; in the mode of Evidently what the score is compared with. */
  readonly threshold: number;
  /** How large the difference is; one of them must be large for the column to count as drifted. */
  readonly effects: readonly Effect[];
  /** Other distances of the same values, for comparison; they do not decide. */
  readonly others: readonly OtherDistance[];
  readonly missing: MissingDrift;
  /** The verdict in words. */
  readonly verdict: string;
  /** Why this test and not another. */
  readonly why: string;
  /** Who computed it, and which of the figures are approximate, where an engine was asked. */
  readonly computed?: string;
  readonly reference: ColumnSummary;
  readonly current: ColumnSummary;
  /** Categories that only the current data have, and that only the reference has; the most frequent first. */
  readonly newCategories: readonly string[];
  readonly lostCategories: readonly string[];
  readonly chart: Chart;
}

export interface Effect {
  readonly measure: Measure;
  /** What it is called in a sentence, and shorter in a list. */
  readonly title: string;
  readonly label: string;
  /** As defined; 0 is no difference. */
  readonly value: number;
  /** Where the value is only known to lie between two bounds. */
  readonly range?: readonly [least: number, most: number];
  /** What samples of this size show on average when nothing changed. */
  readonly noise: number;
  readonly threshold: number;
  /** Whether the difference is large after taking the noise off. */
  readonly large: boolean;
}

export interface OtherDistance {
  readonly measure: Measure;
  readonly title: string;
  readonly value: number;
  /** Where the value is only known to lie between two bounds. */
  readonly range?: readonly [least: number, most: number];
}

export interface MissingDrift {
  /** Shares of missing values, 0 to 1. */
  readonly reference: number;
  readonly current: number;
  readonly adjustedPValue?: number;
  readonly drifted: boolean;
}

export interface ColumnSummary {
  /** Values that were compared. */
  readonly count: number;
  readonly missing: number;
  readonly distinct: number;
  /** Only for numbers. */
  readonly numbers?: NumberSummary;
}

export interface NumberSummary {
  readonly mean: number;
  /** Standard deviation of the sample (divided by n - 1); 0 for one value. */
  readonly deviation: number;
  /** Minimum, 5 %, 25 %, 50 %, 75 %, 95 %, maximum. */
  readonly quantiles: readonly number[];
}

/** Shares per bin or category, 0 to 1, the two lists over the same bins. */
export type Chart =
  | {
      readonly kind: "histogram";
      /** One more than there are bins. The outermost bins also hold what lies beyond, where `tails` says so. */
      readonly edges: readonly number[];
      readonly tails: { readonly below: boolean; readonly above: boolean };
      readonly reference: readonly number[];
      readonly current: readonly number[];
    }
  | { readonly kind: "bars"; readonly labels: readonly string[]; readonly reference: readonly number[]; readonly current: readonly number[] }
  | { readonly kind: "none" };

/** `benjamini-hochberg` keeps the share of false alarms among all alarms low, `bonferroni` the chance of any; `none` does nothing. */
export type Correction = "benjamini-hochberg" | "bonferroni" | "none";

export interface DriftOptions {
  readonly mode: DriftMode;
  /** Level for the adjusted p-values. */
  readonly significance: number;
  /** Share of drifted columns from which the data set counts as drifted. */
  readonly share: number;
  /** How p-values are corrected for the number of columns. */
  readonly correction: Correction;
  /** Look at columns of numbers together as well. */
  readonly together?: boolean;
  /** A change of the share of missing values from which it counts, 0 to 1. */
  readonly missing: number;
  /** Tests by column, where the default does not suit. */
  readonly tests: Readonly<Record<string, TestName>>;
  /** From where the measure of a column's test counts as large. */
  readonly thresholds: Readonly<Record<string, number>>;
  /** Into how many parts, each of which holds equally much of the reference, a column of numbers is cut where a measure counts values in bins; 10 by default. */
  readonly bins: Readonly<Record<string, number>>;
  /** How a column is compared, where its values do not tell. */
  readonly types: Readonly<Record<string, ColumnDrift["type"]>>;
  /** Columns that are left out. */
  readonly ignore: readonly string[];
  /** How files are read, by their name or a pattern. */
  readonly read?: Readonly<Record<string, FileReading>>;
  /** For drift over time: the column of times, or `files` for each file of a folder. */
  readonly over?: string;
  /** How long a window of time is; else what gives enough of them. */
  readonly window?: WindowUnit;
}

/** With a level of 5 % one in twenty single columns would be a false alarm; 1 % still finds what matters. */
export const defaultDriftOptions: DriftOptions = { mode: "calibrated", significance: 0.01, correction: "benjamini-hochberg", share: 0.5, missing: 0.05, tests: {}, thresholds: {}, bins: {}, types: {}, ignore: [] };

import type { Interval } from "../statistics/bootstrap.ts";

/** How well predictions agree with labels. Complete and JSON-safe: the view, the command line and the reports all draw from it. */
export interface EvaluationReport {
  readonly version: 1;
  readonly data: { readonly name: string; readonly rows: number; /** Rows with a label and a prediction. */ readonly used: number };
  readonly task: Task;
  readonly columns: EvaluationColumns;
  /** The verdict in one or two sentences. */
  readonly words: string;
  readonly metrics: readonly Metric[];
  readonly classes?: ClassesReport;
  readonly scores?: ScoresReport;
  readonly residuals?: ResidualsReport;
  /** A second model on the same rows. */
  readonly versus?: VersusReport;
  readonly groups: readonly GroupsReport[];
  /** Parts of the data where the predictions are worst, the worst first. */
  readonly slices: readonly Slice[];
  readonly problems: readonly string[];
}

export type Task = "classification" | "regression" | "ranking" | "text";

export interface EvaluationColumns {
  readonly label: string;
  readonly prediction?: string;
  readonly score?: string;
  /** Predictions and scores of a second model, to compare the first with. */
  readonly versus?: string;
  readonly versusScore?: string;
  readonly query?: string;
  /** Ends of a predicted interval. */
  readonly lower?: string;
  readonly upper?: string;
  readonly groups: readonly string[];
}

export interface EvaluationOptions {
  readonly columns: EvaluationColumns;
  readonly task?: Task;
  /** The class that is to be found, where there are two; the larger or later one unless said. */
  readonly positive?: string;
  /** Scores from here on count as predicted positive, where there is no column of predictions; 0.5 unless said. */
  readonly threshold?: number;
}

/** A figure, or why there is none. */
export type Figure = { readonly value: number } | { readonly undefinedBecause: string };

export type Metric = Figure & {
  /** Stable name for scripts. */
  readonly id: string;
  readonly title: string;
  readonly better: "higher" | "lower" | "zero";
  /** What the number says, for people who are not engineers. */
  readonly meaning: string;
  /** 95 % by the bootstrap. */
  readonly interval?: Interval;
};

export interface ClassesReport {
  readonly labels: readonly string[];
  readonly positive?: string;
  /** `counts[label][prediction]`. */
  readonly counts: readonly (readonly number[])[];
  readonly perClass: readonly ClassFigures[];
}

export interface ClassFigures {
  readonly label: string;
  readonly support: number;
  readonly precision: Figure;
  readonly recall: Figure;
  readonly f1: Figure;
}

/** Curves of a two-class score. All lists of points ascend with falling threshold. */
export interface ScoresReport {
  readonly positive: string;
  readonly positives: number;
  readonly negatives: number;
  /** At each threshold, how many positives and negatives score at least as much. */
  readonly steps: readonly ThresholdStep[];
  readonly calibration: readonly CalibrationBin[];
  /** Whether all scores lie from 0 to 1 and may be read as chances. */
  readonly areChances: boolean;
}

export interface ThresholdStep {
  readonly threshold: number;
  readonly truePositives: number;
  readonly falsePositives: number;
}

export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly meanScore: number;
  readonly positives: number;
}

export interface ResidualsReport {
  /** Prediction minus label, in bins of equal width; the outermost hold what lies beyond. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  /** Error by tenths of the prediction. */
  readonly byPrediction: readonly { readonly from: number; readonly to: number; readonly count: number; readonly meanError: number; readonly meanAbsoluteError: number }[];
  /** A sample of rows, label and prediction. */
  readonly points: readonly (readonly [label: number, prediction: number])[];
}

export interface VersusReport {
  /** The columns of the two models. */
  readonly first: string;
  readonly second: string;
  /** Rows that both have answered. */
  readonly rows: number;
  readonly tests: readonly ModelTest[];
}

export interface ModelTest {
  readonly id: "mcnemar" | "delong" | "errors";
  readonly title: string;
  readonly figure: string;
  readonly better: "higher" | "lower";
  readonly first: number;
  readonly second: number;
  /** Second minus first, with its 95 % interval. */
  readonly difference: number;
  readonly interval?: Interval;
  /** Two-sided chance of such a difference between equally good models. */
  readonly pValue: number;
  readonly detail: string;
  readonly words: string;
}

export interface GroupsReport {
  /** The column, or several joined by ` × `. */
  readonly name: string;
  readonly groups: readonly GroupFigures[];
  readonly measures: readonly FairnessMeasure[];
  readonly problems: readonly string[];
}

export interface GroupFigures {
  readonly group: string;
  readonly rows: number;
  readonly small: boolean;
  readonly figures: readonly (Figure & { readonly id: string; readonly title: string; readonly interval?: Interval })[];
}

export type FairnessMeasure = Figure & {
  readonly id: string;
  readonly title: string;
  readonly verdict: "fine" | "look" | "none";
  readonly words: string;
};

export interface Slice {
  readonly conditions: readonly string[];
  readonly rows: number;
  /** Mean loss inside and outside: the share of wrong predictions, or the mean absolute error. */
  readonly inside: number;
  readonly outside: number;
  readonly pValue: number;
  readonly words: string;
}

import type { Interval } from "../statistics/bootstrap.ts";

/** What a model's predictions depend on. Complete and JSON-safe: the view, the command line and the reports all draw from it. */
export interface ExplainReport {
  readonly version: 1;
  readonly name: string;
  readonly method: "shap" | "permutation";
  readonly rows: number;
  readonly words: string;
  /** What the importance is counted in: the unit of the predictions, or a score and how good the model is by it. */
  readonly unit: string;
  /** The score before anything is shuffled, where a model was run. */
  readonly baseline?: number;
  /** The most important first. */
  readonly features: readonly FeatureEffect[];
  readonly problems: readonly string[];
}

export interface FeatureEffect {
  readonly name: string;
  /** Mean of the absolute SHAP values, or by how much the score falls when the column is shuffled. */
  readonly importance: number;
  readonly interval?: Interval;
  /** How value and effect go together in ranks, -1 to 1; absent where one of them never changes. */
  readonly direction?: number;
  /** A sample of rows: the feature's value where it is known and a number, and its effect. */
  readonly points: readonly (readonly [value: number | null, effect: number])[];
  /** What is predicted on average when the column is set to one value in all rows. */
  readonly partial?: readonly (readonly [value: number, prediction: number])[];
}

import type { AnswersWithCases, DriftOptions, DriftOverTime, DriftReport, EvaluationColumns, EvaluationReport, ExplainReport, ProfileReport, WindowUnit } from "../core/index.ts";

/** The settings by which some data are compared. */
export interface DriftSettingsFile {
  readonly uri: string;
  readonly isThere: boolean;
  readonly options: Partial<DriftOptions>;
  /** What it would hold after the change that was asked for. */
  readonly text?: string;
}

/** Windows by a column of times, or each file of a folder. */
export type AskedWindows = "files" | { readonly column: string; readonly unit?: WindowUnit };

export interface DataColumns {
  readonly columns: readonly string[];
  /** What is label, prediction and score, as far as names tell. */
  readonly guess?: Pick<EvaluationColumns, "label" | "prediction" | "score">;
  /** The tool whose results of a language model's evaluation these are. */
  readonly answers?: string;
}

export type DataReport =
  | { readonly kind: "drift"; readonly report: DriftReport }
  | { readonly kind: "driftOverTime"; readonly report: DriftOverTime }
  | { readonly kind: "evaluation"; readonly report: EvaluationReport }
  | { readonly kind: "answers"; readonly report: AnswersWithCases }
  | { readonly kind: "explain"; readonly report: ExplainReport }
  | { readonly kind: "profile"; readonly report: ProfileReport };

export type ReportFormat = "html" | "markdown" | "json";

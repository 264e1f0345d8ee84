import type { EvaluationOptions, EvaluationReport } from "../../server/core/insights/evaluation/report.ts";
import type { SavedFile } from "./savedFile.ts";

export type EvaluationContract = {
  requests: {
    /** Asks for a file of predictions. */
    chooseFile(query: Readonly<Record<string, never>>): void;
    /** Evaluates the file by these columns, as another task or with another positive class where these are named. */
    evaluate(query: EvaluationOptions): void;
    /** Stops the evaluation that is under way. */
    cancel(query: Readonly<Record<string, never>>): void;
    /** Asks where to, and writes the report as a page or as Markdown or JSON. */
    save(query: Readonly<Record<string, never>>): void;
    /** Asks where to, and writes one chart or table. */
    saveFile(query: SavedFile): void;
  };
  events: { evaluation: EvaluationState };
};

export type EvaluationState =
  | { readonly state: "empty" }
  | { readonly state: "loading"; readonly file: string }
  | { readonly state: "failed"; readonly reason: string; readonly file?: EvaluatedFile }
  /** Its columns do not tell what is label and what prediction. */
  | { readonly state: "asking"; readonly file: EvaluatedFile }
  | { readonly state: "ready"; readonly file: EvaluatedFile; readonly report: EvaluationReport };

export interface EvaluatedFile {
  readonly name: string;
  readonly columns: readonly string[];
  readonly chosen?: EvaluationOptions;
}

import type { EvaluationOptions, EvaluationReport } from "../../server/core/insights/evaluation/report.ts";
import type { ReadingChange, ShownReading } from "./reading.ts";
import type { SavedFile } from "./savedFile.ts";

export type EvaluationContract = {
  requests: {
    /** Asks for a file of predictions. */
    chooseFile(query: Readonly<Record<string, never>>): void;
    /** Evaluates the file by these columns, as another task or with another positive class where these are named. */
    evaluate(query: EvaluationOptions): void;
    /** Writes how a file of text is read into `modelwright.drift.yaml`, and reads it again. */
    changeReading(query: ReadingChange): void;
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
  | { readonly state: "failed"; readonly reason: string; readonly file?: EvaluatedFile; readonly readings?: readonly ShownReading[] }
  /** Its columns do not tell what is label and what prediction. */
  | { readonly state: "asking"; readonly file: EvaluatedFile; readonly readings?: readonly ShownReading[] }
  | { readonly state: "ready"; readonly file: EvaluatedFile; readonly report: EvaluationReport; readonly readings?: readonly ShownReading[] };

export interface EvaluatedFile {
  readonly name: string;
  readonly columns: readonly string[];
  readonly chosen?: EvaluationOptions;
}

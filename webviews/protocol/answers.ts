import type { AnswerCase, AnswersReport } from "../../server/core/insights/answers/report.ts";
import type { SavedFile } from "./savedFile.ts";

/** What a language model answered, case by case. */
export type AnswersContract = {
  requests: {
    chooseFile(query: Readonly<Record<string, never>>): void;
    /** Asks for earlier results to set beside these. */
    chooseBaseline(query: Readonly<Record<string, never>>): void;
    again(query: Readonly<Record<string, never>>): void;
    save(query: Readonly<Record<string, never>>): void;
    /** Asks where to, and writes one chart or table. */
    saveFile(query: SavedFile): void;
  };
  events: { answers: AnswersState };
};

export type AnswersState =
  | { readonly state: "loading"; readonly file: string }
  | { readonly state: "failed"; readonly reason: string }
  | { readonly state: "ready"; readonly report: AnswersReport; readonly cases: readonly AnswerCase[]; readonly earlier: readonly AnswerCase[] };

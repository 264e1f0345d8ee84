import type { AnswerCase, ReportedFigure } from "../report.ts";

/** What one tool writes of an evaluation. */
export interface AnswersFormat {
  readonly title: string;
  /** By the first JSON value of the file: all of it, or its first line. */
  matches(first: unknown): boolean;
  /** All JSON values of the file, in their order: one, or one of each line. */
  read(documents: readonly unknown[]): AnswersRead;
}

export interface AnswersRead {
  /** Cases whose keys may still stand twice. */
  readonly cases: readonly AnswerCase[];
  readonly reported?: readonly ReportedFigure[];
  readonly problems?: readonly string[];
}

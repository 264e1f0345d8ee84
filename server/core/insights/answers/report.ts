import type { Interval } from "../statistics/bootstrap.ts";

/** What a model answered to each case of an evaluation, and how it was judged, whatever tool ran it. */
export interface Answers {
  readonly name: string;
  /** The tool that wrote the file, as people call it. */
  readonly format: string;
  readonly cases: readonly AnswerCase[];
  /** Figures that the file itself gives for all cases of a task. */
  readonly reported: readonly ReportedFigure[];
  readonly problems: readonly string[];
}

export interface AnswerCase {
  /** Equal for the same case in another file of the same evaluation. */
  readonly key: string;
  readonly task: string;
  /** What answered: model, provider, prompt. */
  readonly variant: string;
  readonly input: string;
  readonly expected: string;
  readonly output: string;
  /** Absent where the case was only scored, or was not judged at all. */
  readonly passed?: boolean;
  readonly score?: number;
  /** Why it was judged so, or what went wrong. */
  readonly reason?: string;
  readonly milliseconds?: number;
  readonly tokens?: number;
}

export interface ReportedFigure {
  readonly task: string;
  readonly figure: string;
  readonly value: number;
}

/** One file of answers, boiled down. Complete and JSON-safe; the cases stand beside it. */
export interface AnswersReport {
  readonly version: 1;
  readonly name: string;
  readonly format: string;
  readonly words: string;
  /** All of them first, then by task and by what answered, the worst first. */
  readonly parts: readonly AnswersPart[];
  readonly reported: readonly ReportedFigure[];
  /** Set beside an earlier file. */
  readonly against?: AnswersChange;
  readonly problems: readonly string[];
}

export interface AnswersPart {
  readonly task: string;
  readonly variant: string;
  readonly cases: number;
  readonly judged: number;
  readonly passed: number;
  /** Share of judged cases that pass, with Wilson's 95 % interval. */
  readonly passRate?: number;
  readonly interval?: Interval;
  /** Mean of the scores, with its 95 % interval by the bootstrap. */
  readonly meanScore?: number;
  readonly scoreInterval?: Interval;
  readonly meanMilliseconds?: number;
  readonly tokens?: number;
}

export interface AnswersChange {
  /** The earlier file. */
  readonly name: string;
  readonly words: string;
  /** Cases that both hold. */
  readonly both: number;
  readonly onlyBefore: number;
  readonly onlyNow: number;
  readonly before?: number;
  readonly now?: number;
  /** Now minus before, with its 95 % interval. */
  readonly difference?: number;
  readonly interval?: Interval;
  /** Two-sided chance of such a difference between equally good models; the test is named in `test`. */
  readonly pValue?: number;
  readonly test?: string;
  /** Keys of cases that passed before and fail now, and the other way round. */
  readonly broken: readonly string[];
  readonly mended: readonly string[];
  /** By task, those with most changes first. */
  readonly tasks: readonly { readonly task: string; readonly both: number; readonly broken: number; readonly mended: number }[];
}

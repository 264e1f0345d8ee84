import { answersHtml, answersMarkdown, answersText, type AnswersReport, type AnswersWithCases } from "../core/index.ts";
import { dataJobs } from "../host/dataJobs.ts";
import { WrongArguments, type ExitCode } from "./command.ts";
import type { Terminal } from "./terminal.ts";

type Format = "text" | "json" | "markdown" | "html";

export interface AnswersOptions {
  readonly format: Format;
  readonly baseline?: string | undefined;
  readonly "fail-on": readonly string[];
}

/** `modelwright evaluate` for what a tool wrote of a language model's evaluation. */
export async function evaluateAnswers(path: string, { format, baseline, "fail-on": conditions }: AnswersOptions, terminal: Terminal): Promise<ExitCode> {
  const fails = conditions.map(conditionOf);
  const done = await terminal.timed("evaluate", () => dataJobs.answers({ path, ...(baseline !== undefined && { baseline }) }));
  if (done.state === "failed") throw new WrongArguments(done.reason);
  terminal.result(FORMATS[format](done.report, terminal));
  if (format === "text") for (const problem of done.report.report.problems) terminal.note(`note: ${problem}`);
  return fails.some((holds) => holds(done.report.report)) ? 1 : 0;
}

const FORMATS: Readonly<Record<Format, (report: AnswersWithCases, terminal: Terminal) => string>> = {
  text: (report, { paint }) => answersText(report, paint),
  json: ({ report, cases }) => `${JSON.stringify({ ...report, cases }, undefined, 2)}\n`,
  markdown: answersMarkdown,
  html: answersHtml,
};

type Condition = (report: AnswersReport) => boolean;

const SIGNIFICANT = 0.05;

/** What is asked for: `worse` holds where fewer pass than before and chance does not explain it. */
function conditionOf(word: string): Condition {
  if (word === "worse") return (report) => ((against) => (against.difference ?? 0) < 0 && (against.pValue ?? 1) < SIGNIFICANT)(againstOf(report, word));
  const [, figure = "", sign = "", mark = ""] = /^(pass_rate|mean_score|broken)([<>])([\d.]+)$/.exec(word) ?? [];
  const limit = Number(mark);
  if (figure === "" || !Number.isFinite(limit)) throw new WrongArguments(`For results of a language model --fail-on takes "pass_rate<0.9", "mean_score<0.5", "broken>0" or "worse", not "${word}".`);
  return (report) => {
    const value = VALUES[figure]?.(report);
    // Nobody knows whether a figure that is not there is good enough.
    return value === undefined || (sign === "<" ? value < limit : value > limit);
  };
}

const VALUES: Readonly<Record<string, (report: AnswersReport) => number | undefined>> = {
  pass_rate: ({ parts: [whole] }) => whole?.passRate,
  mean_score: ({ parts: [whole] }) => whole?.meanScore,
  broken: (report) => againstOf(report, "broken").broken.length,
};

function againstOf({ against }: AnswersReport, word: string): NonNullable<AnswersReport["against"]> {
  if (!against) throw new WrongArguments(`--fail-on ${word} needs --baseline FILE, the earlier results.`);
  return against;
}

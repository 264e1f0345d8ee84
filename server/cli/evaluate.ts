import { evaluationHtml, evaluationMarkdown, evaluationText, METRIC_IDS, type EvaluationReport } from "../core/index.ts";
import { answersFormatOf } from "../host/answers.ts";
import { dataJobs } from "../host/dataJobs.ts";
import { evaluateAnswers } from "./answers.ts";
import { unknownWord } from "./args.ts";
import { defineCommand, formatOption, WrongArguments } from "./command.ts";
import { tellEnginesOnInterrupt } from "./interrupt.ts";
import type { Terminal } from "./terminal.ts";

const column = (help: string) => ({ kind: "text", value: "COLUMN", help }) as const;

export const evaluateCommand = defineCommand({
  name: "evaluate",
  summary: "Judge a file of predictions by its labels, or the results of a language model's evaluation: figures with intervals, groups, and where it is worst",
  words: { usage: "DATA", least: 1, most: 1 },
  options: {
    format: formatOption(["text", "json", "markdown", "html"]),
    label: column("what is true"),
    prediction: column("what was predicted"),
    score: column("how sure the model was of the positive class, or what orders the results of a query"),
    versus: column("predictions of a second model on the same rows"),
    "versus-score": column("its scores"),
    group: { kind: "list", value: "COLUMN", help: "compare groups, such as those of sex or region" },
    query: column("for rankings: which rows belong together"),
    lower: column("lower end of a predicted interval"),
    upper: column("upper end of a predicted interval"),
    positive: { kind: "text", value: "CLASS", help: "the class that is to be found; else the larger or later of two" },
    threshold: { kind: "text", value: "NUMBER", help: "without --prediction: the score from which a row counts as positive; 0.5 unless said" },
    task: { kind: "text", value: "TASK", choices: ["classification", "regression", "ranking", "text"], help: "where the columns do not tell: classification, regression, ranking or text" },
    baseline: { kind: "text", value: "FILE", help: "for results of promptfoo, OpenAI evals, lm-evaluation-harness or Inspect: earlier ones, to say case by case what changed" },
    "fail-on": { kind: "list", value: "CONDITION", help: 'end with code 1 where it holds, such as "accuracy<0.9" or "unfair"; for a language model "pass_rate<0.9", "broken>0" or "worse"' },
  },
  examples: [
    { line: "modelwright evaluate predictions.csv --label y --prediction y_pred --score proba", does: "Say how good it is, with intervals." },
    { line: "modelwright evaluate predictions.csv --label y --prediction y_pred --group sex --group region", does: "Compare what the model does to groups." },
    { line: "modelwright evaluate clickhouse://ann@ch.example/ml.predictions --label y --prediction y_pred", does: "Judge predictions that lie in an engine." },
    { line: "modelwright evaluate results.json --baseline main.json --fail-on worse", does: "Say which answers of a language model broke since, and whether chance explains it." },
    { line: "modelwright evaluate predictions.csv --label y --prediction old --versus new", does: "Say whether a second model is better, or whether chance explains it." },
    { line: 'modelwright evaluate predictions.csv --label y --prediction y_pred --fail-on "f1<0.8" --fail-on unfair', does: "Guard a release." },
  ],

  run: async ({ words: [path = ""], own }, terminal) => {
    const answered = own.label === undefined ? await answersFormatOf(path) : undefined;
    if (answered !== undefined || own.baseline !== undefined) return evaluateAnswers(path, own, terminal);
    if (own.label === undefined) throw new WrongArguments("`evaluate` needs --label COLUMN, the column of what is true.");
    const fails = own["fail-on"].map(conditionOf);
    const { label, prediction, score, query, lower, upper, group, positive, task } = own;
    const optional = Object.fromEntries(Object.entries({ prediction, score, query, lower, upper, versus: own.versus, versusScore: own["versus-score"] }).filter(([, name]) => name !== undefined));
    const threshold = own.threshold === undefined ? undefined : numberOf(own.threshold, "--threshold");
    const columns = { label, ...optional, groups: group };
    const options = { columns, ...(task && { task }), ...(positive !== undefined && { positive }), ...(threshold !== undefined && { threshold }) };
    tellEnginesOnInterrupt();
    const evaluated = await terminal.timed("evaluate", () => dataJobs.evaluate({ path, options }));
    if (evaluated.state === "failed") throw new WrongArguments(evaluated.reason);
    const { report } = evaluated;
    terminal.result(FORMATS[own.format](report, terminal));
    if (own.format === "text") for (const problem of report.problems) terminal.note(`note: ${problem}`);
    return fails.some((holds) => holds(report)) ? 1 : 0;
  },
});

const FORMATS: Readonly<Record<"text" | "json" | "markdown" | "html", (report: EvaluationReport, terminal: Terminal) => string>> = {
  text: (report, { paint }) => evaluationText(report, paint),
  json: (report) => `${JSON.stringify(report, undefined, 2)}\n`,
  markdown: evaluationMarkdown,
  html: evaluationHtml,
};

type Condition = (report: EvaluationReport) => boolean;

/** `unfair`, or a figure, a sign and a number. A figure that is undefined fails: nobody knows whether it is good enough. */
function conditionOf(word: string): Condition {
  if (word === "unfair") return ({ groups }) => groups.some(({ measures }) => measures.some(({ verdict }) => verdict === "look"));
  const [, id = "", sign = "", mark = ""] = /^(\w+)(<|>)(.+)$/.exec(word) ?? [];
  if (id === "") throw new WrongArguments(`--fail-on takes a condition such as "accuracy<0.9", or unfair, not "${word}".`);
  if (!METRIC_IDS.includes(id)) throw new WrongArguments(unknownWord(id, "figure", METRIC_IDS));
  const limit = numberOf(mark, "--fail-on");
  return ({ metrics }) => {
    const found = metrics.find((metric) => metric.id === id);
    if (!found) throw new WrongArguments(`${id} is not measured here; there are ${metrics.map((metric) => metric.id).join(", ")}.`);
    return !("value" in found) || (sign === "<" ? found.value < limit : found.value > limit);
  };
}

function numberOf(text: string, option: string): number {
  const number = Number(text);
  if (text.trim() === "" || !Number.isFinite(number)) throw new WrongArguments(`${option} needs a number, not "${text}".`);
  return number;
}

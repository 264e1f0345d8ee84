import { bootstrapIntervals } from "../statistics/bootstrap.ts";
import { wilsonInterval } from "../statistics/wilson.ts";
import { counted } from "../tables/words.ts";
import { percent, shortNumber } from "../words.ts";
import { changesSince } from "./change.ts";
import { groupedBy } from "./grouped.ts";
import type { AnswerCase, Answers, AnswersPart, AnswersReport } from "./report.ts";

/** How many cases pass, all together and by part, and what changed since an earlier file of the same evaluation. */
export function summarizeAnswers(answers: Answers, earlier?: Answers): AnswersReport {
  const { name, format, cases, reported, problems } = answers;
  const parts = partsOf(cases);
  const against = earlier && changesSince(earlier, answers);
  const alien = earlier && earlier.format !== format ? [`${earlier.name} was written by ${earlier.format}, ${name} by ${format}; cases are matched by what they ask, if they are the same at all.`] : [];
  const report = { name, format, parts, reported, ...(against && { against }), problems: [...problems, ...(earlier?.problems ?? []).map((problem) => `${earlier?.name ?? ""}: ${problem}`), ...alien, ...contradictions(answers, parts)] };
  return { version: 1, ...report, words: wordsOf(report) };
}

const ALL = "";

function partsOf(cases: readonly AnswerCase[]): readonly AnswersPart[] {
  if (cases.length === 0) return [];
  const groups = groupedBy(cases, ({ task, variant }) => JSON.stringify([task, variant]));
  const whole = partOf(ALL, ALL, cases);
  if (groups.size === 1) return [{ ...whole, task: cases[0]?.task ?? ALL, variant: cases[0]?.variant ?? ALL }];
  const parts = [...groups.values()].map((group) => partOf(group[0]?.task ?? ALL, group[0]?.variant ?? ALL, group));
  return [whole, ...parts.toSorted((a, b) => qualityOf(a) - qualityOf(b))];
}

const qualityOf = ({ passRate, meanScore }: AnswersPart): number => passRate ?? meanScore ?? Infinity;

function partOf(task: string, variant: string, cases: readonly AnswerCase[]): AnswersPart {
  const judged = cases.filter(({ passed }) => passed !== undefined);
  const passed = judged.filter((one) => one.passed === true).length;
  const scores = cases.flatMap(({ score }) => score ?? []);
  const [scoreInterval] = scores.some((score) => score !== 0 && score !== 1) ? bootstrapIntervals(scores.length, (weights) => [meanOf(scores, weights)]) : [];
  const [meanScore, meanMilliseconds] = [meanOf(scores), meanOf(cases.flatMap(({ milliseconds }) => milliseconds ?? []))];
  const tokens = cases.reduce((sum, one) => sum + (one.tokens ?? 0), 0);
  return {
    ...{ task, variant, passed },
    ...{ cases: cases.length, judged: judged.length },
    ...(judged.length > 0 && { passRate: passed / judged.length, interval: wilsonInterval(passed, judged.length) }),
    ...(meanScore !== undefined && { meanScore }),
    ...(scoreInterval && { scoreInterval }),
    ...(meanMilliseconds !== undefined && { meanMilliseconds }),
    ...(tokens > 0 && { tokens }),
  };
}

function meanOf(values: readonly number[], weights: (row: number) => number = () => 1): number | undefined {
  let [sum, all] = [0, 0];
  values.forEach((value, row) => {
    sum += weights(row) * value;
    all += weights(row);
  });
  return all === 0 ? undefined : sum / all;
}

/** A tool's own figure that its cases do not give says that cases are missing, or that it counts otherwise. */
function contradictions({ reported }: Answers, parts: readonly AnswersPart[]): readonly string[] {
  return reported.flatMap(({ task, figure, value }) => {
    const part = parts.find((one) => one.task === task && one.judged === one.cases);
    const own = part?.passRate;
    if (own === undefined || !COUNTED.test(figure) || Math.abs(own - value) < 1e-6) return [];
    return [`The file reports ${figure} ${shortNumber(value)} for ${task}; its cases give ${shortNumber(own)}. Are cases missing?`];
  });
}

const COUNTED = /^(accuracy|acc|exact_match)$/;

function wordsOf({ parts: [whole, ...parts], format, reported, against }: Pick<AnswersReport, "parts" | "format" | "reported" | "against">): string {
  if (!whole) return `${counted(reported.length, "figure")} of ${format}, without the cases behind them.`;
  const { passRate, interval, judged, meanScore, scoreInterval, cases } = whole;
  const rated = passRate === undefined || !interval ? undefined : `${percent(passRate)} of ${counted(judged, "case")} pass (95 %: ${percent(interval[0])} to ${percent(interval[1])}).`;
  const scored = meanScore === undefined ? `${counted(cases, "case")}, none of which was judged.` : `The mean score of ${counted(cases, "case")} is ${shortNumber(meanScore)}${scoreInterval ? ` (95 %: ${shortNumber(scoreInterval[0])} to ${shortNumber(scoreInterval[1])})` : ""}.`;
  const [worst] = parts.filter((part) => part.passRate !== undefined && part.interval !== undefined && passRate !== undefined && part.interval[1] < passRate);
  const behind = worst?.passRate === undefined ? [] : [`The worst is ${[worst.task, worst.variant].filter(Boolean).map((name) => `\`${name}\``).join(" by ")}: ${percent(worst.passRate)} of ${worst.judged}.`];
  return [rated ?? scored, ...behind, ...(against ? [against.words] : [])].join(" ");
}

import { bootstrapIntervals, type Interval } from "../statistics/bootstrap.ts";
import { mcNemarTest } from "../statistics/mcnemar.ts";
import { normalQuantile } from "../statistics/normal.ts";
import { signFlipTest } from "../statistics/signFlips.ts";
import { counted } from "../tables/words.ts";
import { percent, shortNumber } from "../words.ts";
import { groupedBy } from "./grouped.ts";
import type { AnswerCase, Answers, AnswersChange } from "./report.ts";

/** Sets two files of one evaluation beside each other, case by case. */
export function changesSince(earlier: Answers, now: Answers): AnswersChange {
  const before = new Map(earlier.cases.map((one) => [one.key, one]));
  const pairs = now.cases.flatMap((one) => {
    const was = before.get(one.key);
    return was ? [{ was, is: one }] : [];
  });
  const judged = pairs.filter(({ was, is }) => was.passed !== undefined && is.passed !== undefined);
  const broken = judged.filter(({ was, is }) => was.passed && !is.passed);
  const mended = judged.filter(({ was, is }) => !was.passed && is.passed);
  const keys = (some: readonly Pair[]): readonly string[] => some.map(({ is }) => is.key);
  const figures = judged.length > 0 ? ratesOf(judged, broken.length, mended.length) : scoresOf(pairs);
  const change = { name: earlier.name, both: pairs.length, onlyBefore: earlier.cases.length - pairs.length, onlyNow: now.cases.length - pairs.length, ...figures, broken: keys(broken), mended: keys(mended), tasks: byTask(pairs, broken, mended) };
  return { ...change, words: wordsOf(change, judged.length > 0) };
}

interface Pair {
  readonly was: AnswerCase;
  readonly is: AnswerCase;
}

type Figures = Pick<AnswersChange, "before" | "now" | "difference" | "interval" | "pValue" | "test">;

const Z95 = normalQuantile(0.975);

/** The interval is Wald's of paired shares, as in Agresti (2013), “Categorical Data Analysis”, 11.1. */
function ratesOf(judged: readonly Pair[], broken: number, mended: number): Figures {
  const all = judged.length;
  const difference = (mended - broken) / all;
  const deviation = Math.sqrt(Math.max(0, broken + mended - (mended - broken) ** 2 / all)) / all;
  const passing = (some: (pair: Pair) => AnswerCase): number => judged.filter((pair) => some(pair).passed).length / all;
  return { before: passing(({ was }) => was), now: passing(({ is }) => is), difference, interval: [difference - Z95 * deviation, difference + Z95 * deviation], pValue: mcNemarTest(broken, mended), test: "McNemar's test" };
}

function scoresOf(pairs: readonly Pair[]): Figures {
  const scored = pairs.flatMap(({ was, is }) => (was.score === undefined || is.score === undefined ? [] : [[was.score, is.score] as const]));
  if (scored.length === 0) return {};
  const differences = Float64Array.from(scored, ([was, is]) => is - was);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [interval]: readonly (Interval | undefined)[] = bootstrapIntervals(differences.length, (weights) => {
    let [sum, all] = [0, 0];
    differences.forEach((difference, row) => {
      sum += weights(row) * difference;
      all += weights(row);
    });
    return [all === 0 ? undefined : sum / all];
  });
  const [before, now] = [mean(scored.map(([was]) => was)), mean(scored.map(([, is]) => is))];
  return { before, now, difference: now - before, ...(interval && { interval }), pValue: signFlipTest(differences), test: "Paired test of the scores" };
}

function byTask(pairs: readonly Pair[], broken: readonly Pair[], mended: readonly Pair[]): AnswersChange["tasks"] {
  const count = (some: readonly Pair[]): ReadonlyMap<string, number> => new Map([...groupedBy(some, ({ is }) => is.task)].map(([task, group]) => [task, group.length]));
  const [all, worse, better] = [count(pairs), count(broken), count(mended)];
  return [...all].map(([task, both]) => ({ task, both, broken: worse.get(task) ?? 0, mended: better.get(task) ?? 0 })).toSorted((a, b) => b.broken + b.mended - a.broken - a.mended);
}

const SIGNIFICANT = 0.05;

function wordsOf({ name, both, broken, mended, before, now, pValue }: Omit<AnswersChange, "words">, isRate: boolean): string {
  if (both === 0) return `No case of ${name} is in this file too, so nothing can be compared.`;
  if (before === undefined || now === undefined || pValue === undefined) return `${counted(both, "case")} stand in both files, but were not judged in both.`;
  const shown = isRate ? percent : shortNumber;
  const chance = pValue < 1e-4 ? "p < 0.0001" : `p = ${shortNumber(pValue)}`;
  const verdict = pValue < SIGNIFICANT ? `more than chance explains (${chance})` : `which chance may explain (${chance})`;
  const cases = isRate ? `${counted(broken.length, "case")} passed in ${name} and fail${broken.length === 1 ? "s" : ""} now, ${mended.length} the other way round: ` : "";
  return `${cases}${shown(before)} before, ${shown(now)} now, ${before === now ? "no difference" : verdict}.`;
}

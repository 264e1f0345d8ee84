import { andersonDarlingTest } from "../statistics/andersonDarling.ts";
import { cramerVonMisesTest } from "../statistics/cramerVonMises.ts";
import { energyDistance } from "../statistics/energy.ts";
import { gammaUpper } from "../statistics/gamma.ts";
import { normalSurvival } from "../statistics/normal.ts";
import { mannWhitneyTest } from "../statistics/ranks.ts";
import { smirnovTest } from "../statistics/smirnov.ts";
import { wassersteinDistance } from "../statistics/wasserstein.ts";
import { textCount, type Column } from "../tables/table.ts";
import { evidentlyHellingerShares, evidentlyShares, filled, type Shares } from "./evidentlyShares.ts";
import { deviationOf } from "./summary.ts";
import { isNumberTest, type TestName } from "./testNames.ts";

/** What Evidently 0.7 says of a column: one number against one threshold, without regard to size or to the other columns. */
export type EvidentlyVerdict =
  | { readonly state: "tested"; readonly type: "number" | "category"; readonly test: TestName; readonly score: number; readonly isChance: boolean; readonly threshold: number; readonly drifted: boolean }
  | { readonly state: "undefined"; readonly type: "number" | "category"; readonly reason: string };

/** By Evidently's rules: type and test follow from the reference, missing and infinite values are left out, the threshold is the test's own. */
export function evidentlyVerdict(reference: Column, current: Column, chosen: TestName | undefined, ownThreshold: number | undefined): EvidentlyVerdict {
  const type = evidentlyType(reference);
  if (type === "text") return { state: "undefined", type: "category", reason: "more than half of the texts stand once; Evidently then trains a classifier on the words, which is not done here" };
  if (isEmpty(reference) || isEmpty(current)) return { state: "undefined", type, reason: "one side has no values" };
  const shares = evidentlyShares(reference, current, type);
  const test = chosen !== undefined && suits(chosen, type) ? chosen : defaultTest(reference, shares, type);
  const { score, isChance } = SCORES[test]?.(reference, current, shares, type) ?? { score: Number.NaN, isChance: false };
  if (Number.isNaN(score)) return { state: "undefined", type, reason: `the score of ${test} is not a number` };
  const threshold = ownThreshold ?? THRESHOLDS[test] ?? 0.1;
  const reached = test === "ks" || test === "cramer-von-mises" ? score <= threshold : score < threshold;
  return { state: "tested", type, test, score, isChance, threshold, drifted: isChance ? reached : score >= threshold };
}

/** Tests whose scores Evidently computes in a way that is repeated here. */
export const isEvidentlyTest = (test: TestName): boolean => SCORES[test] !== undefined;

const THRESHOLDS: Partial<Record<TestName, number>> = { ks: 0.05, "chi-square": 0.05, z: 0.05, "mann-whitney": 0.05 };
const LARGE_SAMPLE = 1000;

function suits(test: TestName, type: "number" | "category"): boolean {
  if (!isEvidentlyTest(test)) return false;
  const either = test === "psi" || test === "jensen-shannon" || test === "kl" || test === "hellinger";
  return either || isNumberTest(test) === (type === "number");
}

function defaultTest(reference: Column, { distinct }: Shares, type: "number" | "category"): TestName {
  const large = reference.numbers.length + textCount(reference) > LARGE_SAMPLE;
  if (type === "number" && distinct > 5) return large ? "wasserstein" : "ks";
  if (large) return "jensen-shannon";
  return distinct > 2 ? "chi-square" : "z";
}

function evidentlyType({ numbers, texts, missing }: Column): "number" | "category" | "text" {
  if (texts.size > 0) return texts.size > (numbers.length + textCount({ texts })) * 0.5 ? "text" : "category";
  // pandas makes floats of whole numbers where a value is missing.
  const whole = missing === 0 && numbers.every((number) => Number.isInteger(number));
  return whole && new Set(numbers).size <= 10 ? "category" : "number";
}

const isEmpty = ({ numbers, texts }: Column): boolean => numbers.length === 0 && texts.size === 0;

interface Score {
  readonly score: number;
  readonly isChance: boolean;
}

type Scored = (reference: Column, current: Column, shares: Shares, type: "number" | "category") => Score;

const chance = (score: number): Score => ({ score, isChance: true });
const distance = (score: number): Score => ({ score, isChance: false });

const SCORES: Partial<Record<TestName, Scored>> = {
  ks: (reference, current) => chance(smirnovTest(reference.numbers, current.numbers).pValue),
  wasserstein: (reference, current) => distance(wassersteinDistance(reference.numbers, current.numbers).distance / Math.max(populationDeviation(reference.numbers), 0.001)),
  energy: (reference, current) => distance(energyDistance(reference.numbers, current.numbers).distance),
  // Evidently asks only whether the reference tends to be smaller.
  "mann-whitney": (reference, current) => chance(mannWhitneyTest(reference.numbers, current.numbers).chanceBelow),
  "anderson-darling": (reference, current, shares) => chance(shares.distinct < 2 ? Number.NaN : andersonDarlingTest(reference.numbers, current.numbers).tabulated),
  "cramer-von-mises": (reference, current) => chance(cramerVonMisesTest(reference.numbers, current.numbers).pValue),
  "chi-square": (_, __, { reference, current, currentSize }) => chance(goodnessOfFit(reference, current, currentSize)),
  z: (_, __, shares) => chance(proportions(shares)),
  "jensen-shannon": (_, __, { reference, current }) => distance(naturalJensenShannon(reference, current)),
  hellinger: (reference, current, shares, type) => {
    const own = evidentlyHellingerShares(reference, current, shares, type);
    return distance(Math.sqrt(Math.max(0, 1 - sumOver(own.reference, own.current, (r, c) => Math.sqrt(r * c)))));
  },
  psi: (_, __, { reference, current }) => distance(sumOver(filled(reference), filled(current), (r, c) => (r - c) * Math.log(r / c))),
  kl: (_, __, { reference, current }) => {
    const [before, after] = [normalised(filled(reference)), normalised(filled(current))];
    return distance(sumOver(before, after, (r, c) => r * Math.log(r / c)));
  },
};

const populationDeviation = (numbers: Float64Array): number => deviationOf(numbers) * Math.sqrt(Math.max(0, numbers.length - 1) / numbers.length);

/** The reference counts as exact here, so a category that it lacks makes any difference certain. */
function goodnessOfFit(reference: readonly number[], current: readonly number[], size: number): number {
  const statistic = sumOver(reference, current, (r, c) => (r === 0 ? Infinity : ((c - r) ** 2 / r) * size));
  if (statistic === Infinity) return 0;
  return reference.length < 2 ? Number.NaN : gammaUpper((reference.length - 1) / 2, statistic / 2);
}

function proportions({ reference, current, referenceSize, currentSize }: Shares): number {
  if (reference.length < 2) return 1;
  const [p, q] = [1 - (reference[0] ?? 0), 1 - (current[0] ?? 0)];
  const pooled = (p * referenceSize + q * currentSize) / (referenceSize + currentSize);
  const z = (p - q) / Math.sqrt(pooled * (1 - pooled) * (1 / referenceSize + 1 / currentSize));
  return Math.min(1, 2 * normalSurvival(Math.abs(z)));
}

/** With natural logarithms, 0 to 0.8326. */
function naturalJensenShannon(reference: readonly number[], current: readonly number[]): number {
  const [p, q] = [normalised(reference), normalised(current)];
  const part = (share: number, middle: number): number => (share === 0 ? 0 : share * Math.log(share / middle));
  const divergence = sumOver(p, q, (r, c) => part(r, (r + c) / 2) + part(c, (r + c) / 2));
  return Math.sqrt(Math.max(0, divergence) / 2);
}

function normalised(shares: readonly number[]): readonly number[] {
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / all);
}

const sumOver = (first: readonly number[], second: readonly number[], term: (a: number, b: number) => number): number =>
  first.reduce((sum, value, index) => sum + term(value, second[index] ?? 0), 0);

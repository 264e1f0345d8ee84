import { andersonDarlingTest } from "../../statistics/andersonDarling.ts";
import { blocksOf } from "../../statistics/blocks.ts";
import { cramerVonMisesTest } from "../../statistics/cramerVonMises.ts";
import { energyDistance } from "../../statistics/energy.ts";
import { countsBetween, quantile } from "../../statistics/quantile.ts";
import { mannWhitneyTest } from "../../statistics/ranks.ts";
import { smirnovTest, type Smirnov } from "../../statistics/smirnov.ts";
import { wassersteinDistance, type Wasserstein } from "../../statistics/wasserstein.ts";
import type { OtherDistance } from "../report.ts";
import { deviationOf } from "../summary.ts";
import { TEST_TITLES, type NumberTest } from "../testNames.ts";
import { shareDistance, type ShareMeasure } from "./shares.ts";
import { asItIs, difference, effectOf, otherOf, rootDifference, type Tested } from "./tested.ts";

/** What a person chose for a column of numbers. */
export interface NumberChoice {
  readonly test?: NumberTest | undefined;
  /** From where the test's own measure counts as large. */
  readonly threshold?: number | undefined;
  /** Into how many parts that hold equally much of the reference values are counted. */
  readonly bins?: number | undefined;
  /** Standard deviation of the reference, where it is known already. */
  readonly deviation?: number | undefined;
}

/** Compares two sorted, non-empty samples of finite numbers. */
export const testNumbers = (reference: Float64Array, current: Float64Array, choice: NumberChoice = {}): Tested => testPair(pairOf(reference, current, choice), choice);

/** What tests ask of two samples, wherever their values are. */
export interface NumberPair {
  readonly sizes: readonly [reference: number, current: number];
  /** Standard deviation of the reference. */
  readonly deviation: number;
  readonly smirnov: () => Pick<Smirnov, "distance" | "pValue" | "method"> & { readonly range?: readonly [least: number, most: number] };
  readonly wasserstein: () => Wasserstein & { readonly range?: readonly [least: number, most: number] };
  /** How many values of each lie in each of the bins, which are so many equally filled parts of the reference. */
  readonly counts: () => readonly [reference: readonly number[], current: readonly number[]];
  readonly bins: number;
  /** Sorted; absent where they are too many to be had. */
  readonly values?: readonly [reference: Float64Array, current: Float64Array];
}

/** Tests that need no values. */
export const BOUNDED_TESTS: readonly NumberTest[] = ["ks", "wasserstein", "psi", "jensen-shannon", "hellinger", "kl", "tvd"];

export function testPair(pair: NumberPair, { test = "ks", threshold }: NumberChoice): Tested {
  const tested = TESTS[test](pair, threshold);
  const others = MEASURED_TOO.filter((measure) => tested.effects.every((effect) => effect.measure !== measure)).map((measure) => otherDistance(measure, pair));
  return { test, ...tested, others };
}

function pairOf(reference: Float64Array, current: Float64Array, { bins = DECILES, deviation = deviationOf(reference) }: NumberChoice): NumberPair {
  const blocks = once(() => blocksOf(reference, current));
  return {
    sizes: [reference.length, current.length],
    deviation,
    smirnov: once(() => smirnovTest(reference, current, blocks())),
    wasserstein: once(() => wassersteinDistance(reference, current, blocks())),
    counts: once(() => countsIn(reference, current, bins)),
    bins,
    values: [reference, current],
  };
}

function once<Value>(work: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => (known ??= { value: work() }).value;
}

/** Distances that are said besides, whatever the test. */
const MEASURED_TOO = ["wasserstein", "psi", "jensen-shannon"] as const;

function otherDistance(measure: (typeof MEASURED_TOO)[number], pair: NumberPair): OtherDistance {
  if (measure !== "wasserstein") return otherOf(measure, shareDistance(measure, ...pair.counts()).value);
  const { distance, range } = pair.wasserstein();
  return { ...otherOf(measure, distance / scaleOf(pair)), ...(range && { range: scaled(range, scaleOf(pair)) }) };
}

const scaled = ([least, most]: readonly [number, number], scale: number): readonly [number, number] => [least / scale, most / scale];

type Test = (pair: NumberPair, threshold: number | undefined) => Omit<Tested, "test" | "others">;

const NONE = new Float64Array();
/** For tests that are only asked of samples whose values are there. */
const valuesOf = ({ values }: NumberPair): readonly [Float64Array, Float64Array] => values ?? [NONE, NONE];

const TESTS: Readonly<Record<NumberTest, Test>> = {
  ks: (pair, threshold) => {
    const { distance, pValue, method, range } = pair.smirnov();
    const exact = method === "exact" ? "exact" : "the asymptotic one, because a sample has more than 10,000 values";
    return { statistic: distance, pValue, effects: shapeEffects(pair, distance, threshold).map((effect) => (effect.measure === "ks" && range ? { ...effect, range } : effect)), why: `${WHY_KS} PSI, over ${partsOf(pair)} of the reference, also sees changes of spread and tails that move the curves little. The p-value is ${exact}.` };
  },
  psi: binned("psi"),
  "jensen-shannon": binned("jensen-shannon"),
  hellinger: binned("hellinger"),
  kl: binned("kl"),
  tvd: binned("tvd"),
  wasserstein: (pair, threshold) => {
    const scale = scaleOf(pair);
    const { distance, noise, range } = pair.wasserstein();
    const statistic = distance / scale;
    const effect = { ...effectOf("wasserstein", statistic, noise / scale, threshold, difference), ...(range && { range: scaled(range, scale) }) };
    return { statistic, pValue: pair.smirnov().pValue, effects: [effect], why: `${chosen("wasserstein")} It says how far values moved on average, in standard deviations of the reference. ${BY_KS}` };
  },
  energy: (pair, threshold) => {
    const scale = Math.sqrt(scaleOf(pair));
    const { distance, noise } = energyDistance(...valuesOf(pair));
    const statistic = distance / scale;
    const effect = effectOf("energy", statistic, noise / scale, threshold, rootDifference);
    return { statistic, pValue: pair.smirnov().pValue, effects: [effect], why: `${chosen("energy")} It is the root of the squared area between both cumulative distributions, after dividing by the standard deviation of the reference. ${BY_KS}` };
  },
  "anderson-darling": ranked("anderson-darling", andersonDarlingTest, "It looks more closely at the tails than the Kolmogorov–Smirnov test."),
  "cramer-von-mises": ranked("cramer-von-mises", cramerVonMisesTest, "It looks at the whole distance between both cumulative distributions, not only at the largest."),
  "mann-whitney": (pair, threshold) => {
    const { statistic, pValue, delta } = mannWhitneyTest(...valuesOf(pair));
    const [n, m] = pair.sizes;
    const noise = Math.sqrt((2 / Math.PI) * ((n + m + 1) / (3 * n * m)));
    return { statistic, pValue, effects: [effectOf("cliffs-delta", delta, noise, threshold, asItIs)], why: `${chosen("mann-whitney")} It asks whether values tend to be larger on one side, and does not see changes of spread.` };
  },
};

export const DECILES = 10;

/** Shares of the reference that lie below the limits of so many bins. */
export const limitShares = (bins: number): readonly number[] => Array.from({ length: bins - 1 }, (_, index) => (index + 1) / bins);

const partsOf = ({ bins }: NumberPair): string => (bins === DECILES ? "the deciles" : `${bins} equally filled parts`);
const WHY_KS = "This column holds numbers. The two-sample Kolmogorov–Smirnov test sees any change of a distribution and assumes no shape.";
const BY_KS = "The p-value is that of the Kolmogorov–Smirnov test on the same values.";
const chosen = (test: NumberTest): string => `Chosen for this column: ${TEST_TITLES[test]}.`;

/** Mean of Kolmogorov's limit distribution, √(π/2) ln 2. */
const MEAN_KOLMOGOROV = Math.sqrt(Math.PI / 2) * Math.LN2;

function shapeEffects(pair: NumberPair, distance: number, threshold?: number): Tested["effects"] {
  const [n, m] = pair.sizes;
  const harmonic = (n * m) / (n + m);
  const [before, after] = pair.counts();
  return [effectOf("ks", distance, Math.min(1, MEAN_KOLMOGOROV / Math.sqrt(harmonic)), threshold, asItIs), shareDistance("psi", before, after).effect];
}

/** Tests by ranks have no measure of size of their own. */
function ranked(test: NumberTest, run: (reference: Float64Array, current: Float64Array) => { readonly statistic: number; readonly pValue: number }, what: string): Test {
  return (pair, threshold) => {
    const [reference, current] = valuesOf(pair);
    const { distance } = pair.smirnov();
    const constant = reference[0] === current.at(-1) && current[0] === reference.at(-1);
    const { statistic, pValue } = constant ? { statistic: 0, pValue: 1 } : run(reference, current);
    return { statistic, pValue, effects: shapeEffects(pair, distance, threshold), why: `${chosen(test)} ${what}` };
  };
}

function binned(measure: ShareMeasure & NumberTest): Test {
  return (pair, threshold) => {
    const [before, after] = pair.counts();
    const { value, effect, pValue } = shareDistance(measure, before, after, threshold);
    const byKs = pValue === undefined ? ` ${BY_KS}` : " Its p-value follows from the chi-square distribution.";
    return { statistic: value, pValue: pValue ?? pair.smirnov().pValue, effects: [effect], why: `${chosen(measure)} It compares the shares of values in ${partsOf(pair)} of the reference.${byKs}` };
  };
}

/** The last bin starts above the largest value where a limit is the largest value, so that what exceeds the reference has a bin. */
function countsIn(reference: Float64Array, current: Float64Array, bins: number): readonly [readonly number[], readonly number[]] {
  const edges = [...new Set(limitShares(bins).map((share) => quantile(reference, share)))];
  return [countsBetween(reference, edges), countsBetween(current, edges)];
}

/** A standard deviation, and a thousandth where the reference is constant, as Evidently has it. */
const scaleOf = ({ deviation }: Pick<NumberPair, "deviation">): number => Math.max(deviation, 0.001);

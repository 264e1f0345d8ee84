import { andersonDarlingTest } from "../../statistics/andersonDarling.ts";
import { cramerVonMisesTest } from "../../statistics/cramerVonMises.ts";
import { energyDistance } from "../../statistics/energy.ts";
import { countsBetween, quantile } from "../../statistics/quantile.ts";
import { mannWhitneyTest } from "../../statistics/ranks.ts";
import { smirnovTest } from "../../statistics/smirnov.ts";
import { wassersteinDistance } from "../../statistics/wasserstein.ts";
import { deviationOf } from "../summary.ts";
import { TEST_TITLES, type NumberTest } from "../testNames.ts";
import { shareDistance, type ShareMeasure } from "./shares.ts";
import { asItIs, difference, effectOf, otherOf, rootDifference, type Tested } from "./tested.ts";

/** Compares two sorted, non-empty samples of finite numbers. `threshold` is from where the test's own measure counts as large. */
export function testNumbers(reference: Float64Array, current: Float64Array, test: NumberTest = "ks", threshold?: number): Tested {
  const tested = TESTS[test](reference, current, threshold);
  const others = MEASURED_TOO.filter((measure) => tested.effects.every((effect) => effect.measure !== measure)).map((measure) => otherOf(measure, otherDistance(measure, reference, current)));
  return { test, ...tested, others };
}

/** Distances that are said besides, whatever the test. */
const MEASURED_TOO = ["wasserstein", "psi", "jensen-shannon"] as const;

function otherDistance(measure: (typeof MEASURED_TOO)[number], reference: Float64Array, current: Float64Array): number {
  if (measure === "wasserstein") return wassersteinDistance(reference, current).distance / scaleOf(reference);
  return shareDistance(measure, ...decileCounts(reference, current)).value;
}

type Test = (reference: Float64Array, current: Float64Array, threshold: number | undefined) => Omit<Tested, "test" | "others">;

const TESTS: Readonly<Record<NumberTest, Test>> = {
  ks: (reference, current, threshold) => {
    const { distance, pValue, method } = smirnovTest(reference, current);
    const exact = method === "exact" ? "exact" : "the asymptotic one, because a sample has more than 10,000 values";
    return { statistic: distance, pValue, effects: shapeEffects(reference, current, distance, threshold), why: `${WHY_KS} The p-value is ${exact}.` };
  },
  psi: binned("psi"),
  "jensen-shannon": binned("jensen-shannon"),
  hellinger: binned("hellinger"),
  kl: binned("kl"),
  tvd: binned("tvd"),
  wasserstein: (reference, current, threshold) => {
    const scale = scaleOf(reference);
    const { distance, noise } = wassersteinDistance(reference, current);
    const statistic = distance / scale;
    const effect = effectOf("wasserstein", statistic, noise / scale, threshold, difference);
    return { statistic, pValue: smirnovTest(reference, current).pValue, effects: [effect], why: `${chosen("wasserstein")} It says how far values moved on average, in standard deviations of the reference. ${BY_KS}` };
  },
  energy: (reference, current, threshold) => {
    const scale = Math.sqrt(scaleOf(reference));
    const { distance, noise } = energyDistance(reference, current);
    const statistic = distance / scale;
    const effect = effectOf("energy", statistic, noise / scale, threshold, rootDifference);
    return { statistic, pValue: smirnovTest(reference, current).pValue, effects: [effect], why: `${chosen("energy")} It is the root of the squared area between both cumulative distributions, after dividing by the standard deviation of the reference. ${BY_KS}` };
  },
  "anderson-darling": ranked("anderson-darling", andersonDarlingTest, "It looks more closely at the tails than the Kolmogorov–Smirnov test."),
  "cramer-von-mises": ranked("cramer-von-mises", cramerVonMisesTest, "It looks at the whole distance between both cumulative distributions, not only at the largest."),
  "mann-whitney": (reference, current, threshold) => {
    const { statistic, pValue, delta } = mannWhitneyTest(reference, current);
    const noise = Math.sqrt((2 / Math.PI) * ((reference.length + current.length + 1) / (3 * reference.length * current.length)));
    return { statistic, pValue, effects: [effectOf("cliffs-delta", delta, noise, threshold, asItIs)], why: `${chosen("mann-whitney")} It asks whether values tend to be larger on one side, and does not see changes of spread.` };
  },
};

const BINS = 10;
const WHY_KS =
  "This column holds numbers. The two-sample Kolmogorov–Smirnov test sees any change of a distribution and assumes no shape. PSI, over the deciles of the reference, also sees changes of spread and tails that move the curves little.";
const BY_KS = "The p-value is that of the Kolmogorov–Smirnov test on the same values.";
const chosen = (test: NumberTest): string => `Chosen for this column: ${TEST_TITLES[test]}.`;

/** Mean of Kolmogorov's limit distribution, √(π/2) ln 2. */
const MEAN_KOLMOGOROV = Math.sqrt(Math.PI / 2) * Math.LN2;

function shapeEffects(reference: Float64Array, current: Float64Array, distance: number, threshold?: number): Tested["effects"] {
  const harmonic = (reference.length * current.length) / (reference.length + current.length);
  const [before, after] = decileCounts(reference, current);
  return [effectOf("ks", distance, Math.min(1, MEAN_KOLMOGOROV / Math.sqrt(harmonic)), threshold, asItIs), shareDistance("psi", before, after).effect];
}

/** Tests by ranks have no measure of size of their own. */
function ranked(test: NumberTest, run: (reference: Float64Array, current: Float64Array) => { readonly statistic: number; readonly pValue: number }, what: string): Test {
  return (reference, current, threshold) => {
    const { distance } = smirnovTest(reference, current);
    const constant = reference[0] === current.at(-1) && current[0] === reference.at(-1);
    const { statistic, pValue } = constant ? { statistic: 0, pValue: 1 } : run(reference, current);
    return { statistic, pValue, effects: shapeEffects(reference, current, distance, threshold), why: `${chosen(test)} ${what}` };
  };
}

function binned(measure: ShareMeasure & NumberTest): Test {
  return (reference, current, threshold) => {
    const [before, after] = decileCounts(reference, current);
    const { value, effect, pValue } = shareDistance(measure, before, after, threshold);
    const byKs = pValue === undefined ? ` ${BY_KS}` : " Its p-value follows from the chi-square distribution.";
    return { statistic: value, pValue: pValue ?? smirnovTest(reference, current).pValue, effects: [effect], why: `${chosen(measure)} It compares the shares of values between the deciles of the reference.${byKs}` };
  };
}

/** The last bin starts above the largest value where a decile is the largest value, so that what exceeds the reference has a bin. */
function decileCounts(reference: Float64Array, current: Float64Array): readonly [readonly number[], readonly number[]] {
  const deciles = Array.from({ length: BINS - 1 }, (_, index) => quantile(reference, (index + 1) / BINS));
  const edges = [...new Set(deciles)];
  return [countsBetween(reference, edges), countsBetween(current, edges)];
}

/** A standard deviation, and a thousandth where the reference is constant, as Evidently has it. */
const scaleOf = (reference: Float64Array): number => Math.max(deviationOf(reference), 0.001);

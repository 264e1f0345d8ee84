import assert from "node:assert/strict";

import { benjaminiHochberg } from "../../../server/core/insights/statistics/benjaminiHochberg.ts";
import { chiSquareTest } from "../../../server/core/insights/statistics/chiSquare.ts";
import { jensenShannon, populationStability } from "../../../server/core/insights/statistics/distances.ts";
import { gammaUpper } from "../../../server/core/insights/statistics/gamma.ts";
import { kolmogorovSurvival } from "../../../server/core/insights/statistics/kolmogorov.ts";
import { countsBetween, quantile } from "../../../server/core/insights/statistics/quantile.ts";
import { smirnovTest } from "../../../server/core/insights/statistics/smirnov.ts";

function close(actual: number, expected: number, relative = 1e-10): void {
  const error = Math.abs(actual - expected) / Math.max(Math.abs(expected), Number.MIN_VALUE);
  assert.ok(actual === expected || error <= relative, `${actual} is not ${expected}: off by ${error.toExponential(1)}`);
}

/** The same fractional parts of multiples as in the Python beside each table: (i * step) % 1, shifted. */
const sequence = (size: number, step: number, shift = 0): Float64Array => Float64Array.from({ length: size }, (_, i) => ((i * step) % 1) + shift).sort();

// Expected values are what SciPy 1.17.1 answers; the call stands in each title or comment.
describe("statistics", () => {
  it("gammaUpper is scipy.special.gammaincc(a, x)", () => {
    GAMMAINCC.forEach(([a, x, expected]) => close(gammaUpper(a, x), expected));
  });

  it("kolmogorovSurvival is scipy.stats.kstwo.sf(d, n)", () => {
    KSTWO.forEach(([n, d, expected]) => close(kolmogorovSurvival(n, d), expected));
  });

  it("smirnovTest is scipy.stats.ks_2samp(a, b)", () => {
    KS_2SAMP.forEach(([n, m, shift, statistic, pValue]) => {
      const { distance, pValue: actual } = smirnovTest(sequence(n, 0.618033988749895), sequence(m, 0.414213562373095, shift));
      close(distance, statistic);
      close(actual, pValue);
    });
  });

  it("smirnovTest takes ties together", () => {
    const { distance, pValue } = smirnovTest(new Float64Array([1, 1, 2, 2]), new Float64Array([1, 2, 2, 2]));
    // ks_2samp([1, 1, 2, 2], [1, 2, 2, 2])
    assert.equal(distance, 0.25);
    close(pValue, 1);
  });

  it("smirnovTest of equal constants finds nothing, of different ones everything", () => {
    assert.equal(smirnovTest(new Float64Array(9), new Float64Array(8)).pValue, 1);
    assert.equal(smirnovTest(new Float64Array(9), new Float64Array(8).fill(1)).distance, 1);
  });

  it("chiSquareTest is scipy.stats.chi2_contingency([first, second])", () => {
    CHI2_CONTINGENCY.forEach(([first, second, statistic, pValue]) => {
      const result = chiSquareTest(first, second);
      close(result.statistic, statistic);
      close(result.pValue, pValue);
    });
  });

  it("chiSquareTest of one category finds nothing", () => assert.deepEqual(chiSquareTest([7], [9]), { statistic: 0, degreesOfFreedom: 0, pValue: 1, sparseCells: 0 }));

  it("jensenShannon is scipy.spatial.distance.jensenshannon(p, q, 2)", () => {
    close(jensenShannon([10, 20, 70], [30, 30, 40]), 0.2736668758986993);
    assert.equal(jensenShannon([5, 0], [0, 3]), 1);
    assert.equal(jensenShannon([5, 5], [3, 3]), 0);
  });

  it("populationStability adds half a count to every bin", () => {
    // r = np.array([10.5, 20.5, .5]) / 31.5; c = np.array([.5, 20.5, 10.5]) / 31.5; ((r - c) * np.log(r / c)).sum()
    close(populationStability([10, 20, 0], [0, 20, 10]), 1.9330301191894748);
  });

  it("benjaminiHochberg is scipy.stats.false_discovery_control(p)", () => {
    const adjusted = benjaminiHochberg([0.01, 0.04, 0.03, 0.005, 0.8]);
    [0.025, 0.05, 0.05, 0.025, 0.8].forEach((expected, index) => close(adjusted[index] ?? NaN, expected));
  });

  it("quantile is numpy.quantile(a, q)", () => {
    const sorted = new Float64Array([1, 2, 4, 8]);
    assert.deepEqual([0, 0.25, 0.5, 1].map((share) => quantile(sorted, share)), [1, 1.75, 3, 8]);
  });

  it("counts values at an edge into the bin below it", () => assert.deepEqual(countsBetween(new Float64Array([1, 2, 2, 3]), [1, 2]), [1, 2, 1]));
});

const GAMMAINCC: readonly (readonly [a: number, x: number, expected: number])[] = [
  [0.5, 0.02, 0.841480581121794],
  [0.5, 8, 6.334248366623988e-05],
  [1, 1, 0.36787944117144245],
  [1.5, 0.3, 0.8964323733419115],
  [3, 12, 0.0005222580500328981],
  [14.9, 14.8, 0.47584959076778033],
  [30, 30.2, 0.46124149053414915],
  [100, 80, 0.9828916869648668],
  [100, 160, 1.4420224505352197e-07],
  [1000, 1010, 0.37232105526300524],
  [25000, 24800, 0.8972775369778626],
];

const KSTWO: readonly (readonly [n: number, d: number, expected: number])[] = [
  [1, 0.7, 0.6000000000000001],
  [5, 0.1, 1.0],
  [5, 0.15, 0.9988],
  [10, 0.9, 1.9999999999999957e-10],
  [50, 0.1, 0.6623112704658186],
  [140, 0.12, 0.03252638258561632],
  [140, 0.3, 1.1370251710737309e-11],
  [141, 0.08, 0.31084170879264117],
  [500, 0.05, 0.15866260223815387],
  [5000, 0.004, 0.9999977369528622],
  [5000, 0.012, 0.4639912166690192],
  [5000, 0.03, 0.00024159234422666817],
  [100001, 0.003, 0.32845050055711633],
  [500000, 0.001, 0.6989801443663661],
  [500000, 0.0021, 0.024276288597831493],
  [500000, 0.01, 7.374635645083527e-44],
];

const KS_2SAMP: readonly (readonly [n: number, m: number, shift: number, statistic: number, pValue: number])[] = [
  [5, 7, 0.2, 0.2857142857142857, 0.9090909090909092],
  [100, 100, 0.1, 0.12, 0.469506448503778],
  [100, 130, 0.05, 0.06769230769230769, 0.9387782257168819],
  [999, 1000, 0.05, 0.05136436436436437, 0.137842108006582],
  [1000, 1000, 0.5, 0.501, 1.837273440992013e-114],
  [10000, 9000, 0.01, 0.010344444444444444, 0.6864694336955507],
  [10000, 10000, 0.02, 0.0204, 0.031162582913927636],
  [20000, 30, 0.2, 0.2028833333333333, 0.14694103520252866],
  [20000, 15000, 0.01, 0.010250000000000092, 0.3265793640590614],
  [12000, 30000, 0.3, 0.30016666666666664, 0.0],
];

const CHI2_CONTINGENCY: readonly (readonly [first: readonly number[], second: readonly number[], statistic: number, pValue: number])[] = [
  [[10, 20], [20, 15], 2.7890306122448987, 0.09491162689652728],
  [[1, 0], [0, 1], 0.0, 1.0],
  [[10, 20, 30], [6, 9, 17], 0.27157465150403504, 0.873028283380073],
  [[100, 0, 3], [80, 5, 9], 9.8315746287498, 0.0073299446492435865],
  [[1000, 2000, 3000, 10], [900, 2200, 2900, 40], 34.40740714148373, 1.6251946229817326e-07],
  [[5, 5], [5, 5], 0.0, 1.0],
];

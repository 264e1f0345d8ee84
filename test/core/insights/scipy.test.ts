import assert from "node:assert/strict";

import { andersonDarlingTest } from "../../../server/core/insights/statistics/andersonDarling.ts";
import { chiSquareTest } from "../../../server/core/insights/statistics/chiSquare.ts";
import { cramerVonMisesTest } from "../../../server/core/insights/statistics/cramerVonMises.ts";
import { hellinger, jensenShannon, kullbackLeibler, totalVariation } from "../../../server/core/insights/statistics/distances.ts";
import { energyDistance } from "../../../server/core/insights/statistics/energy.ts";
import { gammaUpper } from "../../../server/core/insights/statistics/gamma.ts";
import { kolmogorovSurvival } from "../../../server/core/insights/statistics/kolmogorov.ts";
import { normalQuantile, normalSurvival } from "../../../server/core/insights/statistics/normal.ts";
import { quantile } from "../../../server/core/insights/statistics/quantile.ts";
import { mannWhitneyTest } from "../../../server/core/insights/statistics/ranks.ts";
import { smirnovTest } from "../../../server/core/insights/statistics/smirnov.ts";
import { wassersteinDistance } from "../../../server/core/insights/statistics/wasserstein.ts";
import { pythonWith, runPython } from "../../harness/python.ts";

interface Answers {
  readonly gamma: readonly (readonly [a: number, x: number, expected: number])[];
  readonly kolmogorov: readonly (readonly [size: number, distance: number, expected: number])[];
  readonly samples: readonly (Record<"statistic" | "pValue" | "quartile" | "wasserstein" | "energy" | "mannWhitney" | "mannWhitneyP" | "cramer" | "cramerP" | "anderson" | "andersonP", number> & { readonly a: number[]; readonly b: number[] })[];
  readonly counts: readonly (Record<"statistic" | "pValue" | "jensenShannon" | "hellinger" | "tvd" | "entropy", number> & { readonly a: number[]; readonly b: number[] })[];
  readonly normal: readonly (readonly [z: number, survival: number])[];
}

// Random samples; MODELWRIGHT_SEED draws others.
const SCRIPT = `
import json, sys, warnings
import numpy as np
from scipy import special, stats
from scipy.spatial.distance import jensenshannon
warnings.simplefilter("ignore")
seed = int(sys.argv[1])
rng = np.random.default_rng(seed)
gamma, kolmogorov, samples, counts = [], [], [], []
normal = [[float(z), float(stats.norm.sf(z))] for z in rng.normal(0, 4, 200)]
for _ in range(400):
    a = float(10 ** rng.uniform(-1, 4.5)); x = float(a * 10 ** rng.uniform(-0.6, 0.5))
    gamma.append([a, x, float(special.gammaincc(a, x))])
    n = int(10 ** rng.uniform(0, 6)); d = float(min(0.99, 10 ** rng.uniform(-0.6, 0.7) / np.sqrt(n)))
    kolmogorov.append([n, d, float(stats.kstwo.sf(d, n))])
for draw in [lambda n: rng.normal(size=n), lambda n: rng.integers(0, 9, n).astype(float), lambda n: rng.lognormal(0, 2, n), lambda n: np.round(rng.normal(size=n), 1)]:
    for n, m in [(3, 4), (17, 17), (250, 400), (1999, 2000), (10000, 700), (15000, 14000)]:
        a, b = draw(n), draw(m) * rng.choice([1, 1, 1.2])
        found = stats.ks_2samp(a, b)
        mann = stats.mannwhitneyu(a, b, method="asymptotic")
        cramer = stats.cramervonmises_2samp(a, b, method="asymptotic")
        anderson = stats.anderson_ksamp([a, b])
        more = dict(wasserstein=stats.wasserstein_distance(a, b), energy=stats.energy_distance(a, b), mannWhitney=mann.statistic, mannWhitneyP=mann.pvalue, cramer=cramer.statistic, cramerP=cramer.pvalue, anderson=anderson.statistic, andersonP=anderson.pvalue)
        samples.append(dict(a=a.tolist(), b=b.tolist(), statistic=float(found.statistic), pValue=float(found.pvalue), quartile=float(np.quantile(a, 0.25)), **{name: float(value) for name, value in more.items()}))
for k in [2, 2, 3, 10, 100, 1000] * 5:
    a = rng.multinomial(int(10 ** rng.uniform(1, 5)), rng.dirichlet(np.ones(k))) + 1
    b = rng.multinomial(int(10 ** rng.uniform(1, 5)), a / a.sum())
    found = stats.chi2_contingency([a, b])
    counts.append(dict(a=a.tolist(), b=b.tolist(), statistic=float(found.statistic), pValue=float(found.pvalue), jensenShannon=float(jensenshannon(a, b, 2)), hellinger=float(np.linalg.norm(np.sqrt(a / a.sum()) - np.sqrt(b / b.sum())) / np.sqrt(2)), tvd=float(np.abs(a / a.sum() - b / b.sum()).sum() / 2), entropy=float(stats.entropy(a + 0.5, b + 0.5))))
print(json.dumps(dict(gamma=gamma, kolmogorov=kolmogorov, samples=samples, counts=counts, normal=normal)))
`;

describe("statistics beside SciPy", () => {
  const python = pythonWith("scipy");
  if (python === undefined) return;
  const seed = Number(process.env["MODELWRIGHT_SEED"] ?? 7);
  let answers: Answers;
  before(function () {
    this.timeout(120_000);
    const { output, errors } = runPython(python, { "ask.py": SCRIPT }, ["ask.py", String(seed)]);
    assert.ok(output !== "", errors);
    answers = JSON.parse(output) as Answers;
  });

  /** `slack`: what the last digits of a number near 1 are worth, where it was a difference. */
  function equal(actual: number, expected: number, of: string, slack = 0): void {
    const error = Math.max(0, Math.abs(actual - expected) - slack) / Math.max(Math.abs(expected), 1e-290);
    assert.ok(error <= 1e-9, `${of}: ${actual} is not ${expected} (off by ${error.toExponential(1)}; seed ${seed})`);
  }

  it("gives the incomplete gamma function", () => answers.gamma.forEach(([a, x, expected]) => equal(gammaUpper(a, x), expected, `gammaincc(${a}, ${x})`)));

  it("gives Kolmogorov's distribution", () => {
    for (const [size, distance, expected] of answers.kolmogorov) equal(kolmogorovSurvival(size, distance), expected, `kstwo.sf(${distance}, ${size})`);
  });

  it("gives the two-sample test and quantiles", () => {
    for (const { a, b, statistic, pValue, quartile } of answers.samples) {
      const [first, second] = [Float64Array.from(a).sort(), Float64Array.from(b).sort()];
      const found = smirnovTest(first, second);
      equal(found.distance, statistic, `distance of ${a.length} and ${b.length}`);
      equal(found.pValue, pValue, `p-value of ${a.length} and ${b.length}`);
      equal(quantile(first, 0.25), quartile, "quartile");
    }
  });

  it("gives the normal distribution", () => {
    for (const [z, survival] of answers.normal) {
      equal(normalSurvival(z), survival, `norm.sf(${z})`);
      if (survival > 1e-12 && survival < 0.5) equal(normalQuantile(survival), -z, `norm.ppf(${survival})`);
    }
  });

  it("gives the distances of transport and energy, and the tests by ranks", () => {
    for (const sample of answers.samples) {
      const [first, second] = [Float64Array.from(sample.a).sort(), Float64Array.from(sample.b).sort()];
      const of = `${first.length} and ${second.length} values`;
      equal(wassersteinDistance(first, second).distance, sample.wasserstein, `Wasserstein distance of ${of}`);
      equal(energyDistance(first, second).distance, sample.energy, `energy distance of ${of}`);
      const ranks = mannWhitneyTest(first, second);
      equal(ranks.statistic, sample.mannWhitney, `U of ${of}`);
      equal(ranks.pValue, sample.mannWhitneyP, `p-value of U of ${of}`);
      const cramer = cramerVonMisesTest(first, second);
      equal(cramer.statistic, sample.cramer, `T of ${of}`, 1e-12);
      // SciPy ends the series at terms below 1e-7.
      equal(cramer.pValue, sample.cramerP, `p-value of T of ${of}`, 2e-7);
      const anderson = andersonDarlingTest(first, second);
      equal(anderson.statistic, sample.anderson, `A² of ${of}`, 1e-11);
      equal(anderson.tabulated, sample.andersonP, `p-value of A² of ${of}`);
    }
  });

  it("gives the distances between shares", () => {
    for (const { a, b, hellinger: h, tvd, entropy } of answers.counts) {
      equal(hellinger(a, b), h, "Hellinger distance", 1e-14);
      equal(totalVariation(a, b), tvd, "total variation", 1e-14);
      equal(kullbackLeibler(a, b), entropy, "Kullback–Leibler divergence", 1e-13);
    }
  });

  it("gives the chi-square test and the Jensen–Shannon distance", () => {
    for (const { a, b, statistic, pValue, jensenShannon: distance } of answers.counts) {
      const found = chiSquareTest(a, b);
      equal(found.statistic, statistic, "chi-square");
      equal(found.pValue, pValue, `p-value of ${a.length} categories`);
      // Both sides lose digits where the shares are almost the same; the distance is a square root.
      if (distance > 1e-3) equal(jensenShannon(a, b), distance, "distance");
    }
  });
});

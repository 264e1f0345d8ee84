import assert from "node:assert/strict";

import { chiSquareTest } from "../../../server/core/insights/statistics/chiSquare.ts";
import { jensenShannon } from "../../../server/core/insights/statistics/distances.ts";
import { gammaUpper } from "../../../server/core/insights/statistics/gamma.ts";
import { kolmogorovSurvival } from "../../../server/core/insights/statistics/kolmogorov.ts";
import { quantile } from "../../../server/core/insights/statistics/quantile.ts";
import { smirnovTest } from "../../../server/core/insights/statistics/smirnov.ts";
import { pythonWith, runPython } from "../../harness/python.ts";

interface Answers {
  readonly gamma: readonly (readonly [a: number, x: number, expected: number])[];
  readonly kolmogorov: readonly (readonly [size: number, distance: number, expected: number])[];
  readonly smirnov: readonly { readonly a: number[]; readonly b: number[]; readonly statistic: number; readonly pValue: number; readonly quartile: number }[];
  readonly counts: readonly { readonly a: number[]; readonly b: number[]; readonly statistic: number; readonly pValue: number; readonly jensenShannon: number }[];
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
gamma, kolmogorov, smirnov, counts = [], [], [], []
for _ in range(400):
    a = float(10 ** rng.uniform(-1, 4.5)); x = float(a * 10 ** rng.uniform(-0.6, 0.5))
    gamma.append([a, x, float(special.gammaincc(a, x))])
    n = int(10 ** rng.uniform(0, 6)); d = float(min(0.99, 10 ** rng.uniform(-0.6, 0.7) / np.sqrt(n)))
    kolmogorov.append([n, d, float(stats.kstwo.sf(d, n))])
for draw in [lambda n: rng.normal(size=n), lambda n: rng.integers(0, 9, n).astype(float), lambda n: rng.lognormal(0, 2, n), lambda n: np.round(rng.normal(size=n), 1)]:
    for n, m in [(3, 4), (17, 17), (250, 400), (1999, 2000), (10000, 700), (15000, 14000)]:
        a, b = draw(n), draw(m) * rng.choice([1, 1, 1.2])
        found = stats.ks_2samp(a, b)
        smirnov.append(dict(a=a.tolist(), b=b.tolist(), statistic=float(found.statistic), pValue=float(found.pvalue), quartile=float(np.quantile(a, 0.25))))
for k in [2, 2, 3, 10, 100, 1000] * 5:
    a = rng.multinomial(int(10 ** rng.uniform(1, 5)), rng.dirichlet(np.ones(k))) + 1
    b = rng.multinomial(int(10 ** rng.uniform(1, 5)), a / a.sum())
    found = stats.chi2_contingency([a, b])
    counts.append(dict(a=a.tolist(), b=b.tolist(), statistic=float(found.statistic), pValue=float(found.pvalue), jensenShannon=float(jensenshannon(a, b, 2))))
print(json.dumps(dict(gamma=gamma, kolmogorov=kolmogorov, smirnov=smirnov, counts=counts)))
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

  function equal(actual: number, expected: number, of: string): void {
    const error = Math.abs(actual - expected) / Math.max(Math.abs(expected), 1e-290);
    assert.ok(error <= 1e-9, `${of}: ${actual} is not ${expected} (off by ${error.toExponential(1)}; seed ${seed})`);
  }

  it("gives the incomplete gamma function", () => answers.gamma.forEach(([a, x, expected]) => equal(gammaUpper(a, x), expected, `gammaincc(${a}, ${x})`)));

  it("gives Kolmogorov's distribution", () => {
    for (const [size, distance, expected] of answers.kolmogorov) equal(kolmogorovSurvival(size, distance), expected, `kstwo.sf(${distance}, ${size})`);
  });

  it("gives the two-sample test and quantiles", () => {
    for (const { a, b, statistic, pValue, quartile } of answers.smirnov) {
      const [first, second] = [Float64Array.from(a).sort(), Float64Array.from(b).sort()];
      const found = smirnovTest(first, second);
      equal(found.distance, statistic, `distance of ${a.length} and ${b.length}`);
      equal(found.pValue, pValue, `p-value of ${a.length} and ${b.length}`);
      equal(quantile(first, 0.25), quartile, "quartile");
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

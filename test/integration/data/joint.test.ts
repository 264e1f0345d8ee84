import assert from "node:assert/strict";

import { meanDiscrepancy, type Points } from "../../../server/core/insights/statistics/discrepancy.ts";
import { populationStability } from "../../../server/core/insights/statistics/distances.ts";
import { domainClassifier } from "../../../server/core/insights/statistics/domainClassifier.ts";
import { seededRandom } from "../../../server/core/insights/statistics/random.ts";
import { testCategories } from "../../../server/core/insights/drift/tests/categories.ts";
import { testNumbers } from "../../../server/core/insights/drift/tests/numbers.ts";
import { answersOf, near } from "./evaluated.ts";

// The definitions that stand in the comments of our own files, by scikit-learn's and SciPy's parts.
const SCRIPT = `
import json, sys
import numpy as np
from scipy import stats
from scipy.spatial.distance import pdist
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.metrics.pairwise import rbf_kernel
from statsmodels.stats.proportion import proportions_ztest
rng = np.random.default_rng(int(sys.argv[1]))

def discrepancy(x, y):
    width = np.median(pdist(np.vstack([x, y])))
    k = lambda a, b: rbf_kernel(a, b, gamma=1 / (2 * width**2))
    n, m = len(x), len(y)
    within = lambda a: (k(a, a).sum() - len(a)) / (len(a) * (len(a) - 1))
    return dict(statistic=within(x) + within(y) - 2 * k(x, y).mean(), bandwidth=width)

def classifier(x, y):
    z = np.vstack([x, y]); labels = np.r_[np.zeros(len(x)), np.ones(len(y))]
    z = (z - z.mean(axis=0)) / z.std(axis=0)
    pairs = [z[:, i] * z[:, j] for i in range(z.shape[1]) for j in range(i + 1, z.shape[1])] if z.shape[1] <= 12 else []
    features = np.column_stack([z, (z**2 - 1) / 2, *pairs])
    model = LogisticRegression(C=1, solver="newton-cholesky", tol=1e-12, max_iter=200).fit(features[::2], labels[::2])
    scores, judged = model.decision_function(features[1::2]), labels[1::2]
    p = stats.mannwhitneyu(scores[judged == 1], scores[judged == 0], alternative="greater", method="asymptotic", use_continuity=False).pvalue
    return dict(area=roc_auc_score(judged, scores), pValue=p, weights=np.abs(model.coef_[0][: z.shape[1]]).tolist())

clouds = []
for n, m, dimensions, shift in [(80, 80, 2, 0), (120, 60, 3, 0.5), (60, 200, 5, 0), (150, 151, 13, 0.2), (200, 200, 20, 0.4)]:
    mix = rng.normal(size=(dimensions, dimensions))
    x, y = rng.normal(size=(n, dimensions)) @ mix, (rng.normal(size=(m, dimensions)) + shift) @ mix
    clouds.append(dict(dimensions=dimensions, x=x.ravel().tolist(), y=y.ravel().tolist(), discrepancy=discrepancy(x, y), classifier=classifier(x, y)))

shares = []
for a, b in [([40, 60], [55, 45]), ([500, 20], [700, 41]), ([7, 9], [3, 12]), ([100000, 4000], [90000, 3900])]:
    z, p = proportions_ztest([b[0], a[0]], [sum(b), sum(a)])
    shares.append(dict(a=a, b=b, z=z, p=p))

samples = []
for draw in [rng.normal, lambda size: rng.lognormal(0, 2, size), lambda size: np.round(rng.normal(size=size), 1), lambda size: np.where(rng.random(size) < 0.7, 0, rng.normal(size=size))]:
    for n, m in [(60, 40), (900, 1500)]:
        a, b = draw(size=n), draw(size=m) * 1.1
        edges = np.unique(np.quantile(a, np.arange(1, 10) / 10))
        counts = [np.bincount(np.searchsorted(edges, side, side="left"), minlength=len(edges) + 1) for side in (a, b)]
        p, q = ((count + 0.5) / (count + 0.5).sum() for count in counts)
        samples.append(dict(a=a.tolist(), b=b.tolist(), counts=[count.tolist() for count in counts], psi=float(((p - q) * np.log(p / q)).sum()), wasserstein=stats.wasserstein_distance(a, b) / a.std(ddof=1), delta=2 * stats.mannwhitneyu(b, a).statistic / (n * m) - 1))
print(json.dumps(dict(clouds=clouds, shares=shares, samples=samples)))
`;

interface Answers {
  readonly clouds: readonly { readonly dimensions: number; readonly x: readonly number[]; readonly y: readonly number[]; readonly discrepancy: Record<"statistic" | "bandwidth", number>; readonly classifier: { readonly area: number; readonly pValue: number; readonly weights: readonly number[] } }[];
  readonly shares: readonly { readonly a: readonly number[]; readonly b: readonly number[]; readonly z: number; readonly p: number }[];
  readonly samples: readonly { readonly a: readonly number[]; readonly b: readonly number[]; readonly counts: readonly (readonly number[])[]; readonly psi: number; readonly wasserstein: number; readonly delta: number }[];
}

describe("measures of drift beside scikit-learn, SciPy and statsmodels", () => {
  const seed = Number(process.env["MODELWRIGHT_SEED"] ?? 7);
  let answers: Answers;

  before(async () => {
    answers = (await answersOf(SCRIPT, String(seed))) as Answers;
  });

  it("see columns together as kernels and a logistic regression do", () => {
    for (const { dimensions, x, y, discrepancy, classifier } of answers.clouds) {
      const [first, second] = [x, y].map((values): Points => ({ dimensions, values: Float64Array.from(values) })) as [Points, Points];
      const of = `${x.length / dimensions} and ${y.length / dimensions} points of ${dimensions} (seed ${seed})`;
      const found = meanDiscrepancy(first, second, seededRandom(1), 1);
      near({ value: found.bandwidth }, discrepancy.bandwidth, `bandwidth of ${of}`);
      near({ value: found.statistic }, discrepancy.statistic, `MMD² of ${of}`);
      const { area, pValue, weights } = domainClassifier(first, second);
      near({ value: area }, classifier.area, `area of ${of}`);
      near({ value: pValue }, classifier.pValue, `p-value of ${of}`);
      // scikit-learn stops where a step changes little.
      classifier.weights.forEach((weight, at) => near({ value: weights[at] }, weight, `weight ${at} of ${of}`, 1e-7));
    }
  });

  it("compare two shares as statsmodels does", () => {
    for (const { a, b, z, p } of answers.shares) {
      const { statistic, pValue } = testCategories({ labels: ["a", "b"], reference: a, current: b }, "z");
      near({ value: statistic }, z, `z of ${a.join("/")} and ${b.join("/")}`);
      near({ value: pValue }, p, `p-value of ${a.join("/")} and ${b.join("/")}`);
    }
  });

  it("bin by the deciles of the reference, and put distances in units of its deviation", () => {
    for (const { a, b, counts, psi, wasserstein, delta } of answers.samples) {
      const [reference, current] = [Float64Array.from(a).sort(), Float64Array.from(b).sort()];
      near({ value: populationStability(counts[0] ?? [], counts[1] ?? []) }, psi, "PSI of counts");
      near({ value: testNumbers(reference, current, { test: "psi" }).statistic }, psi, "PSI");
      near({ value: testNumbers(reference, current, { test: "wasserstein" }).statistic }, wasserstein, "normed Wasserstein distance");
      near({ value: testNumbers(reference, current, { test: "mann-whitney" }).effects[0]?.value }, delta, "Cliff's delta");
    }
    assert.equal(answers.samples.length, 8);
  });
});

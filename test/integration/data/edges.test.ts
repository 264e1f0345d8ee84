import assert from "node:assert/strict";

import type { EvaluationOptions } from "../../../server/core/insights/evaluation/report.ts";
import { answersOf, evaluated, near, type Columns } from "./evaluated.ts";

/** What a library says of each figure: a number, which is also ours, or, in `differs`, a number that stands for "nobody knows". */
interface Case {
  readonly name: string;
  readonly columns: Columns;
  readonly options: EvaluationOptions;
  readonly figures: Readonly<Record<string, number>>;
  readonly measures: Readonly<Record<string, number>>;
  /** Figures and measures that have no value, by what scikit-learn or Fairlearn puts in its place. */
  readonly differs: Readonly<Record<string, number | null>>;
}

const SCRIPT = `
import json, sys, warnings
import numpy as np
from sklearn import metrics as m
from sklearn.calibration import calibration_curve
warnings.simplefilter("ignore")
import fairlearn.metrics as fair
rng = np.random.default_rng(int(sys.argv[1]))
cases = []

def add(name, columns, options, figures, differs=None, measures=None):
    options = dict(options); options["columns"] = dict(dict(label="y", groups=[]), **options.get("columns", {}))
    number = lambda value: None if np.isnan(value) else float(value)
    cases.append(dict(name=name, columns={k: np.asarray(v).tolist() for k, v in columns.items()}, options=options, figures={k: float(v) for k, v in figures.items()}, differs={k: number(v) for k, v in (differs or {}).items()}, measures={k: float(v) for k, v in (measures or {}).items()}))

P, S = dict(columns=dict(prediction="p")), dict(columns=dict(prediction="p", score="s"))
def classes(y, p): return dict(accuracy=m.accuracy_score(y, p), balanced_accuracy=m.balanced_accuracy_score(y, p))
def scores(y, s): return dict(average_precision=m.average_precision_score(y, s), log_loss=m.log_loss(y, s, labels=[0, 1]), brier=m.brier_score_loss(y, s))

y, p, s = [1] * 30, [1, 0] * 15, np.linspace(0.01, 0.99, 30)
add("one class", dict(y=y, p=p, s=s), dict(S, positive="1"), dict(classes(y, p), precision=m.precision_score(y, p), recall=m.recall_score(y, p), f1=m.f1_score(y, p), kappa=m.cohen_kappa_score(y, p), **scores(y, s)), dict(roc_auc=m.roc_auc_score(y, s), mcc=m.matthews_corrcoef(y, p)))
y, p, s = [0] * 20 + [1] * 20, [0] * 40, [0.5] * 40
add("nothing predicted positive, every score the same", dict(y=y, p=p, s=s), S, dict(classes(y, p), recall=m.recall_score(y, p), f1=m.f1_score(y, p), kappa=m.cohen_kappa_score(y, p), roc_auc=m.roc_auc_score(y, s), **scores(y, s)), dict(precision=m.precision_score(y, p), mcc=m.matthews_corrcoef(y, p)))
add("everything one class", dict(y=[1] * 12, p=[1] * 12), dict(P, positive="1"), dict(accuracy=1, precision=1, recall=1, f1=1), dict(kappa=m.cohen_kappa_score([1] * 12, [1] * 12), mcc=m.matthews_corrcoef([1] * 12, [1] * 12)))
y, p = ["a", "b", "b", "c"] * 6, ["a", "d", "b", "b"] * 6
add("a class that is only predicted", dict(y=y, p=p), P, dict(classes(y, p), macro_f1=m.f1_score(y, p, average="macro"), macro_precision=m.precision_score(y, p, average="macro"), macro_recall=m.recall_score(y, p, average="macro"), weighted_precision=m.precision_score(y, p, average="weighted"), weighted_f1=m.f1_score(y, p, average="weighted"), mcc=m.matthews_corrcoef(y, p), kappa=m.cohen_kappa_score(y, p)))
y = rng.integers(0, 2, 300); s = np.round(rng.random(300), 1); s[:40] = 0; s[40:80] = 1; p = (s >= 0.5).astype(int)
add("certain scores that are wrong, on the edges of bins", dict(y=y, p=p, s=s), S, dict(roc_auc=m.roc_auc_score(y, s), **scores(y, s)))
y = rng.integers(0, 2, 2000); s = np.concatenate([rng.random(1000), np.round(rng.random(1000), 1)])
add("calibration", dict(y=y, s=s), dict(columns=dict(score="s")), dict(roc_auc=m.roc_auc_score(y, s)))
shares, means = calibration_curve(y, s, n_bins=10)
bins = np.searchsorted(np.linspace(0, 1, 11)[1:-1], s)
cases[-1]["calibration"] = dict(shares=shares.tolist(), means=means.tolist(), ece=float(sum((bins == b).sum() / 2000 * abs(s[bins == b].mean() - y[bins == b].mean()) for b in set(bins))))

def errors(y, p):
    y, p = np.asarray(y, float), np.asarray(p, float)
    return dict(mae=m.mean_absolute_error(y, p), rmse=m.root_mean_squared_error(y, p), median_absolute_error=m.median_absolute_error(y, p), max_error=m.max_error(y, p), mean_error=np.mean(p - y))
R = dict(columns=dict(prediction="p"), task="regression")
wape = lambda y, p: np.abs(p - y).sum() / np.abs(y).sum()
smape = lambda y, p: m.mean_absolute_percentage_error((np.abs(y) + np.abs(p)) / 2, (np.abs(y) + np.abs(p)) / 2 + np.abs(p - y))
y, p = np.full(20, 3.5), rng.normal(3.5, 1, 20)
add("one label", dict(y=y, p=p), R, dict(errors(y, p), mape=m.mean_absolute_percentage_error(y, p)), dict(r2=m.r2_score(y, p)))
y, p = np.array([2.5]), np.array([3.0])
add("one row", dict(y=y, p=p), R, dict(errors(y, p)), dict(r2=m.r2_score(y, p)))
y, p = np.concatenate([[0.0, 0.0], rng.normal(0, 5, 50)]), rng.normal(0, 5, 52)
add("labels of zero", dict(y=y, p=p), R, dict(errors(y, p), r2=m.r2_score(y, p), wape=wape(y, p), smape=smape(y, p)), dict(mape=m.mean_absolute_percentage_error(y, p)))
y = rng.integers(2**53, 2**62, 60); p = y + rng.integers(-10**12, 10**12, 60)
add("huge whole numbers", dict(y=y, p=p), R, dict(errors(y, p), r2=m.r2_score(y.astype(float), p.astype(float)), mape=m.mean_absolute_percentage_error(y.astype(float), p.astype(float))))
y = np.exp(rng.normal(0, 3, 80)); p = y * 1e-3
add("tails", dict(y=y, p=p, low=p, high=y * rng.choice([0.5, 2], 80)), dict(columns=dict(prediction="p", lower="low", upper="high"), task="regression"), dict(errors(y, p), r2=m.r2_score(y, p), wape=wape(y, p), smape=smape(y, p)))
cases[-1]["figures"]["coverage"] = float(np.mean([low <= one <= high for low, one, high in zip(cases[-1]["columns"]["low"], y, cases[-1]["columns"]["high"])]))

q = np.repeat(np.arange(12), 15); rel = rng.integers(0, 3, 180) * (rng.random(180) < 0.3); s = rng.permutation(180) / 7
rel[:15] = 0
queries = [(rel[q == one], s[q == one]) for one in range(1, 12)]
top = lambda r, x: (r > 0)[np.argsort(-x)][:10]
add("a query without anything relevant", dict(y=rel, s=s, q=q), dict(columns=dict(score="s", query="q")), dict(ndcg=np.mean([m.ndcg_score([r], [x]) for r, x in queries if r.any()]), map=np.mean([m.average_precision_score(r > 0, x) for r, x in queries if r.any()]), hit_rate_at_10=np.mean([top(r, x).any() for r, x in queries if r.any()]), recall_at_10=np.mean([top(r, x).sum() / (r > 0).sum() for r, x in queries if r.any()]), precision_at_10=(sum(top(r, x).sum() for r, x in queries)) / 120))

G = dict(columns=dict(prediction="p", groups=["g"]))
def fairness(y, p, g): return {name: getattr(fair, name)(y, p, sensitive_features=g) for name in ["demographic_parity_difference", "demographic_parity_ratio", "equalized_odds_difference", "equal_opportunity_difference"]}
y = np.array([0, 1] * 30 + [0] * 40); g = ["a"] * 60 + ["b"] * 40
found = fairness(y, y, g)
add("a perfect model and a group without positives", dict(y=y, p=y, g=g), G, {}, dict(equal_opportunity_difference=found.pop("equal_opportunity_difference")), dict(demographic_parity_difference=found["demographic_parity_difference"], demographic_parity_ratio=found["demographic_parity_ratio"]))
cases[-1]["fairlearnOdds"] = float(found["equalized_odds_difference"])
y = rng.integers(0, 2, 90); g = rng.choice(["a", "b", "c"], 90); none = np.zeros(90, int)
add("nobody chosen", dict(y=y, p=none, g=g), dict(G, positive="1"), {}, dict(demographic_parity_ratio=fairness(y, none, g)["demographic_parity_ratio"]), dict(demographic_parity_difference=0, equalized_odds_difference=0, equal_opportunity_difference=0))
p = rng.integers(0, 2, 90); alone = fairness(y, p, ["a"] * 90)
add("one group", dict(y=y, p=p, g=["a"] * 90), G, {}, alone)
p = rng.integers(0, 2, 90); g = rng.choice(["a", "b", "missing"], 90)
add("groups that are missing are a group", dict(y=y, p=p, g=[name if name != "missing" else "" for name in g]), G, {}, {}, fairness(y, p, g))
print(json.dumps(cases))
`;

interface Calibrated extends Case {
  readonly calibration?: { readonly shares: readonly number[]; readonly means: readonly number[]; readonly ece: number };
  readonly fairlearnOdds?: number;
}

describe("edge cases of evaluation beside scikit-learn and Fairlearn", () => {
  const seed = Number(process.env["MODELWRIGHT_SEED"] ?? 7);
  let cases: readonly Calibrated[];

  before(async () => {
    cases = (await answersOf(SCRIPT, String(seed))) as readonly Calibrated[];
  });

  it("give the same number where there is one", () => {
    assert.ok(cases.length > 15);
    for (const { name, columns, options, figures, measures } of cases) {
      const report = evaluated(columns, options);
      for (const [id, expected] of Object.entries(figures)) near(report.metrics.find((metric) => metric.id === id), expected, `${id} of ${name} (seed ${seed})`);
      for (const [id, expected] of Object.entries(measures)) near(report.groups[0]?.measures.find((measure) => measure.id === id), expected, `${id} of ${name} (seed ${seed})`);
    }
  });

  it("are undefined, with the reason, where the libraries put a number in place of what nobody knows", () => {
    for (const { name, columns, options, differs } of cases) {
      const { metrics, groups } = evaluated(columns, options);
      for (const [id, theirs] of Object.entries(differs)) {
        const found = [...metrics, ...(groups[0]?.measures ?? [])].find((figure) => figure.id === id);
        assert.ok(found && "undefinedBecause" in found && found.undefinedBecause !== "", `${id} of ${name}: ${JSON.stringify(found)}`);
        // The number is 0, 1, beyond all bounds, or none.
        assert.ok(theirs === null || theirs === 0 || theirs === 1 || theirs > 1e10 || id === "r2", `${id} of ${name}: ${theirs}`);
      }
    }
  });

  it("have the bins of calibration_curve, which hold their upper end", () => {
    const found = cases.find(({ calibration }) => calibration);
    assert.ok(found?.calibration);
    const { scores, metrics } = evaluated(found.columns, found.options);
    const { shares, means, ece } = found.calibration;
    assert.equal(scores?.calibration.length, means.length);
    scores.calibration.forEach(({ meanScore, count, positives }, bin) => {
      near({ value: meanScore }, means[bin] ?? Number.NaN, `mean of bin ${bin}`);
      near({ value: positives / count }, shares[bin] ?? Number.NaN, `share of bin ${bin}`);
    });
    near(metrics.find(({ id }) => id === "ece"), ece, "calibration error");
  });

  it("leave a group without positive labels out of what needs one, and say so", () => {
    const found = cases.find(({ fairlearnOdds }) => fairlearnOdds !== undefined);
    assert.ok(found);
    const [groups] = evaluated(found.columns, found.options).groups;
    assert.equal(found.fairlearnOdds, 1);
    near(groups?.measures.find(({ id }) => id === "equalized_odds_difference"), 0, "equalized odds of a perfect model");
    assert.match(groups?.problems.join("\n") ?? "", /“b” has no positive label, and so no part in equal opportunity and equalized odds; Fairlearn takes the rate for 0 there\./);
  });
});

import assert from "node:assert/strict";

import type { EvaluationOptions } from "../../../server/core/insights/evaluation/report.ts";
import { deLongTest } from "../../../server/core/insights/statistics/deLong.ts";
import { mcNemarTest } from "../../../server/core/insights/statistics/mcnemar.ts";
import { answersOf, evaluated, near, type Columns } from "./evaluated.ts";

interface Case {
  readonly name: string;
  readonly columns: Columns;
  readonly options: EvaluationOptions;
  readonly figures: Readonly<Record<string, number>>;
  readonly measures: Readonly<Record<string, number>>;
}

// Random predictions; MODELWRIGHT_SEED draws others.
const SCRIPT = `
import json, sys, warnings
import numpy as np
from sklearn import metrics as m
warnings.simplefilter("ignore")
import fairlearn.metrics as fair
rng = np.random.default_rng(int(sys.argv[1]))
cases = []

def add(name, columns, options, figures, measures=None):
    cases.append(dict(name=name, columns={k: np.asarray(v).tolist() for k, v in columns.items()}, options=options, figures={k: float(v) for k, v in figures.items()}, measures={k: float(v) for k, v in (measures or {}).items()}))

for rows in [40, 700, 3000]:
    y = rng.integers(0, 2, rows); s = np.round(np.clip(rng.normal(0.35 + 0.3 * y, 0.25), 0, 1), 3); p = (s > 0.45).astype(int)
    group = rng.choice(["a", "b", "c"], rows)
    figures = dict(accuracy=m.accuracy_score(y, p), balanced_accuracy=m.balanced_accuracy_score(y, p), precision=m.precision_score(y, p), recall=m.recall_score(y, p), f1=m.f1_score(y, p), mcc=m.matthews_corrcoef(y, p), kappa=m.cohen_kappa_score(y, p), roc_auc=m.roc_auc_score(y, s), average_precision=m.average_precision_score(y, s), log_loss=m.log_loss(y, s), brier=m.brier_score_loss(y, s))
    measures = dict(demographic_parity_difference=fair.demographic_parity_difference(y, p, sensitive_features=group), demographic_parity_ratio=fair.demographic_parity_ratio(y, p, sensitive_features=group), equalized_odds_difference=fair.equalized_odds_difference(y, p, sensitive_features=group), equal_opportunity_difference=fair.equal_opportunity_difference(y, p, sensitive_features=group))
    add(f"two classes, {rows} rows", dict(y=y, p=p, s=s, g=group), dict(columns=dict(label="y", prediction="p", score="s", groups=["g"])), figures, measures)
    names = np.array(["cat", "dog", "eel", "fox"])
    y = names[rng.integers(0, 4, rows)]; p = np.where(rng.random(rows) < 0.6, y, names[rng.integers(0, 3, rows)])
    add(f"four classes, {rows} rows", dict(y=y, p=p), dict(columns=dict(label="y", prediction="p", groups=[])), dict(accuracy=m.accuracy_score(y, p), balanced_accuracy=m.balanced_accuracy_score(y, p), macro_precision=m.precision_score(y, p, average="macro"), macro_recall=m.recall_score(y, p, average="macro"), macro_f1=m.f1_score(y, p, average="macro"), weighted_precision=m.precision_score(y, p, average="weighted"), weighted_f1=m.f1_score(y, p, average="weighted"), mcc=m.matthews_corrcoef(y, p), kappa=m.cohen_kappa_score(y, p)))
    y = rng.lognormal(3, 1, rows); p = y * rng.lognormal(0, 0.3, rows) + 0.5
    add(f"numbers, {rows} rows", dict(y=y, p=p), dict(columns=dict(label="y", prediction="p", groups=[])), dict(mae=m.mean_absolute_error(y, p), rmse=m.root_mean_squared_error(y, p), r2=m.r2_score(y, p), mape=m.mean_absolute_percentage_error(y, p), median_absolute_error=m.median_absolute_error(y, p), max_error=m.max_error(y, p)))
for ties in [1, 3]:
    q = np.repeat(np.arange(30), 20); rel = rng.integers(0, 4, 600) * (rng.random(600) < 0.4); s = np.round(rel + rng.normal(0, 2, 600), ties)
    groups = [(rel[q == one], s[q == one]) for one in range(30) if rel[q == one].any()]
    figures = dict(ndcg=np.mean([m.ndcg_score([r], [x]) for r, x in groups]), ndcg_at_10=np.mean([m.ndcg_score([r], [x], k=10) for r, x in groups]))
    if len(set(zip(q, s))) == 600:
        figures["map"] = np.mean([m.average_precision_score(r > 0, x) for r, x in groups])
        figures["mrr"] = np.mean([m.label_ranking_average_precision_score([(np.arange(20) == np.argmax(np.where(r > 0, x, -99))).astype(int)], [x]) for r, x in groups])
    add(f"ranking, {ties} digits", dict(y=rel, s=s, q=q), dict(columns=dict(label="y", score="s", query="q", groups=[])), figures)
print(json.dumps(cases))
`;

const VERSUS = `
import json, sys
import numpy as np
from scipy import stats
from sklearn.metrics import roc_auc_score
rng = np.random.default_rng(int(sys.argv[1]))
sign = [[b, c, stats.binomtest(b, b + c).pvalue] for b, c in [(0, 1), (3, 9), (40, 61), (500, 500), (700, 900), (12000, 12600)]]
areas = []
for n, digits in [(30, 1), (400, 2), (900, 6)]:
    y = rng.integers(0, 2, n); a = np.round(y * 0.8 + rng.normal(0, 1, n), digits); b = np.round(y * 1.1 + 0.5 * a + rng.normal(0, 1, n), digits)
    def parts(s):
        wins = (s[y == 1][:, None] > s[y == 0][None, :]) + 0.5 * (s[y == 1][:, None] == s[y == 0][None, :])
        return wins.mean(axis=1), wins.mean(axis=0)
    (va, wa), (vb, wb) = parts(a), parts(b)
    S = np.cov(va, vb) / len(va) + np.cov(wa, wb) / len(wa)
    z = (roc_auc_score(y, b) - roc_auc_score(y, a)) / np.sqrt(S[0, 0] + S[1, 1] - 2 * S[0, 1])
    areas.append(dict(y=y.tolist(), a=a.tolist(), b=b.tolist(), first=roc_auc_score(y, a), second=roc_auc_score(y, b), p=2 * stats.norm.sf(abs(z))))
print(json.dumps(dict(sign=sign, areas=areas)))
`;

describe("evaluation beside scikit-learn and Fairlearn", () => {
  const seed = Number(process.env["MODELWRIGHT_SEED"] ?? 7);

  it("compares two models with SciPy's sign test and DeLong's own definition", async () => {
    const { sign, areas } = (await answersOf(VERSUS, String(seed))) as { readonly sign: readonly (readonly [number, number, number])[]; readonly areas: readonly { readonly y: readonly number[]; readonly a: readonly number[]; readonly b: readonly number[]; readonly first: number; readonly second: number; readonly p: number }[] };
    for (const [first, second, expected] of sign) near({ value: mcNemarTest(first, second) }, expected, `sign test of ${first} and ${second}`);
    for (const { y, a, b, first, second, p } of areas) {
      const found = deLongTest(y.map((one) => one === 1), Float64Array.from(a), Float64Array.from(b));
      assert.ok(found);
      near({ value: found.first }, first, "first area");
      near({ value: found.second }, second, "second area");
      near({ value: found.pValue }, p, "p-value of DeLong");
    }
  });

  it("gives the same numbers", async () => {
    for (const one of (await answersOf(SCRIPT, String(seed))) as readonly Case[]) {
      const { metrics, groups } = evaluated(one.columns, one.options);
      for (const [id, expected] of Object.entries(one.figures)) near(metrics.find((metric) => metric.id === id), expected, `${id} of ${one.name}`);
      for (const [id, expected] of Object.entries(one.measures)) near(groups[0]?.measures.find((measure) => measure.id === id), expected, `${id} of ${one.name}`);
    }
  });
});

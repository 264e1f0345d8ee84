import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { ExplainReport } from "../../../server/core/index.ts";
import { explain, type ExplainOrder } from "../../../server/host/explain.ts";
import { EDITOR_HOME } from "../../../server/tasks/paths.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { temporaryFolder } from "../../harness/disk.ts";

const SCRIPT = `
import json
import numpy as np, pandas as pd, shap
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import GradientBoostingClassifier, GradientBoostingRegressor, RandomForestClassifier
from sklearn.inspection import partial_dependence, permutation_importance
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType, StringTensorType

rng = np.random.default_rng(7)
X = pd.DataFrame(dict(age=rng.integers(18, 80, 400), income=np.round(rng.lognormal(3, 0.6, 400), 2), noise=rng.normal(0, 1, 400).round(4), flag=rng.integers(0, 2, 400))).astype(np.float32).astype(float)
y = ((X.age / 40 + X.income / 30 + rng.normal(0, 0.4, 400)) > 2).astype(int)
t = X.income * 2 + X.age + rng.normal(0, 3, 400)
X.assign(y=y).to_csv("classes.csv", index=False); X.assign(t=t).to_csv("numbers.csv", index=False)
found = {}

def judged(name, model, data, truth, target):
    permuted = permutation_importance(model, data, truth, n_repeats=30, random_state=1)
    partial = {}
    for column in data.columns:
        if data[column].dtype.kind not in "if": continue
        one = partial_dependence(model, data, [column], method="brute", **({} if target == "t" else dict(response_method="predict_proba")))
        partial[column] = dict(grid=np.asarray(one["grid_values"][0], dtype=float).tolist(), average=one["average"][-1].tolist())
    found[name] = dict(baseline=model.score(data, truth), label=target, mean=dict(zip(data.columns, permuted.importances_mean.tolist())), deviation=dict(zip(data.columns, permuted.importances_std.tolist())), partial=partial)

classes = GradientBoostingClassifier(random_state=0, n_estimators=30).fit(X, y)
open("classes.onnx", "wb").write(to_onnx(classes, X.to_numpy(np.float32)[:1], options={"zipmap": False}).SerializeToString())
judged("classes", classes, X, y, "y")
numbers = GradientBoostingRegressor(random_state=0, n_estimators=30).fit(X, t)
open("numbers.onnx", "wb").write(to_onnx(numbers, X.to_numpy(np.float32)[:1]).SerializeToString())
judged("numbers", numbers, X, t, "t")
mixed = X[["age", "income"]].assign(city=rng.choice(["Oslo", "Rome", "Bonn"], 400))
z = ((mixed.city == "Rome") | (mixed.age > 60)).astype(int)
mixed.assign(z=z).to_csv("mixed.csv", index=False)
pipe = make_pipeline(ColumnTransformer([("c", OneHotEncoder(), ["city"]), ("n", StandardScaler(), ["age", "income"])]), LogisticRegression()).fit(mixed, z)
open("mixed.onnx", "wb").write(to_onnx(pipe, initial_types=[("age", FloatTensorType([None, 1])), ("income", FloatTensorType([None, 1])), ("city", StringTensorType([None, 1]))], options={"zipmap": False}).SerializeToString())
judged("mixed", pipe, mixed, z, "z")

forest = RandomForestClassifier(random_state=0, n_estimators=20, max_depth=4).fit(X, y)
values = shap.TreeExplainer(forest).shap_values(X)
one = shap.TreeExplainer(classes).shap_values(X)
np.save("three.npy", values); np.save("fortran.npy", np.asfortranarray(values)); np.save("single.npy", one.astype(np.float32))
pd.DataFrame(one, columns=X.columns).to_parquet("shap.parquet"); pd.DataFrame(one, columns=X.columns).to_csv("shap.csv", index=False)
np.save("objects.npy", np.array([object()], dtype=object), allow_pickle=True)
bar = lambda array: dict(zip(X.columns, shap.Explanation(array, feature_names=list(X.columns)).abs.mean(0).values.tolist()))
found["shap"] = dict(three=bar(values[:, :, 1]), first=bar(values[:, :, 0]), single=bar(one))
json.dump(found, open("found.json", "w"))
`;

interface Judged {
  readonly baseline: number;
  readonly label: string;
  readonly mean: Readonly<Record<string, number>>;
  readonly deviation: Readonly<Record<string, number>>;
  readonly partial: Readonly<Record<string, { readonly grid: readonly number[]; readonly average: readonly number[] }>>;
}

type Bars = Readonly<Record<string, number>>;

/** onnxruntime-node as a person installs it: at their request, without its install script, which only fetches GPU libraries. */
function onnxPackages(): string {
  const folder = join(EDITOR_HOME, "peers", "onnxruntime-1.30.0");
  if (existsSync(join(folder, "node_modules/onnxruntime-node/package.json"))) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), "{}");
  const { status, stderr } = spawnSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "onnxruntime-node@1.30.0"], { cwd: folder, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return folder;
}

describe("explanations beside scikit-learn and shap", () => {
  const cwd = temporaryFolder({ "ask.py": SCRIPT });
  let found: Readonly<Record<"classes" | "numbers" | "mixed", Judged>> & { readonly shap: Readonly<Record<"three" | "first" | "single", Bars>> };
  before(async () => {
    const { status, stderr } = spawnSync(await peerPython("explain"), ["ask.py"], { cwd, encoding: "utf8" });
    assert.equal(status, 0, stderr);
    found = JSON.parse(readFileSync(join(cwd, "found.json"), "utf8")) as typeof found;
  });

  async function explained(order: Omit<ExplainOrder, "path"> & { readonly path: string }): Promise<ExplainReport> {
    const done = await explain({ ...order, path: join(cwd, order.path), ...(order.data !== undefined && { data: join(cwd, order.data) }) });
    assert.ok(done.state === "done", JSON.stringify(done));
    return done.report;
  }
  function near(value: number | undefined, expected: number, tolerance: number, of: string): void {
    assert.ok(value !== undefined && Math.abs(value - expected) <= tolerance, `${of}: ${value} is not ${expected}`);
  }

  for (const [file, bars, tolerance] of [["three.npy", "three", 1e-12], ["fortran.npy", "three", 1e-12], ["single.npy", "single", 1e-6], ["shap.parquet", "single", 1e-12], ["shap.csv", "single", 1e-12]] as const) {
    it(`weighs the features of ${file} as shap does`, async () => {
      const { features } = await explained({ path: file, data: "classes.csv", label: "y" });
      for (const [name, expected] of Object.entries(found.shap[bars])) near(features.find((feature) => feature.name === name)?.importance, expected, tolerance, name);
      assert.ok((features.find(({ name }) => name === "income")?.direction ?? 0) > 0.8);
    });
  }

  it("takes the output that is asked for", async () => {
    const { features } = await explained({ path: "three.npy", data: "classes.csv", label: "y", output: 0 });
    for (const [name, expected] of Object.entries(found.shap.first)) near(features.find((feature) => feature.name === name)?.importance, expected, 1e-12, name);
  });

  it("never loads a pickle", async () => {
    assert.match(JSON.stringify(await explain({ path: join(cwd, "objects.npy") })), /holds Python objects, which are a pickle/);
    assert.match(JSON.stringify(await explain({ path: "model.pkl" })), /loading it could run code/);
  });

  for (const name of ["classes", "numbers", "mixed"] as const) {
    it(`shuffles and sets the columns of an ONNX model as scikit-learn does: ${name}`, async () => {
      const { label, baseline, mean, deviation, partial } = found[name];
      const report = await explained({ path: `${name}.onnx`, data: `${name}.csv`, label, packages: [onnxPackages()] });
      near(report.baseline, baseline, 1e-5, "score");
      for (const { name: feature, importance, partial: line } of report.features) {
        // Two means of random shuffles, of five and of thirty.
        near(importance, mean[feature] ?? Number.NaN, 5 * (deviation[feature] ?? 0) * Math.sqrt(1 / 5 + 1 / 30) + 1e-5, `${feature} of ${name}`);
        const expected = partial[feature];
        assert.equal(line?.length, expected?.grid.length, `the grid of ${feature}`);
        line?.forEach(([value, prediction], place) => {
          near(value, expected?.grid[place] ?? Number.NaN, 1e-4 * Math.max(1, Math.abs(value)), `grid of ${feature}`);
          near(prediction, expected?.average[place] ?? Number.NaN, 1e-4 * Math.max(1, Math.abs(prediction)), `partial dependence of ${feature} at ${value}`);
        });
      }
    });
  }

  it("says what a model lacks", async () => {
    const packages = [onnxPackages()];
    assert.match(JSON.stringify(await explain({ path: join(cwd, "mixed.onnx"), data: join(cwd, "classes.csv"), label: "y", packages })), /asks for .* the data lack `city`/);
    assert.match(JSON.stringify(await explain({ path: join(cwd, "classes.onnx"), data: join(cwd, "mixed.csv"), label: "z", packages })), /takes 4 columns, and the data have 3/);
    assert.match(JSON.stringify(await explain({ path: join(cwd, "ask.py.onnx"), data: join(cwd, "mixed.csv"), label: "z", packages })), /cannot be opened/);
  });
});

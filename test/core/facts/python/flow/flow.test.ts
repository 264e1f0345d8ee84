import assert from "node:assert/strict";

import { defaultSettings, openDocument } from "../../../../../server/core/index.ts";
import { flowOf } from "../../../../../server/core/facts/python/flow/flow.ts";
import { alone } from "../../../../../server/core/facts/python/program/program.ts";
import { spoiledOf } from "../../../../../server/core/facts/python/spoiled.ts";
import { installParsers } from "../../../../harness/parsers.ts";

before(installParsers);

const document = (text: string) => openDocument("file:///workspace/sample.py", text, defaultSettings);

/** What is wrong with the program's evaluations: what was learned too early, `overlap`, or nothing. */
function verdict(text: string): string {
  const spoiled = spoiledOf(alone(document(text)));
  const words = spoiled.flatMap(({ taints, overlap }) => (overlap === "none" ? taints.map((taint) => taint.kind) : ["overlap"]));
  return [...new Set(words)].toSorted().join(" ");
}

const READ = 'import pandas as pd\ndata = pd.read_csv("rows.csv")\nX, y = data.drop(columns=["y"]), data["y"]\n';
const SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y)\n";
const SCORE = "model = Ridge()\nmodel.fit(X_train, y_train)\nmodel.score(X_test, y_test)\n";
const SCALE = "X = StandardScaler().fit_transform(X)\n";

/** Name, program, verdict. */
const PROGRAMS: readonly (readonly [string, string, string])[] = [
  ["nothing wrong", READ + SPLIT + SCORE, ""],
  ["a scaler before the split", READ + SCALE + SPLIT + SCORE, "statistic"],
  ["imports under other names", `${READ}from sklearn import preprocessing as p\nfrom sklearn.model_selection import train_test_split as cut\nX = p.StandardScaler().fit_transform(X)\nX_train, X_test, y_train, y_test = cut(X, y)\n${SCORE}`, "statistic"],
  ["fit and transform apart", `${READ}s = StandardScaler()\ns.fit(X)\n${SPLIT}X_train, X_test = s.transform(X_train), s.transform(X_test)\n${SCORE}`, "statistic"],
  ["fit on the training rows", `${READ}${SPLIT}s = StandardScaler().fit(X_train)\nX_train, X_test = s.transform(X_train), s.transform(X_test)\n${SCORE}`, ""],
  ["a function", `${READ}def prepare(a, scaler=StandardScaler()):\n    return scaler.fit_transform(a)\nX = prepare(X)\n${SPLIT}${SCORE}`, "statistic"],
  ["a function with keywords that gives both sides", `${READ}def cut(x, target, share=0.2):\n    return train_test_split(x, target, test_size=share)\nX_train, X_test, y_train, y_test = cut(target=y, x=X)\n${SCORE}`, ""],
  ["a nested function", `${READ}def outer(a):\n    def inner(b):\n        return StandardScaler().fit_transform(b)\n    return inner(a)\nX = outer(X)\n${SPLIT}${SCORE}`, "statistic"],
  ["a class that keeps its scaler", `${READ}class Job:\n    def __init__(self):\n        self.scaler = StandardScaler()\n    def prepare(self, a):\n        return self.scaler.fit_transform(a)\nX = Job().prepare(X)\n${SPLIT}${SCORE}`, "statistic"],
  ["a class that inherits a method", `${READ}class Base:\n    def prepare(self, a):\n        return StandardScaler().fit_transform(a)\nclass Job(Base):\n    pass\nX = Job().prepare(X)\n${SPLIT}${SCORE}`, "statistic"],
  ["a class with a fit of its own", `${READ}class Net:\n    def __init__(self):\n        self.model = Ridge()\n    def learn(self, a, b):\n        self.model.fit(a, b)\n        return self\n    def judge(self, a, b):\n        return self.model.score(a, b)\nNet().learn(X, y).judge(X, y)\n`, "overlap"],
  ["both ways of a branch", `${READ}if len(data) > 9:\n    ${SCALE}${SPLIT}${SCORE}`, "statistic"],
  ["a branch that replaces the learning", `${READ}X_train, X_test, y_train, y_test = train_test_split(X, y)\nif True:\n    model = Ridge()\nelse:\n    model = SVC()\nmodel.fit(X_train, y_train)\nmodel.score(X_test, y_test)\n`, ""],
  ["a try", `${READ}try:\n    ${SCALE}except ValueError:\n    pass\n${SPLIT}${SCORE}`, "statistic"],
  ["a loop over columns", `${READ}for name in ["a", "b"]:\n    X[name] = X[name].fillna(X[name].mean())\n${SPLIT}${SCORE}`, "imputation"],
  ["a loop over two tables", `${READ}test = pd.read_csv("test.csv")\nfor part in [X, test]:\n    part["a"].fillna(part["a"].median(), inplace=True)\n${SPLIT}${SCORE}`, "imputation"],
  ["a loop over models", `${READ}${SPLIT}for name, model in [("a", Ridge()), ("b", SVC())]:\n    model.fit(X_train, y_train)\n    model.score(X_test, y_test)\n`, ""],
  ["folds", `${READ}for a, b in KFold().split(X):\n    model = Ridge().fit(X.iloc[a], y.iloc[a])\n    model.score(X.iloc[b], y.iloc[b])\n`, ""],
  ["folds that are numbered", `${READ}for i, (a, b) in enumerate(KFold().split(X, y)):\n    model = Ridge().fit(X[a], y[a])\n    model.score(X[b], y[b])\n`, ""],
  ["folds that are mixed up", `${READ}for a, b in KFold().split(X):\n    model = Ridge().fit(X.iloc[a], y.iloc[a])\n    model.score(X.iloc[a], y.iloc[a])\n`, "overlap"],
  ["a comprehension", `${READ}X = [StandardScaler().fit_transform(x) for x in [X]][0]\n${SPLIT}${SCORE}`, "statistic"],
  ["slices that touch", `${READ}n = int(len(X) * 0.8)\nmodel = Ridge().fit(X[:n], y[:n])\nmodel.score(X[n:], y[n:])\n`, ""],
  ["slices after a shuffle of row numbers", `${READ}order = np.random.permutation(len(X))\nmodel = Ridge().fit(X[order[:80]], y[order[:80]])\nmodel.score(X[order[80:]], y[order[80:]])\n`, ""],
  ["a mask and its opposite", `${READ}m = np.random.rand(len(X)) < 0.8\nmodel = Ridge().fit(X[m], y[m])\nmodel.score(X[~m], y[~m])\n`, ""],
  ["years", `${READ}model = Ridge().fit(X[X["year"] < 2020], y)\nmodel.score(X[X["year"] >= 2020], y)\n`, ""],
  ["a sample and the rest", `${READ}train = data.sample(frac=0.8)\ntest = data.drop(train.index)\nmodel = Ridge().fit(train[["a"]], train["y"])\nmodel.score(test[["a"]], test["y"])\n`, ""],
  ["a sample and what is not in its index", `${READ}train = data.sample(frac=0.8)\ntest = data[~data.index.isin(train.index)]\nmodel = Ridge().fit(train[["a"]], train["y"])\nmodel.score(test[["a"]], test["y"])\n`, ""],
  ["files put together and taken apart", `${READ}test = pd.read_csv("test.csv")\nn = data.shape[0]\nboth = pd.concat([data, test]).reset_index(drop=True)\nboth = pd.get_dummies(both)\nmodel = Ridge().fit(both[:n], y)\nmodel.score(both[n:], test["y"])\n`, "vocabulary"],
  ["a lambda that is mapped", `${READ}top = X["a"].max()\nX["a"] = X["a"].map(lambda value: value / top)\n${SPLIT}${SCORE}`, "arithmetic"],
  ["a lambda that knows only its row", `${READ}X["a"] = X.apply(lambda row: row["a"] / row["b"], axis=1)\n${SPLIT}${SCORE}`, ""],
  ["a column that is left out", `${READ}X["a"] = X["a"] / X["a"].max()\n${SPLIT}model = Ridge().fit(X_train[["b"]], y_train)\nmodel.score(X_test[["b"]], y_test)\n`, ""],
  ["groups", `${READ}X["a"] = X.groupby("g")["a"].transform("mean")\n${SPLIT}${SCORE}`, "arithmetic"],
  ["a table of groups that is merged", `${READ}means = X.groupby("g")["a"].mean()\nX = X.merge(means, on="g")\n${SPLIT}${SCORE}`, "arithmetic"],
  ["a pipeline", `${READ}${SPLIT}model = Pipeline([("s", StandardScaler()), ("m", Ridge())])\nmodel.fit(X_train, y_train)\nmodel.score(X_test, y_test)\n`, ""],
  ["a column transformer before the split", `${READ}X = ColumnTransformer([("s", StandardScaler(), ["a"]), ("o", OneHotEncoder(), ["b"])]).fit_transform(X)\n${SPLIT}${SCORE}`, "statistic"],
  ["an unknown helper", `${READ}from own import clean\nX = clean(X)\n${SPLIT}${SCORE}`, ""],
  ["an unknown split", `${READ}from own import halves\na, b = halves(X)\nmodel = Ridge().fit(a, y)\nmodel.score(b, y)\n`, ""],
  ["a grid search", `${READ}${SPLIT}search = GridSearchCV(Ridge(), {"alpha": [1]})\nsearch.fit(X_train, y_train)\nsearch.best_estimator_.predict(X_test)\n`, ""],
  ["XGBoost's own matrices", `${READ}${SPLIT}import xgboost as xgb\nbooster = xgb.train({}, xgb.DMatrix(X_train, y_train))\nbooster.predict(xgb.DMatrix(X_train))\n`, "overlap"],
  ["a model that is trained anew", `${READ}${SPLIT}${SCORE}model.fit(X, y)\n`, ""],
  ["a main function", `${READ}def main():\n    X_train, X_test, y_train, y_test = train_test_split(StandardScaler().fit_transform(X), y)\n    model = Ridge().fit(X_train, y_train)\n    print(model.score(X_test, y_test))\n\nif __name__ == "__main__":\n    main()\n`, "statistic"],
  ["a function that no one calls", `def train(X, y):\n    X = StandardScaler().fit_transform(X)\n    X_train, X_test, y_train, y_test = train_test_split(X, y)\n    return Ridge().fit(X_train, y_train).score(X_test, y_test)\n`, "statistic"],
  ["what is off until another file turns it on", `def train(X, y, scale=False):\n    if scale:\n        X = StandardScaler().fit_transform(X)\n    X_train, X_test, y_train, y_test = train_test_split(X, y)\n    return Ridge().fit(X_train, y_train).score(X_test, y_test)\n`, "statistic"],
  ["what stays off in the only call", `${READ}def train(X, y, scale=False):\n    if scale:\n        X = StandardScaler().fit_transform(X)\n    X_train, X_test, y_train, y_test = train_test_split(X, y)\n    return Ridge().fit(X_train, y_train).score(X_test, y_test)\ntrain(X, y)\n`, ""],
  ["test rows that are only there when given", `def train(X, y, held=None):\n    model = Ridge().fit(X, y)\n    if held is not None:\n        model.score(held, y)\n    return model.score(X, y)\n`, "overlap"],
  ["rows that are scaled one by one", `${READ}X = StandardScaler().fit_transform(X.T).T\n${SPLIT}${SCORE}`, ""],
  ["polars: columns that know all rows", `import polars as pl\ndata = pl.read_csv("rows.csv").with_columns((pl.col("a") - pl.col("a").mean()).alias("a"))\nX, y = data.drop("y"), data["y"]\n${SPLIT}${SCORE}`, "arithmetic"],
  ["polars: gaps filled by all rows", `import polars as pl\ndata = pl.read_csv("rows.csv").with_columns(pl.col("a").fill_null(pl.col("a").median()))\nX, y = data.drop("y"), data["y"]\n${SPLIT}${SCORE}`, "imputation"],
  ["polars: columns that know their row", `import polars as pl\ndata = pl.read_csv("rows.csv").with_columns((pl.col("a") * 2).alias("b")).drop_nulls()\nX, y = data.drop("y"), data["y"]\n${SPLIT}${SCORE}`, ""],
  ["polars: years", `import polars as pl\ndata = pl.read_csv("rows.csv")\na, b = data.filter(pl.col("year") < 2020), data.filter(pl.col("year") >= 2020)\nmodel = Ridge().fit(a.select("x"), a["y"])\nmodel.score(b.select("x"), b["y"])\n`, ""],
  ["a splitter that is looped over", `${READ}for a, b in KFold(len(X), n_folds=3):\n    model = Ridge().fit(X[a], y[a])\n    model.score(X[b], y[b])\n`, ""],
  ["row numbers from elsewhere", `${READ}a, b = own.halves()\nmodel = Ridge().fit(X.iloc[a], y.iloc[a])\nmodel.score(X.iloc[b], y.iloc[b])\n`, ""],
  ["columns from elsewhere", `${READ}${SCALE}${SPLIT}model = Ridge().fit(X_train[features], y_train)\nmodel.score(X_test[features], y_test)\n`, "statistic"],
  ["rows by two unknown tests", `${READ}model = Ridge().fit(X[X.apply(old)], y)\nmodel.score(X[X.apply(young)], y)\n`, ""],
  ["a function of a library that is applied", `${READ}from scipy import stats\nX = X.apply(stats.zscore)\n${SPLIT}${SCORE}`, "arithmetic"],
  ["three parts of torch", `rows = own.Rows()\na, b, c = torch.utils.data.random_split(rows, [8, 1, 1])\nmodel = own.model()\nmodel.fit(a)\nmodel.score(c)\n`, ""],
  ["a with", `${READ}with open("log") as log:\n    ${SCALE}${SPLIT}${SCORE}`, "statistic"],
  ["imputation by a model", `${READ}known, gaps = data[data["a"].notnull()], data[data["a"].isnull()]\nfiller = Ridge().fit(known[["b"]], known["a"])\nX.loc[X["a"].isnull(), "a"] = filler.predict(gaps[["b"]])\n${SPLIT}${SCORE}`, "imputation"],
];

describe("the flow of data", () => {
  for (const [name, text, expected] of PROGRAMS) it(`${name}: ${expected === "" ? "fine" : expected}`, () => assert.equal(verdict(text), expected));

  it("says when it stopped at its bound", () => {
    const body = "x = f(x)\n".repeat(40);
    const nested = [...Array(6).keys()].reduce((inner, level) => `for i${level} in r:\n${inner.replaceAll(/^/gm, " ")}`, body);
    const loops = Array.from({ length: 60 }, () => nested).join("\n");
    assert.equal(flowOf(alone(document(loops))).complete, false);
    assert.equal(flowOf(alone(document("x = 1"))).complete, true);
  });

  it("ends on a function that calls itself", () => {
    assert.equal(flowOf(alone(document("def f(x):\n    return f(x - 1) + g(x)\ndef g(x):\n    return f(x)\nf(9)"))).complete, true);
  });
});

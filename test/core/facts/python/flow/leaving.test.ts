import assert from "node:assert/strict";

import { leaksIn } from "../../../../harness/leakagePages.ts";
import { installParsers } from "../../../../harness/parsers.ts";

before(installParsers);

const rulesIn = (program: string): readonly string[] => leaksIn(`${program}\nX_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\nprint(SVC().fit(X_train, y_train).score(X_test, y_test))`).map(({ rule }) => rule.id);

describe("blocks that are left before their end", () => {
  it("keep what a branch returns", () => {
    const program = "def scaled(rows):\n    if len(rows) > 9:\n        scaler = StandardScaler()\n        return scaler.fit_transform(rows)\n    return rows\nX = scaled(X)";
    assert.ok(rulesIn(program).includes("fit-before-split"));
  });

  it("keep what was changed before a return", () => {
    const program = "def fill(table):\n    if 'age' in table:\n        table['age'] = table['age'].fillna(table['age'].mean())\n        return\n    print('no age')\nX = pd.read_csv('people.csv')\nfill(X)";
    assert.ok(rulesIn(program).includes("global-imputation"));
  });

  it("keep what was changed before a continue", () => {
    const program = "X = pd.read_csv('people.csv')\nfor name in X.columns:\n    if name == 'age':\n        X[name] = StandardScaler().fit_transform(X[[name]])\n        continue\n    X[name] = 0";
    assert.ok(rulesIn(program).includes("fit-before-split"));
  });

  it("take the way that a given flag says", () => {
    const program = "def scaled(rows, scale=False):\n    if scale:\n        return StandardScaler().fit_transform(rows)\n    return rows\nX = scaled(X)";
    assert.deepEqual(rulesIn(program), []);
    assert.ok(rulesIn(program.replace("scaled(X)", "scaled(X, scale=True)")).includes("fit-before-split"));
  });

  it("take both ways of a switch that a notebook turns by hand", () => {
    assert.ok(rulesIn("SCALE = False\nif SCALE:\n    X = StandardScaler().fit_transform(X)").includes("fit-before-split"));
  });

  it("know whether a parameter was given", () => {
    const program = "def scaled(rows, scaler=None):\n    if scaler is None:\n        scaler = StandardScaler().fit(rows)\n    return scaler.transform(rows), scaler\ntrain, test = train_test_split(pd.read_csv('a.csv'), random_state=0)\na, scaler = scaled(train[['x']])\nb, _ = scaled(test[['x']], scaler)\nprint(SVC().fit(a, train.y).score(b, test.y))";
    assert.deepEqual(leaksIn(program).map(({ rule }) => rule.id), []);
  });
});

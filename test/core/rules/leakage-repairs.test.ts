import assert from "node:assert/strict";

import { checkDocument, rules } from "../../../server/core/index.ts";
import { sampleDocument, snapshotOf } from "../../harness/page.ts";
import { installParsers } from "../../harness/parsers.ts";
import { testRepairs, type Program } from "../../harness/repairs.ts";

before(installParsers);

const FILES = { "train.csv": "age,kind,y\n1,0,0\n3,1,1\n5,0,0\n7,1,1\n,0,0\n9,1,1\n11,0,0\n13,1,1\n", "test.csv": "age,kind,y\n101,0,0\n103,1,1\n" };

const PROGRAMS: readonly Program[] = [
  {
    name: "two files that are scaled together",
    rule: "train-test-concat-fit",
    language: "notebook",
    files: FILES,
    text: `# %%
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.preprocessing import MinMaxScaler
# %%
train = pd.read_csv("train.csv").dropna()
test = pd.read_csv("test.csv")
both = pd.concat([train, test])
# %%
both["age"] = MinMaxScaler().fit_transform(both[["age"]])
first, last = both[:len(train)], both[len(train):]
model = LogisticRegression().fit(first[["age", "kind"]], first["y"])
print(first["age"].max().round(2), accuracy_score(last["y"], model.predict(last[["age", "kind"]])) <= 1)
`,
    before: "0.12 True",
    after: "1.0 True",
  },
  {
    name: "a median over two files",
    rule: "train-test-concat-fit",
    language: "python",
    files: FILES,
    text: `import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score

def prepare(train, test):
    both = pd.concat([train, test], ignore_index=True)
    both["age"] = both["age"].fillna(both["age"].max())
    return both[:len(train)], both[len(train):]

first, last = prepare(pd.read_csv("train.csv"), pd.read_csv("test.csv"))
model = LogisticRegression().fit(first[["age"]], first["y"])
print(first["age"].max(), accuracy_score(last["y"], model.predict(last[["age"]])) <= 1)
`,
    before: "103.0 True",
    after: "13.0 True",
  },
  {
    name: "gaps of a column",
    rule: "global-imputation",
    language: "notebook",
    files: FILES,
    text: `# %%
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
rows = pd.read_csv("train.csv")
# %%
rows["age"] = rows["age"].fillna(rows["age"].mean())
# %%
X = rows.drop(columns=["y"])
y = rows["y"]
X_train, X_test, y_train, y_test = train_test_split(X, y, shuffle=False, test_size=4)
# %%
model = LogisticRegression().fit(X_train, y_train)
assert model.score(X_test, y_test) >= 0
print(X_train["age"].isna().sum(), X_test["age"].iloc[0])
`,
    before: "0 7.0",
    after: "0 4.0",
  },
  {
    name: "gaps that are filled in place, in a function",
    rule: "global-imputation",
    language: "python",
    files: FILES,
    text: `import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

def judge(rows):
    rows["kind"] = rows["kind"] * 2
    rows["age"] = rows["age"].fillna(value=rows["age"].median())
    rows["more"] = rows["kind"] + 1
    train, test = train_test_split(rows, shuffle=False, test_size=4)
    model = LogisticRegression().fit(train[["age", "more"]], train["y"])
    assert model.score(test[["age", "more"]], test["y"]) >= 0
    return test["age"].iloc[0]

print(judge(pd.read_csv("train.csv")))
`,
    before: "7.0",
    after: "4.0",
  },
  {
    name: "a splitter that lacks its groups",
    rule: "groups-not-passed",
    language: "python",
    text: `import numpy as np
from sklearn.model_selection import GroupKFold
X, groups = np.arange(6).reshape(-1, 1), [0, 0, 1, 1, 2, 2]
folds = GroupKFold(n_splits=3)
try:
    print(len(list(folds.split(X))))
except ValueError:
    print("refused")
`,
    before: "refused",
    after: "3",
  },
  {
    name: "a splitter that ignores its groups",
    rule: "groups-not-passed",
    language: "python",
    text: `import numpy as np
from sklearn.model_selection import KFold
X, people = np.arange(9).reshape(-1, 1), [0, 1, 2, 0, 1, 2, 0, 1, 2]
folds = KFold(n_splits=3)
for train, test in folds.split(X, groups=people):
    print(len({people[row] for row in test}), end=" ")
`,
    before: "3 3 3",
    after: "1 1 1",
  },
  {
    name: "a model that is judged by what it knows",
    rule: "only-train-evaluation",
    language: "python",
    text: `import numpy as np
from sklearn.metrics import accuracy_score
from sklearn.tree import DecisionTreeClassifier
rng = np.random.default_rng(0)
X, y = rng.normal(size=(200, 3)), rng.integers(0, 2, 200)
tree = DecisionTreeClassifier(random_state=0)
tree.fit(X, y)
answers = tree.predict(X)
print(accuracy_score(y, answers) == 1, len(answers))
`,
    before: "True 200",
    after: "False 50",
  },
  {
    name: "test rows that are resampled",
    rule: "resampled-test",
    language: "python",
    text: `from imblearn.over_sampling import RandomOverSampler
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier
X, y = load_iris(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X[40:120], y[40:120], test_size=20, random_state=0)
sampler = RandomOverSampler(random_state=0)
X_test, y_test = sampler.fit_resample(X_test, y_test)
model = DecisionTreeClassifier().fit(X_train, y_train)
assert model.score(X_test, y_test) > 0.5
print(len(X_test) == 20)
`,
    before: "False",
    after: "True",
  },
  {
    name: "categories that are encoded with their own answers",
    rule: "target-encoder-fit-then-transform-train",
    language: "python",
    text: `import numpy as np
from sklearn.linear_model import Ridge
from sklearn.preprocessing import TargetEncoder
X, y = np.arange(40).reshape(-1, 1).astype(str), np.arange(40) % 2
encoder = TargetEncoder(smooth=0.1, random_state=0)
A = encoder.fit(X, y).transform(X)
model = Ridge().fit(A, y)
print(len(np.unique(A.round(6))) < 40, abs(A[0, 0] - y[0]) < 0.2)
`,
    before: "True True",
    after: "True False",
  },
];

testRepairs(PROGRAMS);

/** Programs with something to report, where a fix would break or change more than it says. */
const UNSURE: readonly (readonly [string, string, string])[] = [
  ["the tables changed after they were put together", "train-test-concat-fit", 'train, test = pd.read_csv("a"), pd.read_csv("b")\nboth = pd.concat([train, test])\nboth["age"] = both["age"] / 2\nboth["age"] = StandardScaler().fit_transform(both[["age"]])\nfirst, last = both[:len(train)], both[len(train):]\nmodel = Ridge().fit(first[["age"]], first["y"])\nprint(r2_score(last["y"], model.predict(last[["age"]])))\n'],
  ["the first table may be the test table", "train-test-concat-fit", 'train, test = pd.read_csv("a"), pd.read_csv("b")\nboth = pd.concat([test, train])\nboth["age"] = StandardScaler().fit_transform(both[["age"]])\nlast, first = both[:len(test)], both[len(test):]\nmodel = Ridge().fit(first[["age"]], first["y"])\nprint(r2_score(last["y"], model.predict(last[["age"]])))\n'],
  ["another column is computed from the filled one", "global-imputation", 'rows = pd.read_csv("a")\nrows["age"] = rows["age"].fillna(rows["age"].mean())\nrows["old"] = rows["age"] > 60\ntrain, test = train_test_split(rows)\nmodel = Ridge().fit(train[["age", "old"]], train["y"])\nprint(model.score(test[["age", "old"]], test["y"]))\n'],
  ["the filled column is dropped where it is split", "global-imputation", 'rows = pd.read_csv("a")\nrows["age"] = rows["age"].fillna(rows["age"].mean())\nX = prepare(rows)\nX_train, X_test, y_train, y_test = train_test_split(X, rows["y"])\nmodel = Ridge().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n'],
  ["two variables may be the groups", "groups-not-passed", "groups = patients()\nclinic_groups = clinics()\nfor train, test in GroupKFold(3).split(X, y):\n    print(len(test))\n"],
  ["only new versions shuffle groups", "groups-not-passed", "from sklearn.model_selection import KFold\nfolds = KFold(3, shuffle=True)\nfor train, test in folds.split(X, y, groups=people):\n    print(len(test))\n"],
  ["the rows change between training and judging", "only-train-evaluation", "from sklearn.svm import SVC\nmodel = SVC()\nmodel.fit(X, y)\nX[0] = 1\nprint(model.score(X, y))\n"],
  ["the training rows have no name", "only-train-evaluation", "from sklearn.svm import SVC\nmodel = SVC().fit(X[:, :2], y)\nprint(model.score(X[:, :2], y))\n"],
  ["the resampled test rows have other names", "resampled-test", "from imblearn.over_sampling import SMOTE\nX_train, X_test, y_train, y_test = train_test_split(X, y)\nA, b = SMOTE().fit_resample(X_test, y_test)\nmodel = SVC().fit(X_train, y_train)\nprint(model.score(A, b))\n"],
];

describe("where a fix is not sure", () => {
  for (const [name, rule, text] of UNSURE) {
    it(`offers none: ${name}`, () => {
      const document = sampleDocument("python", undefined, text);
      const { findings } = checkDocument(document, snapshotOf([document]), rules.filter((one) => one.id === rule));
      assert.ok(findings.length > 0);
      assert.deepEqual(findings.flatMap(({ fixes = [] }) => fixes), []);
    });
  }
});

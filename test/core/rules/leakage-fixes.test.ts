import { installParsers } from "../../harness/parsers.ts";
import { testRepairs, type Program } from "../../harness/repairs.ts";

before(installParsers);

const IRIS = "from sklearn.datasets import load_iris\nfrom sklearn.model_selection import train_test_split\nfrom sklearn.linear_model import LogisticRegression\n";

const PROGRAMS: readonly Program[] = [
  {
    name: "a pipeline that scikit-learn refuses",
    rule: "sampler-in-sklearn-pipeline",
    language: "notebook",
    text: `# %%
${IRIS}from imblearn.over_sampling import RandomOverSampler
from sklearn.pipeline import FeatureUnion, make_pipeline  # both
# %%
X, y = load_iris(return_X_y=True)
model = make_pipeline(RandomOverSampler(random_state=0), LogisticRegression())
try:
    print(len(model.fit(X, y).predict(X)), FeatureUnion.__name__)
except TypeError:
    print("refused")
`,
    before: "refused",
    after: "150 FeatureUnion",
  },
  {
    name: "a model that is trained on everything",
    rule: "trained-on-test",
    language: "python",
    text: `${IRIS}from sklearn.neighbors import KNeighborsClassifier
X, y = load_iris(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=50, random_state=0)
model = KNeighborsClassifier()
model.fit(X, y)
assert model.score(X_test, y_test) > 0.8
print(model.n_samples_fit_)
`,
    before: "150",
    after: "100",
  },
  {
    name: "a search in a function",
    rule: "search-on-all-then-score",
    language: "python",
    text: `${IRIS}from sklearn.model_selection import GridSearchCV

def best(X, y):
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=50, random_state=0)
    search = GridSearchCV(LogisticRegression(), {"C": [0.1, 1]})
    search.fit(X, y)
    assert search.score(X_test, y_test) > 0.8
    return sum(search.cv_results_["mean_test_score"] > 0), len(search.predict(X_train))

print(*best(*load_iris(return_X_y=True)))
`,
    before: "2 100",
    after: "2 100",
  },
  {
    name: "slices of rows and of answers",
    rule: "overlapping-slices",
    language: "python",
    text: `${IRIS}X, y = load_iris(return_X_y=True)
X_train, y_train = X[:120], y[:120]
X_test = X[100:]
y_test = y[100:]
model = LogisticRegression().fit(X_train, y_train)
print(len(X_test), model.score(X_test, y_test) > 0.5)
`,
    before: "50 True",
    after: "30 True",
  },
  {
    name: "a script",
    rule: "fit-before-split",
    language: "python",
    text: `${IRIS}from sklearn.preprocessing import StandardScaler
X, y = load_iris(return_X_y=True)
scaler = StandardScaler()
X = scaler.fit_transform(X)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=50, random_state=0)
model = LogisticRegression().fit(X_train, y_train)
assert model.score(X_test, y_test) > 0.8
print(int(scaler.n_samples_seen_), X_train.shape, X_test.shape)
`,
    before: "150 (100, 4) (50, 4)",
    after: "100 (100, 4) (50, 4)",
  },
  {
    name: "a function, with a transformer that has no name",
    rule: "fit-before-split",
    language: "python",
    text: `${IRIS}from sklearn.preprocessing import MinMaxScaler

def score(X, y):
    X_scaled = MinMaxScaler().fit_transform(X)
    # Keep a third for the end.
    X_train, X_test, y_train, y_test = train_test_split(X_scaled, y, test_size=50, random_state=0)
    model = LogisticRegression()
    model.fit(X_train, y_train)
    assert model.score(X_test, y_test) > 0.5
    return X_train.max(), X_test.max() <= 1

X, y = load_iris(return_X_y=True)
largest, inside = score(X, y)
print(round(largest, 6))
`,
    before: "1.0",
    after: "1.0",
  },
  {
    name: "cells of a notebook",
    rule: "fit-before-split",
    language: "notebook",
    text: `# %%
${IRIS}from sklearn.preprocessing import StandardScaler
# %%
X, y = load_iris(return_X_y=True)
scaler = StandardScaler()
X = scaler.fit_transform(X)
# %%
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=50, random_state=0)
# %%
model = LogisticRegression().fit(X_train, y_train)
assert model.score(X_test, y_test) > 0.8
print(int(scaler.n_samples_seen_))
`,
    before: "150",
    after: "100",
  },
  {
    name: "a selector that looks at the target",
    rule: "selection-before-split",
    language: "python",
    text: `${IRIS}from sklearn.feature_selection import SelectKBest
X, y = load_iris(return_X_y=True)
selector = SelectKBest(k=2)
X_best = selector.fit_transform(X, y)
X_train, X_test, y_train, y_test = train_test_split(X_best, y, test_size=50, random_state=0, stratify=y)
model = LogisticRegression().fit(X_train, y_train)
assert model.score(X_test, y_test) > 0.8
print(X_train.shape, X_test.shape)
`,
    before: "(100, 2) (50, 2)",
    after: "(100, 2) (50, 2)",
  },
  {
    name: "rows that are resampled",
    rule: "resample-before-split",
    language: "python",
    text: `${IRIS}from imblearn.over_sampling import RandomOverSampler
X, y = load_iris(return_X_y=True)
X, y = X[40:120], y[40:120]
X_new, y_new = RandomOverSampler(random_state=0).fit_resample(X, y)
X_train, X_test, y_train, y_test = train_test_split(X_new, y_new, test_size=20, random_state=0, stratify=y_new)
model = LogisticRegression().fit(X_train, y_train)
assert model.score(X_test, y_test) > 0.5
print(len(X_train) > 80, len(X_test), len(X_new))
`,
    before: "True 20 150",
    after: "True 20 80",
  },
  {
    name: "a transformer fitted on the test rows",
    rule: "fit-on-test",
    language: "python",
    text: `${IRIS}from sklearn.preprocessing import StandardScaler
X, y = load_iris(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=50, random_state=0)
scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.fit_transform(X_test)
print(abs(X_test.mean()) < 1e-9, int(scaler.n_samples_seen_))
`,
    before: "True 50",
    after: "False 100",
  },
];

testRepairs(PROGRAMS);

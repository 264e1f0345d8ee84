import { installParsers } from "../../harness/parsers.ts";
import { testRepairs, type Program } from "../../harness/repairs.ts";

before(installParsers);

/** Answers that have nothing to do with the columns: a fair score is about one half. */
const NOISE = `from sklearn.datasets import make_classification
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score, GridSearchCV, train_test_split
from sklearn.feature_selection import SelectKBest
from sklearn.preprocessing import StandardScaler
X, y = make_classification(n_samples=60, n_features=2000, flip_y=1.0, random_state=0)
`;
const UNEVEN = `from sklearn.datasets import load_iris
from sklearn.model_selection import cross_val_score, train_test_split
from sklearn.neighbors import KNeighborsClassifier
from imblearn.over_sampling import RandomOverSampler
X, y = load_iris(return_X_y=True)
X, y = X[40:], (y[40:] > 0).astype(int)
`;
const TABLE = ["a,b", ...Array.from({ length: 100 }, (_, row) => `${row},${row}`)].join("\n");
const FIT_COUNTER = `
class Counting(KNeighborsClassifier):
    def score(self, X, y):
        return len(y)
`;

const PROGRAMS: readonly Program[] = [
  {
    name: "a selector on noise",
    rule: "preprocess-outside-cv",
    language: "python",
    text: `${NOISE}X_best = SelectKBest(k=10).fit_transform(X, y)
print(cross_val_score(LogisticRegression(), X_best, y).mean() > 0.75)
`,
    before: "True",
    after: "False",
  },
  {
    name: "two steps over the old name, used again",
    rule: "preprocess-outside-cv",
    language: "python",
    text: `${NOISE}scaler = StandardScaler()
X = scaler.fit_transform(X)
selector = SelectKBest(k=10)
X_best = selector.fit_transform(X, y)
for model in [LogisticRegression(), LogisticRegression(C=0.1)]:
    print(cross_val_score(model, X_best, y).mean() > 0.75)
print(X.mean().round() == 0, X_best.shape)
`,
    before: "True\nTrue\nTrue (60, 10)",
    after: "False\nFalse\nTrue (60, 10)",
  },
  {
    name: "cells of a notebook, with a table of the scaled columns",
    rule: "preprocess-outside-cv",
    language: "notebook",
    text: `# %%
${NOISE}# %%
import pandas as pd
table = pd.DataFrame(X[:, :3], columns=["a", "b", "c"])
# %%
selector = SelectKBest(k=2)
chosen = pd.DataFrame(selector.fit_transform(table[["a", "b", "c"]], y))
# %%
scores = cross_val_score(LogisticRegression(), chosen, y, cv=5)
# %%
print(len(scores), hasattr(selector, "scores_"))
`,
    before: "5 True",
    after: "5 False",
  },
  {
    name: "a search with its settings in a function",
    rule: "preprocess-outside-cv",
    language: "python",
    text: `${NOISE}
def best(X, y):
    chosen = SelectKBest(k=10).fit_transform(X, y)
    settings = {"C": [0.1, 1], "tol": [1e-3]}
    search = GridSearchCV(LogisticRegression(), settings)
    search.fit(chosen, y)
    print(*search.best_params_)
    return search.best_score_ > 0.75

print(best(X, y))
`,
    before: "C tol\nTrue",
    after: "logisticregression__C logisticregression__tol\nFalse",
  },
  {
    name: "rows that are resampled",
    rule: "resample-outside-cv",
    language: "python",
    text: `${UNEVEN}${FIT_COUNTER}
X_new, y_new = RandomOverSampler(random_state=0).fit_resample(X, y)
print(cross_val_score(Counting(), X_new, y_new, cv=2).sum())
`,
    before: "200",
    after: "110",
  },
  {
    name: "rows that are resampled under their old names, beside a pipeline of scikit-learn",
    rule: "resample-outside-cv",
    language: "python",
    text: `${UNEVEN}from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
sampler = RandomOverSampler(random_state=0)
X, y = sampler.fit_resample(X, y)
model = make_pipeline(StandardScaler(), KNeighborsClassifier())
print(len(cross_val_score(model, X, y, cv=2)), len(y))
`,
    before: "2 200",
    after: "2 200",
  },
  {
    name: "a sample of the rows",
    rule: "sample-without-drop",
    language: "python",
    files: { "rows.csv": TABLE },
    text: `import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.metrics import r2_score
rows = pd.read_csv("rows.csv")
train = rows.sample(frac=0.8, random_state=0)
model = LinearRegression().fit(train[["a"]], train["b"])
answers = model.predict(rows[["a"]])
print(round(r2_score(rows["b"], answers), 3), len(answers))
`,
    before: "1.0 100",
    after: "1.0 20",
  },
  {
    name: "training that is stopped by the test rows",
    rule: "early-stopping-on-test",
    language: "python",
    files: {
      "xgboost.py": `from sklearn.ensemble import HistGradientBoostingClassifier

class XGBClassifier(HistGradientBoostingClassifier):
    def __init__(self, early_stopping_rounds=None):
        self.early_stopping_rounds = early_stopping_rounds
        super().__init__(early_stopping=True, n_iter_no_change=early_stopping_rounds)

    def fit(self, X, y, eval_set):
        self.sizes = len(X), *(len(rows) for rows, _ in eval_set)
        return super().fit(X, y, X_val=eval_set[-1][0], y_val=eval_set[-1][1])
`,
    },
    text: `from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from xgboost import XGBClassifier

def train(X, y):
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=50, random_state=0, stratify=y)
    model = XGBClassifier(early_stopping_rounds=3)
    model.fit(X_train, y_train, eval_set=[(X_train, y_train), (X_test, y_test)])
    assert model.score(X_test, y_test) > 0.8
    return model

print(*train(*load_iris(return_X_y=True)).sizes)
`,
    before: "100 100 50",
    after: "75 75 25",
  },
  {
    name: "a centred window",
    rule: "future-window",
    language: "python",
    files: { "rows.csv": TABLE },
    text: `import pandas as pd
from sklearn.linear_model import LinearRegression
rows = pd.read_csv("rows.csv")
rows["smooth"] = rows["a"].rolling(3, center=True, min_periods=1).mean()
model = LinearRegression().fit(rows[["smooth"]], rows["b"])
print(rows["smooth"].iloc[10])
`,
    before: "10.0",
    after: "9.0",
  },
];

testRepairs(PROGRAMS);

import { READ_BACK, readsAs } from "./parity.ts";

/** `cv_results_` of a search, written by pandas, as people keep them. A candidate that cannot be fitted has NaN for scores. */
const SCRIPT = `
import os, sys, warnings
warnings.simplefilter("ignore")
import numpy, pandas
from sklearn.datasets import make_classification
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
x, y = make_classification(80, random_state=0)
search = GridSearchCV(LogisticRegression(), {"C": [0.1, 1, -1], "solver": ["lbfgs", "liblinear"]}, scoring=["accuracy", "roc_auc"], refit=False, cv=4, return_train_score=True, error_score=numpy.nan)
search.fit(x, y)
path = os.path.join(sys.argv[1], "search.csv")
pandas.DataFrame(search.cv_results_).to_csv(path, index=False)
table = pandas.read_csv(path)
written = []
for candidate, row in table.iterrows():
    curves = {}
    for name, value in row.items():
        if name.startswith("split"):
            split, score = name.removeprefix("split").split("_", 1)
            curves.setdefault(score, []).append([int(split), str(value)])
        elif name.split("_")[0] in ("mean", "std", "rank"): curves[name] = [[0, str(value)]]
    params = {name.removeprefix("param_"): str(value) for name, value in row.items() if name.startswith("param_")}
    written.append(dict(id=f"search-{candidate}", params=params, curves=curves))
${READ_BACK}`;

describe("cv_results_ of scikit-learn beside pandas", () => readsAs(SCRIPT, { damaged: /search\.csv$/, rest: "others" }));

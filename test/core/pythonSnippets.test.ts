import assert from "node:assert/strict";

import { python, pythonWith, runPython } from "../harness/python.ts";
import { linesOf, snippetsIn } from "../harness/snippets.ts";

const SNIPPETS = Object.entries(snippetsIn("snippets/python.json")).map(([title, snippet]) => ({ title, prefix: snippet.prefix[0] ?? "", text: linesOf(snippet).join("\n") }));

const DATA = `import pandas as pd
from sklearn.datasets import make_classification
values, labels = make_classification(n_samples=200, n_features=3, n_redundant=0, random_state=0)
X = data = pd.DataFrame(values, columns=["a", "b", "c"]).assign(kind=["x", "y"] * 100, timestamp=range(200))
y = pd.Series(labels)
`;

/** What a person has before the snippet, what must come out of it, and the modules it needs, by its prefix. */
const RUNS: Readonly<Record<string, { readonly before: string; readonly after: string; readonly needs: string }>> = {
  "ml-pipeline-cv": { before: `${DATA}number_columns, category_columns = ["a", "b", "c"], ["kind"]\n`, after: "assert len(scores) == 5 and scores.mean() > 0.5", needs: "sklearn, pandas" },
  "ml-split-group": { before: `${DATA}groups = [row // 4 for row in range(200)]\n`, after: "assert len(X_train) == len(y_train) == 160\nassert not {groups[row] for row in train_rows} & {groups[row] for row in test_rows}", needs: "sklearn, pandas" },
  "ml-split-time": { before: DATA, after: "assert len(train) == 160 and len(test) == 40 and train.timestamp.max() < test.timestamp.min()", needs: "sklearn, pandas" },
  "ml-early-stopping": { before: DATA.replace(`.assign(kind=["x", "y"] * 100, timestamp=range(200))`, ""), after: "assert model.best_iteration < 2000", needs: "sklearn, pandas, xgboost" },
  "torch-loop": { before: "import torch\nmodel = torch.nn.Linear(3, 2)\ntrain_loader = validation_loader = [(torch.zeros(4, 3), torch.zeros(4, dtype=torch.long))]\n", after: "assert best_loss < float('inf')", needs: "torch" },
  "ml-seeds": { before: "", after: "first = torch.rand(3)\nset_seed(0)\nassert torch.equal(first, torch.rand(3))", needs: "torch, numpy" },
  "mlflow-run": { before: `${DATA}from sklearn.linear_model import LogisticRegression\nimport mlflow.sklearn\nmlflow.set_tracking_uri("sqlite:///runs.db")\nX_train, params, score = X[["a", "b", "c"]], {"C": 1.0}, 0.9\nmodel = LogisticRegression().fit(X_train, y)\n`, after: 'assert len(mlflow.search_runs(experiment_names=["churn"])) == 1', needs: "sklearn, pandas, mlflow, sqlalchemy" },
  "fastapi-serve": { before: "", after: 'assert app.url_path_for("predict") == "/predict"', needs: "skops.io, fastapi, pydantic" },
};

describe("Python snippets", () => {
  it("are compiled by Python as they stand", function () {
    if (python === undefined) return this.skip();
    const files = Object.fromEntries(SNIPPETS.map(({ prefix, text }) => [`${prefix}.py`, text]));
    const { errors } = runPython(python, files, ["-W", "error", "-c", "from pathlib import Path\nfor file in Path().glob('*.py'): compile(file.read_bytes(), file.name, 'exec')"]);
    assert.equal(errors, "");
  });

  it("have a way to run", () => assert.deepEqual(SNIPPETS.map(({ prefix }) => prefix).toSorted(), Object.keys(RUNS).toSorted()));

  for (const { title, prefix, text } of SNIPPETS) {
    it(`${title} does what it says, where its libraries are`, function () {
      const { before, after, needs } = RUNS[prefix] ?? { before: "", after: "", needs: "" };
      const interpreter = pythonWith(needs);
      if (interpreter === undefined) return this.skip();
      const { errors, status } = runPython(interpreter, { "snippet.py": `${before}${text}\n${after}\n` }, ["-X", "utf8", "snippet.py"]);
      assert.equal(status, 0, errors);
    }).timeout(120_000);
  }
});

import assert from "node:assert/strict";

import { convertProject, defaultSettings, filesOf, notebookDocument, openDocument, syntaxErrors, type Document } from "../../../../server/core/index.ts";
import { sampleDocument } from "../../../harness/page.ts";
import { installParsers } from "../../../harness/parsers.ts";

const SNAPSHOT = { files: filesOf([]), settings: defaultSettings };

function notebook(text: string): Document {
  const document = sampleDocument("notebook", undefined, text.trimStart());
  const cells = (document.cells ?? []).map(({ uri, index, type, source }) => {
    const body = source.text.replace(/^# %%[^\n]*\n?/, "");
    return { uri, index, type, source: { text: type === "markdown" ? body.replaceAll(/^# ?/gm, "") : body } };
  });
  return notebookDocument("file:///workspace/explore.ipynb", "python", cells);
}

function projectOf(document: Document): ReadonlyMap<string, string> {
  const result = convertProject(document, SNAPSHOT, { folderUri: "file:///project" });
  assert.ok(result.state === "converted", JSON.stringify(result));
  return new Map(result.files.map(({ uri, text }) => [decodeURIComponent(uri.replace("file:///project/", "")), text]));
}

const EXAMPLE = `
# %% [markdown]
# # Churn
# Who leaves, and why.
# %%
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
!pip install scikit-learn==1.5.2
TEST_SHARE = 0.25  # of all rows
seed = 7
# %%
def ratio(a, b):
    return a / b
# %% [markdown]
# ## Load
# %%
df = pd.DataFrame({"a": range(20), "b": [1, 2] * 10, "left": [0, 1] * 10})
df["r"] = ratio(df.a, df.b)
# %% [markdown]
# ## Split and train
# The share stands above.
# %%
train, test = train_test_split(df, test_size=TEST_SHARE, random_state=seed)
model = LogisticRegression()
model.fit(train[["a", "r"]], train.left)
# %% [markdown]
# ## Judge
# %%
print(round(model.score(test[["a", "r"]], test.left), 3))
`;

describe("convert to a project", () => {
  before(installParsers);

  it("says that a printed class names another module", () => {
    const printed = projectOf(notebook("# %%\nclass Net: pass\n# %%\nprint(type(Net()))\n"));
    assert.match(printed.get("REFACTOR_REPORT.md") ?? "", /Cell 2 prints a class: the notebook says `<class '__main__\.Net'>`/);
    const named = projectOf(notebook("# %%\nclass Net: pass\n# %%\nprint(type(Net()).__name__)\n"));
    assert.doesNotMatch(named.get("REFACTOR_REPORT.md") ?? "", /prints a class/);
  });

  it("gives each stage its signature, settings and place", () => {
    const files = projectOf(notebook(EXAMPLE));
    assert.deepEqual([...files.keys()].filter((path) => path.startsWith("src/")).toSorted(), ["__init__", "__main__", "cli", "config", "evaluation", "features", "functions", "pipeline", "stage", "store", "training"].map((name) => `src/explore/${name}.py`));
    const holds = (path: string, ...lines: readonly string[]): void => { for (const line of lines) assert.ok(files.get(path)?.includes(line), `${line} is missing in\n${files.get(path) ?? path}`); };
    holds("src/explore/config.py", "    TEST_SHARE: float = 0.25  # of all rows\n", "    seed: int = 7\n");
    holds("params.yaml", "TEST_SHARE: 0.25\n", "seed: 7\n");
    holds("src/explore/training.py", "def split_and_train(df: pd.DataFrame, TEST_SHARE: float, seed: int) -> tuple[pd.DataFrame, LogisticRegression]:", "The share stands above.", "    return test, model\n");
    holds("src/explore/pipeline.py", "    test, model = split_and_train(df, params.TEST_SHARE, params.seed)\n", "    judge(model, test)\n");
    holds("pyproject.toml", '"scikit-learn==1.5.2",  # the notebook\'s pip line', '"pandas>=1.5"');
    holds("dvc.yaml", "    cmd: python main.py --stage split_and_train\n", "      - data/cuts/load\n", "      - seed\n");
    holds("REFACTOR_REPORT.md", "| 9 | judge |");
    assert.equal((JSON.parse(files.get("notebooks/explore.ipynb") ?? "") as { cells: readonly unknown[] }).cells.length, 8);
  });

  it("adds what Kedro, Kubeflow Pipelines and Airflow need, as sound Python", () => {
    const holds = { kedro: ["src/explore/pipeline_registry.py", 'node(in_order(split_and_train, 2, True), ["done_1", "df", "params:TEST_SHARE", "params:seed"], ["done_2", "test", "model"]'], kfp: ["pipeline_kfp.py", "    explore.pipeline.run(explore.config.Params(TEST_SHARE=TEST_SHARE, seed=seed))\n"], airflow: ["dags/explore_dag.py", "        run(Params(**(params or {})))\n"], dvc: ["dvc.yaml", "cmd: python main.py"] } as const;
    for (const [target, [path, line]] of Object.entries(holds)) {
      const result = convertProject(notebook(EXAMPLE), SNAPSHOT, { folderUri: "file:///project", target: target as keyof typeof holds });
      assert.ok(result.state === "converted");
      const text = result.files.find(({ uri }) => uri === `file:///project/${path}`)?.text ?? "";
      assert.ok(text.includes(line), text);
      if (path.endsWith(".py")) assert.deepEqual(syntaxErrors(openDocument("file:///workspace/a.py", text, defaultSettings)), []);
    }
  });

  it("names a stage after its section, not after the notebook's title, and gives results in the order in which they are made", () => {
    const files = projectOf(notebook("# %% [markdown]\n# # Who leaves?\n# Some words.\n# %% [markdown]\n# ## Load all\n# More words.\n# ### Details\n# %%\nz, a = [1], [2]\nm = [3]\n# %% [markdown]\n# ## Show\n# %%\nprint(a, m, z)\n"));
    const text = [...files].find(([, one]) => one.includes("def load_all"))?.[1] ?? "";
    assert.match(text, /def load_all\(\) -> [^\n]+:\n {4}"""Load all\.\n\n {4}More words\.\n {4}Details\n/);
    assert.match(text, /return z, a, m\n/);
    assert.match([...projectOf(notebook("# %% [markdown]\n# # Who leaves?\n# %%\nprint(1)\n")).values()].join("\n"), /"""Who leaves\?\n/);
  });

  it("says what a cell needs that no cell makes, and lets it be given", () => {
    const files = projectOf(notebook("# %%\nprint(ghost + 1)\n"));
    assert.match(files.get("src/explore/stages.py") ?? "", /def provide\(\*\*names: object\)/);
    assert.match(files.get("REFACTOR_REPORT.md") ?? "", /`ghost` is used in cell 1, and no cell makes it\./);
  });
});

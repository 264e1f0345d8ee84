import assert from "node:assert/strict";

import { notebookDocument, planNotebook, type NotebookPlan } from "../../../../server/core/index.ts";
import { installParsers } from "../../../harness/parsers.ts";

const plan = (...cells: readonly string[]): NotebookPlan =>
  planNotebook(
    notebookDocument("file:///workspace/a.ipynb", "python", cells.map((text, index) => {
      const isProse = text.startsWith("# ");
      return { uri: `#${index}`, index, type: isProse ? "markdown" : "code", source: { text } };
    })),
  );

describe("notebook plan", () => {
  before(installParsers);

  it("tells what each statement reads, sets and changes", () => {
    const { cells } = plan("x = len(y)", "%matplotlib inline\nx.append(z); del y");
    assert.deepEqual(
      cells.map(({ index, statements }) => [index, statements.map(({ line, reads, builtins, binds, mutates, deletes }) => [line, reads, builtins, binds, mutates, deletes])]),
      [
        [0, [[1, ["y"], ["len"], ["x"], [], []]]],
        [1, [[2, ["x", "z"], [], [], ["x"], []], [2, ["y"], [], [], [], ["y"]]]],
      ],
    );
    assert.deepEqual(cells[1]?.notes, ["`%matplotlib inline` only steers the notebook; it stands as a comment."]);
  });

  it("cuts at headings and hands on what is needed", () => {
    const { segments, destinations } = plan(
      "# Churn",
      "import pandas as pd\nfrom sklearn.svm import SVC\nSHARE = 0.2",
      "# Load the data",
      "df = pd.read_csv('a.csv')\ndf = df.sample(frac=SHARE)",
      "# Train a model",
      "model = SVC()\nmodel.fit(df[['x']], df['y'])",
      "# 3. Evaluate!",
      "print(model.score(df[['x']], df['y']))",
    );
    assert.deepEqual(
      segments.map(({ name, kind, cells, inputs, outputs }) => [name, kind, cells, inputs, outputs]),
      [
        ["load_the_data", "load", [3], ["SHARE"], ["df"]],
        ["train_a_model", "train", [5], ["df"], ["model"]],
        ["evaluate", "evaluate", [7], ["model", "df"], []],
      ],
    );
    assert.deepEqual(destinations.map(({ to }) => to.join()), ["documentation", "imports,definitions,settings", "documentation", "load_the_data", "documentation", "train_a_model", "documentation", "evaluate"]);
  });

  it("names a stage by what its heading says first, and not by half a phrase", () => {
    const named = (heading: string): string | undefined => plan("# A", "a = 1", heading, "b = [a]\nb.append(2)\nprint(b)").segments.at(-1)?.name;
    const names = {
      "# Step 3: Deploy the model to an online endpoint": "deploy_model_to_online_endpoint",
      "# Fit a model and make predictions": "fit_model_and_make_predictions",
      "# Train a model on old data with two cards": "train_model_on_old_data",
      "# Download Datasets and Install Dependencies": "download_datasets_and_install",
      "# Load the data": "load_the_data",
      "# Part 2": "part_2",
    };
    for (const [heading, name] of Object.entries(names)) assert.equal(named(heading), name);
  });

  it("passes in what is set on one way only, and makes a name of the module of what may not be set", () => {
    const [first, second] = plan("# A", "mode = input()\nsize = int(input())", "# B", "if mode:\n    size = 2", "# C", "print(size)").signatures.slice(0, 2);
    assert.deepEqual([first?.returns, second?.parameters, second?.returns], [["mode", "size"], ["mode", "size"], ["size"]]);
    const unsure = plan("# A", "mode = input()", "# B", "if mode:\n    size = 2", "# C", "print(size)").signatures;
    assert.deepEqual(unsure.map(({ globals }) => globals), [[], ["size"], []]);
  });

  it("shows the statements of a notebook that it refuses", () => {
    const { cells, refusals } = plan("x = 1", "print 'old'");
    assert.deepEqual([cells[0]?.statements.length, refusals.length], [1, 1]);
    assert.match(planNotebook(notebookDocument("file:///a.ipynb", "r", [])).refusals[0] ?? "", /written in R/);
  });
});

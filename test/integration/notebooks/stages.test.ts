import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "yaml";

import { loadParsers } from "../../../server/host/parsers.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { temporaryFolder } from "../../harness/disk.ts";
import { projectOf, runPython } from "./projects.ts";

/** Notebooks with a section per cell, and the number of processes that each may be cut into. */
const NOTEBOOKS: Readonly<Record<string, readonly [processes: number, cells: readonly string[]]>> = {
  "tables, columns and a pipeline": [3, [
    "import numpy as np\nimport pandas as pd\nfrom sklearn.linear_model import LogisticRegression\nfrom sklearn.model_selection import train_test_split\nfrom sklearn.preprocessing import StandardScaler",
    'df = pd.DataFrame({"a": np.arange(40.0), "b": np.arange(40) % 3, "when": pd.date_range("2024-01-01", periods=40)}, index=pd.Index(np.arange(40) * 2, name="id"))\nlimits = {"low": 5, "high": 35}',
    'df = df[df.a > limits["low"]]\ny = df["b"] == 1\nX = df[["a", "b"]]\nprint(X.index.name, df.dtypes.to_dict(), limits)',
    "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=3)\nscaler = StandardScaler()\nscaler.fit(X_train)",
    "model = LogisticRegression().fit(scaler.transform(X_train), y_train)\nprint(round(float(model.score(scaler.transform(X_test), y_test)), 6))",
  ]],
  "arrays, lists and an own text": [2, [
    "import numpy as np",
    'names = ["a", "b"]\nvalues = np.linspace(0, 1, 5)\ntitle = "mean of " + "all"',
    "squares = values ** 2\ntotal = float(squares.sum())\nweights = np.ones(5)",
    "print(title, names, total, (weights * values).tolist())",
  ]],
  "a random stream that goes on in one process": [2, [
    "import numpy as np\nimport pandas as pd\nfrom sklearn.ensemble import RandomForestClassifier\nnp.random.seed(4)",
    'df = pd.DataFrame({"a": np.random.rand(30), "y": [0, 1] * 15})',
    'model = RandomForestClassifier(n_estimators=5)\nmodel.fit(df[["a"]], df.y)',
    "print(model.predict_proba(df[['a']]).sum(axis=0).tolist())",
  ]],
};

interface DvcStage {
  readonly cmd: string;
  readonly deps: readonly string[];
  readonly outs?: readonly string[];
}

describe("a project in the processes of its dvc.yaml", () => {
  before(loadParsers);

  for (const [title, [processes, cells]] of Object.entries(NOTEBOOKS)) {
    it(`gives what one process gives: ${title}`, async () => {
      const python = await peerPython("notebooks");
      const folder = temporaryFolder(projectOf({ cells }));
      const run = (words: readonly string[]): string => runPython(python, folder, words);
      const whole = run(["main.py"]);
      const stages = inOrder((parse(readFileSync(join(folder, "dvc.yaml"), "utf8")) as { stages: Record<string, DvcStage> }).stages);
      assert.equal(stages.length, processes, stages.map(({ cmd }) => cmd).join("\n"));
      assert.equal(stages.map(({ cmd }) => run(cmd.split(" ").slice(1))).join(""), whole);
      assert.notEqual(whole, "");
    });
  }

  it("stores each value in the format of its type, and what does not come back the same in a bundle", async () => {
    const [, cells] = NOTEBOOKS["tables, columns and a pipeline"] ?? [0, []];
    const store = projectOf({ cells })["src/explore/store.py"] ?? "";
    const folder = temporaryFolder({ "store.py": store, "check.py": readFileSync(new URL("store.py", import.meta.url), "utf8") });
    const { status, stdout, stderr } = spawnSync(await peerPython("notebooks"), ["check.py"], { cwd: folder, encoding: "utf8" });
    assert.equal(status, 0, stderr);
    assert.deepEqual(JSON.parse(stdout), {
      table: "table", mixed: "joblib", dated: "joblib", noted: "joblib", column: "joblib", named: "column", array: "array", objects: "joblib", sparse: "sparse", plain: "json", numbered: "joblib",
      endless: "joblib", pair: "joblib", text: "json", one: "joblib", outer: "joblib", pipe: "joblib", last: "joblib", alone: "joblib", skops: "skops", views: "refused",
    });
  });
});

/** As DVC runs them: each after those whose files it needs. */
function inOrder(stages: Readonly<Record<string, DvcStage>>): readonly DvcStage[] {
  const left = Object.values(stages);
  const done: DvcStage[] = [];
  while (left.length > 0) {
    const waiting = new Set(left.flatMap(({ outs = [] }) => outs));
    const at = left.findIndex(({ deps }) => !deps.some((path) => waiting.has(path)));
    assert.ok(at >= 0, "stages wait for each other");
    done.push(...left.splice(at, 1));
  }
  return done;
}

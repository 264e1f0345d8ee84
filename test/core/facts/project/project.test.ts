import assert from "node:assert/strict";

import { defaultSettings, filesOf, openDocument, projectFacts } from "../../../../server/core/index.ts";
import { installParsers } from "../../../harness/parsers.ts";

const ROOT = "file:///project";
const CSV = "id,age,plan,score,churned\n1,33,a,0.5,0\n2,,b,1.5,1\n";

describe("columns that a model is trained on", () => {
  before(installParsers);

  const HEAD = "import pandas as pd\nfrom sklearn.linear_model import LogisticRegression\n";
  const programs: readonly (readonly [title: string, code: string, columns: readonly string[]])[] = [
    ["selected by a list", 'd = pd.read_csv("data.csv")\nLogisticRegression().fit(d[["age", "score"]], d["churned"])\n', ["age:integer?", "score:number"]],
    ["selected by a name, split and scaled", 'from sklearn.model_selection import train_test_split\nfrom sklearn.preprocessing import StandardScaler\nd = pd.read_csv("data.csv")\nnames = ["age", "plan"]\na, b, c, e = train_test_split(d[names], d["churned"])\nLogisticRegression().fit(StandardScaler().fit_transform(a), c)\n', ["age:integer?", "plan:text"]],
    ["left by a drop inside a function", 'def load():\n    d = pd.read_csv("data.csv")\n    return d.drop(["churned", "id"], axis=1), d["churned"]\n\nX, y = load()\nLogisticRegression().fit(X, y)\n', ["age:integer?", "plan:text", "score:number"]],
    ["all but the last by place", 'd = pd.read_csv("data.csv")\nX = d.iloc[:, :-1].values\ny = d.iloc[:, -1].values\nLogisticRegression().fit(X, y)\n', ["id:integer", "age:integer?", "plan:text", "score:number"]],
    ["one that the program computes", 'd = pd.read_csv("data.csv")\nd["ratio"] = d["score"] / d["age"]\nLogisticRegression().fit(d[["ratio"]], d["churned"])\n', ["ratio:number"]],
    ["of a path that constants tell", 'import os\nFOLDER = "."\nd = pd.read_csv(os.path.join(FOLDER, "data.csv"))\nLogisticRegression().fit(d[["age"]], d["churned"])\n', ["age:integer?"]],
    ["of a path from the script\'s own folder", 'from pathlib import Path\nHERE = Path(__file__).resolve().parent\nd = pd.read_csv(HERE / "data.csv")\nLogisticRegression().fit(d[["age"]], d["churned"])\n', ["age:integer?"]],
    ["none where nothing is fitted", 'd = pd.read_csv("data.csv")\nprint(d)\n', []],
    ["none of a path that only the run knows", 'import sys\nd = pd.read_csv(sys.argv[1])\nLogisticRegression().fit(d[["age"]], d["churned"])\n', []],
  ];
  for (const [title, code, columns] of programs) {
    it(title, () => {
      const found = factsOf({ "train.py": HEAD + code, "data.csv": CSV }).training;
      assert.deepEqual(found?.columns.map(({ name, type, required }) => `${name}:${type}${required ? "" : "?"}`) ?? [], columns);
    });
  }

  it("names the table by its place in the project, whatever it is called from", () => {
    const code = `${HEAD}d = pd.read_csv("../data/t.tsv", sep="\\t")\nLogisticRegression().fit(d[["a"]], d["b"])\n`;
    const { training } = factsOf({ "notebooks/train.py": code, "data/t.tsv": "a\tb\n1\t0\n" });
    assert.deepEqual(training, { file: "data/t.tsv", columns: [{ name: "a", type: "integer", required: true }] });
  });
});

describe("the command that trains", () => {
  before(installParsers);

  const MAIN = (parameters: string): string => `entry_points:\n  main:\n    parameters:\n      data: ${parameters}\n    command: "python train.py --data {data}"\n`;
  const projects: readonly (readonly [title: string, files: Readonly<Record<string, string>>, words: string | undefined])[] = [
    ["is an entry point with its defaults", { MLproject: MAIN("{type: path, default: data.csv}") }, "python train.py --data data.csv"],
    ["is not one whose parameter has only a type", { MLproject: MAIN("path") }, undefined],
    ["is a module of a package", { "risk/__init__.py": "", "risk/models/__init__.py": "", "risk/models/train.py": "if __name__ == '__main__':\n    print()\n" }, "python -m risk.models.train"],
    ["is a script in a folder that is no package", { "jobs/train.py": "import x\nx.train()\n" }, "python jobs/train.py"],
    ["is not a module of definitions", { "risk/__init__.py": "", "risk/train.py": "def train():\n    model.fit()\n" }, undefined],
  ];
  for (const [title, files, words] of projects) it(title, () => assert.equal(factsOf(files).entry?.words.join(" "), words));
});

describe("what the code asks its environment for", () => {
  before(installParsers);

  const programs: readonly (readonly [title: string, code: string, needs: readonly string[]])[] = [
    ["a variable without a default", 'import os\nkey = os.environ["KEY"]\n', ["KEY"]],
    ["not one with a default", 'import os\nkey = os.getenv("KEY", "none")\nother = os.environ["KEY"]\n', []],
    ["not one that it sets", 'from os import environ\nenviron["KEY"] = "1"\n', []],
    ["not one that it tests for", 'import os\nif "KEY" in os.environ:\n    print(os.environ["KEY"])\n', []],
    ["fields of settings", "from pydantic_settings import BaseSettings\n\nclass Settings(BaseSettings):\n    api_key: str\n    port: int = 80\n", ["API_KEY"]],
    ["not fields whose names get a prefix", "from pydantic_settings import BaseSettings\n\nclass Settings(BaseSettings, env_prefix='APP_'):\n    api_key: str\n", []],
  ];
  for (const [title, code, needs] of programs) it(title, () => assert.deepEqual(factsOf({ "app.py": code }).needs, needs));
});

function factsOf(files: Readonly<Record<string, string>>): ReturnType<typeof projectFacts> {
  const documents = Object.entries(files).map(([path, text]) => openDocument(`${ROOT}/${path}`, text, defaultSettings));
  return projectFacts(ROOT, { files: filesOf(documents), settings: defaultSettings });
}

import assert from "node:assert/strict";

import { convertProject, defaultSettings, filesOf, notebookDocument, openDocument, type ProjectOptions } from "../../../../server/core/index.ts";
import { installParsers } from "../../../harness/parsers.ts";

const BESIDE = "file:///home/me/study/explore-project";

function projectOf(cells: readonly string[], options: ProjectOptions = {}, beside: readonly string[] = []): Readonly<Record<string, string>> {
  const all = cells.flatMap((text) => [{ type: "markdown" as const, text: "# Part" }, { type: "code" as const, text }]);
  const document = notebookDocument("file:///home/me/study/explore.ipynb", "python", all.map(({ type, text }, index) => ({ uri: `#${index}`, index, type, source: { text } })));
  const files = filesOf(beside.map((path) => openDocument(`file:///home/me/study/${path}`, "def clean(table): return table\n", defaultSettings)));
  const result = convertProject(document, { files, settings: defaultSettings }, options);
  assert.ok(result.state === "converted", JSON.stringify(result));
  return Object.fromEntries(result.files.map(({ uri, text }) => [uri.replace(`${options.folderUri ?? BESIDE}/`, ""), text]));
}

const dvcOf = (cells: readonly string[], options: ProjectOptions = {}): string => projectOf(cells, options)["dvc.yaml"] ?? "";

describe("a project and the folder of its notebook", () => {
  before(installParsers);

  const READS = ["import pandas as pd", 'df = pd.read_csv("data/a.csv")\nprint(df.size)'];

  it("says where relative paths count from, and names files from the project", () => {
    const dvc = dvcOf(READS);
    assert.match(dvc, /cmd: python main\.py --folder \.\.( --stage \w+)?\n/);
    assert.match(dvc, / {6}- \.\.\/data\/a\.csv\n/);
  });

  const PLACES: Readonly<Record<string, readonly [folderUri: string, way: string]>> = {
    "a folder further away": ["file:///home/me/out/churn", "../../study"],
    "a folder around the notebook's": ["file:///home/me", "study"],
    "the notebook's own folder": ["file:///home/me/study", ""],
    "a folder of another part of the disk": ["file:///tmp/churn", ""],
    "a folder elsewhere": ["vscode-vfs://github/me/churn", ""],
  };
  for (const [title, [folderUri, way]] of Object.entries(PLACES)) {
    it(`finds the way from ${title}`, () => {
      const dvc = dvcOf(READS, { folderUri });
      assert.equal(/main\.py --folder (\S+)/.exec(dvc)?.[1] ?? "", way);
      assert.ok(dvc.includes(`- ${way === "" ? "" : `${way}/`}data/a.csv\n`), dvc);
    });
  }

  it("goes no way back and forth", () => {
    assert.match(dvcOf(['import pandas as pd\ndf = pd.read_csv("../data/a.csv")\nprint(df.size)'], { folderUri: "file:///home/me/out/churn" }), / {6}- \.\.\/\.\.\/data\/a\.csv\n/);
  });

  it("quotes a way with spaces for the shell", () => {
    assert.match(dvcOf(READS, { folderUri: "file:///home/me/my%20study/out" }), /--folder \.\.\/\.\.\/study/);
    assert.match(dvcOf(READS, { way: "../my work" }), /--folder "\.\.\/my work"/);
  });

  it("lets DVC keep what is added to or read again, and gives metrics and pictures their own lists", () => {
    const dvc = dvcOf(['import json\nimport pandas as pd\nimport matplotlib.pyplot as plt\nimport joblib', 'df = pd.read_csv("a.csv")\ndf.to_csv("a.csv")\ndf.to_csv("b.csv", mode="a")\ndf.to_csv("c.csv")', 'plt.plot(df.a)\nplt.savefig("plot.png")\njson.dump({"a": 1}, open("metrics.json", "w"))\njoblib.dump(df, "all.joblib")'], { way: "" });
    assert.match(dvc, / {6}- a\.csv:\n {10}persist: true\n/);
    assert.match(dvc, / {6}- b\.csv:\n {10}persist: true\n/);
    assert.match(dvc, / {6}- c\.csv\n/);
    assert.match(dvc, / {6}- all\.joblib\n/);
    assert.match(dvc, / {4}metrics:\n {6}- metrics\.json:\n {10}cache: false\n/);
    assert.match(dvc, / {4}plots:\n {6}- plot\.png:\n {10}cache: false\n/);
  });

  it("lets no stage wait for a file that a later one writes", () => {
    const dvc = dvcOf(["import pandas as pd", 'df = pd.read_csv("a.csv")', 'df = df.dropna()\ndf.to_csv("a.csv")\nprint(df.size)'], { way: "" });
    assert.ok(dvc.includes('--stage') && !/deps:(?:\n {6}- .*)*\n {6}- a\.csv/.test(dvc), dvc);
    assert.match(dvc, / {6}- a\.csv:\n {10}persist: true\n/);
  });

  const PATHS: Readonly<Record<string, string>> = {
    'read("d/" + "a.csv")': "d/a.csv",
    'read(os.path.join(ROOT, "a.csv"))': "d/a.csv",
    'read(Path(ROOT) / "a.csv")': "d/a.csv",
    'read(f"{ROOT}/a.csv")': "d/a.csv",
    'read(filepath_or_buffer="d/a.csv")': "d/a.csv",
    'open("./d/a.csv")': "d/a.csv",
    'Path("d/a.csv").read_text()': "d/a.csv",
    'zipfile.ZipFile("d/a.csv")': "d/a.csv",
  };
  for (const [code, path] of Object.entries(PATHS)) {
    it(`knows which file is read by ${code}`, () => {
      assert.ok(dvcOf([`import os, zipfile\nfrom pathlib import Path\nfrom pandas import read_csv as read\nROOT = "d"\nx = ${code}`], { way: "" }).includes(`    deps:\n      - main.py\n      - src/explore\n      - ${path}\n`));
    });
  }

  for (const code of ['read(f"{ROOT}/{n}.csv")', 'read(name)', 'read("https://example.org/a.csv")', 'glob.glob("*.csv")', "read(io=x, a=1)"]) {
    it(`guesses no file for ${code}`, () => {
      assert.doesNotMatch(dvcOf([`import glob\nfrom pandas import read_csv as read\nROOT = "d"\nfor n in range(2):\n    name = f"{n}"\n    x = ${code}`], { way: "" }), /csv/);
    });
  }

  it("lets DVC wait for nothing that may not be there, though the README names it", () => {
    const files = projectOf(['import os\nimport pandas as pd\nFOLDER = "d"\ndef store(FOLDER):\n    open(FOLDER + "/a.txt", "w")\ndef unused():\n    open("b.txt", "w")\ndef used():\n    open("c.txt", "w")\ntry:\n    df = pd.read_csv("d.csv")\nexcept OSError:\n    df = pd.read_csv("https://example.org/d.csv")\nif os.environ.get("KEEP"):\n    df.to_csv("e.csv")\nstore("x")\nused()'], { way: "" });
    assert.match(files["dvc.yaml"] ?? "", /deps:\n {6}- main\.py\n {6}- src\/explore\n {4}outs:\n {6}- c\.txt\n$/);
    assert.match(files["README.md"] ?? "", /It reads `d\.csv`\. It writes `b\.txt`, `c\.txt`, `e\.csv`\./);
  });

  it("finds modules of the notebook's folder when it is run, tested and watched", () => {
    const files = projectOf(["from cleaning import clean\nprint(clean(1))"], {}, ["cleaning.py"]);
    assert.match(files["main.py"] ?? "", /sys\.path\.insert\(0, str\(HERE \/ "\.\."\)\)/);
    assert.match(files["pyproject.toml"] ?? "", /pythonpath = \["src", "\.\."\]/);
    assert.match(files["dvc.yaml"] ?? "", / {6}- \.\.\/cleaning\.py\n/);
    assert.match(files["README.md"] ?? "", /It imports `cleaning` from the notebook's folder/);
  });

  it("lets the notebook that calls the stages go to the folder of the one it was made of, once", () => {
    const setUp = (JSON.parse(projectOf(READS)["notebooks/explore.ipynb"] ?? "") as { readonly cells: readonly { readonly source: readonly string[] }[] }).cells[0]?.source.join("");
    assert.match(setUp ?? "", /if Path\("\.\.\/src\/explore"\)\.is_dir\(\):\n {4}os\.chdir\("\.\.\/\.\."\)$/);
    assert.match(setUp ?? "", /^import os\nfrom pathlib import Path\n/m);
  });

  it("goes to the notebook's folder under Kedro and Airflow, and to one for data in a container", () => {
    assert.match(projectOf(READS, { target: "kedro" })["src/explore/settings.py"] ?? "", /FOLDER = .*parents\[2\] \/ "\.\."/);
    assert.match(projectOf(READS, { target: "airflow" })["dags/explore_dag.py"] ?? "", /"EXPLORE_FOLDER", str\(PROJECT \/ "\.\."\)[^]*os\.chdir\(FOLDER\)/);
    assert.match(projectOf(READS, { target: "kfp" })["Dockerfile"] ?? "", /install -d -o runner \/data[^]*mount data\/a\.csv\.\nWORKDIR \/data\n/);
  });
});

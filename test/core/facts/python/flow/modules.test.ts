import assert from "node:assert/strict";

import { checkDocument, defaultSettings, filesOf, notebookDocument, openDocument, programOf, rules, type Document } from "../../../../../server/core/index.ts";
import { flowOf } from "../../../../../server/core/facts/python/flow/flow.ts";
import { installParsers } from "../../../../harness/parsers.ts";

before(installParsers);

const ROOT = "file:///project";
const HELPER = "from sklearn.preprocessing import StandardScaler\ndef standardise(a):\n    return StandardScaler().fit_transform(a)\n";
const READ = 'import pandas as pd\nfrom sklearn.model_selection import train_test_split\nfrom sklearn.linear_model import Ridge\ndata = pd.read_csv("rows.csv")\nX, y = data.drop(columns=["y"]), data["y"]\n';
const REST = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\nmodel = Ridge()\nmodel.fit(X_train, y_train)\nmodel.score(X_test, y_test)\n";

const file = (path: string, text: string): Document => openDocument(`${ROOT}/${path}`, text, defaultSettings);

/** A notebook in `notebooks/` with one cell per text. */
function notebook(...texts: readonly string[]): Document {
  const uri = `${ROOT}/notebooks/work.ipynb`;
  return notebookDocument(uri, "python", texts.map((text, index) => ({ uri: `${uri}#${index}`, index, type: "code", source: { text } })));
}

function reported(document: Document, files: Readonly<Record<string, string>>): readonly string[] {
  const others = Object.entries(files).map(([path, text]) => file(path, text));
  const { findings, crashes } = checkDocument(document, { files: filesOf([document, ...others]), settings: defaultSettings }, rules);
  assert.deepEqual(crashes, []);
  const leaks = findings.filter(({ leakage }) => leakage?.type === "preprocessing" || leakage?.type === "overlap");
  return [...new Set(leaks.map(({ at }) => document.text.slice(at.start, at.end)))];
}

/** Name, the import and the use of the helper, the other files, where the leak is reported. */
const IMPORTS: readonly (readonly [string, string, Readonly<Record<string, string>>, readonly string[]])[] = [
  ["a name of a module beside it", "from features import standardise\nX = standardise(X)\n", { "features.py": HELPER }, ["standardise"]],
  ["another name", "from features import standardise as s\nX = s(X)\n", { "features.py": HELPER }, ["s"]],
  ["a module", "import features\nX = features.standardise(X)\n", { "features.py": HELPER }, ["features.standardise"]],
  ["a module under another name", "import features as f\nX = f.standardise(X)\n", { "features.py": HELPER }, ["f.standardise"]],
  ["a module of a folder without __init__", "import lib.features\nX = lib.features.standardise(X)\n", { "lib/features.py": HELPER }, ["lib.features.standardise"]],
  ["a module of a package", "from lib import features\nX = features.standardise(X)\n", { "lib/features.py": HELPER, "lib/__init__.py": "" }, ["features.standardise"]],
  ["what a package hands on", "from lib import standardise\nX = standardise(X)\n", { "lib/features.py": HELPER, "lib/__init__.py": "from .features import standardise\n" }, ["standardise"]],
  ["a package whose __init__ imports its modules", "import lib\nX = lib.features.standardise(X)\n", { "lib/features.py": HELPER, "lib/__init__.py": "from . import features\n" }, ["lib.features.standardise"]],
  ["everything through a package that takes everything over", "from lib import *\nX = standardise(X)\n", { "lib/features.py": HELPER, "lib/__init__.py": "from .scaling import *\n", "lib/scaling.py": "from .features import *\nfrom . import *\n" }, ["standardise"]],
  ["everything", "from features import *\nX = standardise(X)\n", { "features.py": HELPER }, ["standardise"]],
  ["a relative module", "from .features import standardise\nX = standardise(X)\n", { "features.py": HELPER }, ["standardise"]],
  ["a src layout", "from churn.features import standardise\nX = standardise(X)\n", { "src/churn/features.py": HELPER, "src/churn/__init__.py": "" }, ["standardise"]],
  ["a class", "from features import Job\nX = Job().prepare(X)\n", { "features.py": `${HELPER}class Job:\n    def prepare(self, a):\n        return standardise(a)\n` }, ["Job().prepare"]],
  ["a class to derive from", "from features import Base\nclass Job(Base):\n    pass\nX = Job().prepare(X)\n", { "features.py": `${HELPER}class Base:\n    def prepare(self, a):\n        return standardise(a)\n` }, ["Job().prepare"]],
  ["a constant", "from settings import COLUMN\nX[COLUMN] = X[COLUMN].fillna(X[COLUMN].mean())\n", { "settings.py": 'COLUMN = "age"\n' }, ["X[COLUMN].mean"]],
  ["a helper of a helper", "from a import prepare\nX = prepare(X)\n", { "a.py": "from b import standardise\ndef prepare(x):\n    return standardise(x)\n", "b.py": HELPER }, ["prepare"]],
  ["an import inside a function", "def prepare(x):\n    from features import standardise\n    return standardise(x)\nX = prepare(X)\n", { "features.py": HELPER }, ["standardise"]],
  ["a function handed to a helper", "from tools import run\nX = run(lambda a: StandardScaler().fit_transform(a), X)\n", { "tools.py": "def run(f, x):\n    return f(x)\n" }, ["StandardScaler().fit_transform"]],
  ["a helper that does nothing wrong", "from features import drop\nX = drop(X)\n", { "features.py": "def drop(a):\n    return a.dropna()\n" }, []],
  ["modules that import each other", "from a import standardise\nX = standardise(X)\n", { "a.py": `import b\n${HELPER}`, "b.py": "import a\ndef other(x):\n    return a.standardise(x)\n" }, ["standardise"]],
  ["a module that imports itself and its importer", "from a import standardise\nX = standardise(X)\n", { "a.py": `import a, sample\n${HELPER}` }, ["standardise"]],
  ["a module that is not there", "from missing import standardise\nX = standardise(X)\n", {}, []],
  ["a broken module", "from features import standardise\nX = standardise(X)\n", { "features.py": `def (:\n${HELPER}` }, ["standardise"]],
  ["what only runs as a program", "from features import standardise\n", { "features.py": `${HELPER}if __name__ == "__main__":\n    raise SystemExit\n` }, []],
  ["a library that lies in the workspace", "from sklearn.preprocessing import StandardScaler\nX = StandardScaler().fit_transform(X)\n", { "sklearn/preprocessing.py": "class StandardScaler:\n    pass\n" }, ["StandardScaler().fit_transform"]],
];

describe("modules of the workspace", () => {
  for (const [name, text, files, expected] of IMPORTS) {
    it(`are followed: ${name}`, () => assert.deepEqual(reported(file("sample.py", READ + text + REST), files), expected));
  }

  it("are found from a notebook below the project's folder, and on `sys.path`", () => {
    const files = { "features.py": HELPER, "pyproject.toml": "", "shared/code/more.py": HELPER };
    assert.deepEqual(reported(notebook(READ, "from features import standardise", "X = standardise(X)", REST), files), ["standardise"]);
    const path = 'import sys, os\nsys.path.insert(0, os.path.join(os.getcwd(), "..", "shared", "code"))\nfrom more import standardise';
    assert.deepEqual(reported(notebook(READ, path, "X = standardise(X)", REST), files), ["standardise"]);
  });

  it("do not take the place of the standard library in a notebook, and do in a script", () => {
    const files = { "notebooks/statistics.py": HELPER, "statistics.py": HELPER };
    const text = "from statistics import standardise\nX = standardise(X)\n";
    assert.deepEqual(reported(notebook(READ, text, REST), files), []);
    assert.deepEqual(reported(file("sample.py", READ + text + REST), files), ["standardise"]);
  });

  it("are run by %run, scripts and notebooks", () => {
    assert.deepEqual(reported(notebook(READ, "%run helper.py", "X = standardise(X)", REST), { "notebooks/helper.py": HELPER }), ["standardise"]);
    assert.deepEqual(reported(notebook(READ, "%run ../lib/helper", "X = standardise(X)", REST), { "lib/helper.py": HELPER }), ["standardise"]);
    const cells = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [{ cell_type: "code", source: [`${HELPER}X = standardise(X)`], metadata: {}, outputs: [], execution_count: null }] });
    assert.deepEqual(reported(notebook(READ, "%run ./prepare.ipynb", REST), { "notebooks/prepare.ipynb": cells }), ["%run ./prepare.ipynb"]);
    assert.deepEqual(reported(notebook(READ, "%run", "%run missing.py", REST), {}), []);
  });

  it("point at the helper from the call, and at the fit when the helper itself is checked", () => {
    const helper = file("features.py", HELPER);
    const main = file("sample.py", `${READ}from features import standardise\nX = standardise(X)\n${REST}`);
    const { findings } = checkDocument(main, { files: filesOf([main, helper]), settings: defaultSettings }, rules);
    const leak = findings.find(({ rule }) => rule.id === "fit-before-split");
    const [first] = leak?.related ?? [];
    assert.equal(first?.uri, helper.uri);
    assert.equal(helper.text.slice(first.at.start, first.at.end), "StandardScaler().fit_transform");
    assert.match(leak?.message ?? "", /This happens on line 3 of features\.py\.$/);
    const { leakage } = leak ?? {};
    assert.ok(leakage?.fit && leakage.evaluate && leakage.evaluate.end <= main.text.length);
  });

  it("are said to leak by themselves in their own file alone", () => {
    const helper = file("training.py", "from sklearn.linear_model import LogisticRegression\n\ndef train(data):\n    model = LogisticRegression().fit(data[['age']], data['y'])\n    print(model.score(data[['age']], data['y']))\n");
    const main = file("sample.py", "import pandas as pd\nfrom training import train\ntrain(pd.read_csv('a.csv'))\n");
    const snapshot = { files: filesOf([main, helper]), settings: defaultSettings };
    const idsIn = (document: Document): readonly string[] => checkDocument(document, snapshot, rules).findings.map(({ rule }) => rule.id);
    assert.deepEqual(idsIn(helper), ["only-train-evaluation"]);
    assert.deepEqual(idsIn(main), []);
  });

  it("renew what is known of the importer when they change, and nothing else does", () => {
    const main = file("sample.py", "from features import standardise\nscale(1)\n");
    const snapshot = (text: string) => ({ files: filesOf([main, file("features.py", text)]), settings: defaultSettings });
    const helper = file("features.py", HELPER);
    const same = () => programOf(main, { files: filesOf([main, helper]), settings: defaultSettings });
    assert.equal(same(), same());
    assert.notEqual(programOf(main, snapshot(HELPER)), programOf(main, snapshot("")));
  });

  it("are bounded: seventy modules that import each other", () => {
    const names = Array.from({ length: 70 }, (_, index) => `m${index}`);
    const files = names.map((name) => file(`${name}.py`, `${names.map((other) => `import ${other}\n`).join("")}def f(x):\n    return m1.f(m2.f(x))\n`));
    const main = file("sample.py", "from m0 import f\nf(1)\n");
    const program = programOf(main, { files: filesOf([main, ...files]), settings: defaultSettings });
    assert.ok(program.modules.size <= 61);
    assert.equal(flowOf(program).complete, true);
  });
});

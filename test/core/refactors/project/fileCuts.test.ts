import assert from "node:assert/strict";

import { convertProject, defaultSettings, filesOf, notebookDocument, openDocument, syntaxErrors } from "../../../../server/core/index.ts";
import { formatPython } from "../../../../server/host/pythonFormat.ts";
import { runNotebooks } from "../../../harness/notebookRuns.ts";
import { installParsers } from "../../../harness/parsers.ts";
import { sciencePython } from "../../../harness/python.ts";

const SNAPSHOT = { files: filesOf([]), settings: defaultSettings };

/** A heading before every cell, so that each is a stage. */
function projectOf(cells: readonly string[]): Readonly<Record<string, string>> {
  const all = cells.flatMap((text, index) => [{ type: "markdown" as const, text: `# Part ${index}` }, { type: "code" as const, text }]);
  const document = notebookDocument("file:///workspace/explore.ipynb", "python", all.map(({ type, text }, index) => ({ uri: `#${index}`, index, type, source: { text } })));
  const result = convertProject(document, SNAPSHOT, { folderUri: "file:///project", format: formatPython });
  assert.ok(result.state === "converted", JSON.stringify(result));
  return Object.fromEntries(result.files.map(({ uri, text }) => [uri.replace("file:///project/", ""), text]));
}

const stagesIn = (files: Readonly<Record<string, string>>): readonly string[] => [...(files["dvc.yaml"] ?? "").matchAll(/--stage (\w+)/g)].map(([, name = ""]) => name);

const TABLES = [
  "import pandas as pd\nfrom sklearn.linear_model import LinearRegression\nfactor = 3",
  'df = pd.DataFrame({"a": [1, None, 3], "b": list("xyz")}, index=pd.Index([5, 6, 7], name="id"))\nsame = df.copy()',
  "df = df.dropna()\ndf[\"c\"] = df.a * factor\nprint(df.index.name, df.dtypes.to_dict())",
  "model = LinearRegression()\nmodel.fit(df[[\"a\"]], df.c)",
  "print(round(float(model.coef_[0]), 3), len(same), same.index.tolist())",
];

describe("cutting a project into processes", () => {
  before(installParsers);

  it("cuts where tables, estimators and plain values cross, and each process does its part", function () {
    this.timeout(300_000);
    const files = projectOf(TABLES);
    const stages = stagesIn(files);
    assert.equal(stages.length, 4, files["dvc.yaml"]);
    assert.deepEqual(syntaxErrors(openDocument("file:///workspace/stage.py", files["src/explore/stage.py"] ?? "", defaultSettings)), []);
    assert.match(files["dvc.yaml"] ?? "", /params:\n {6}- factor/);
    assert.equal([...(files["dvc.yaml"] ?? "").matchAll(/data\/cuts\/\w+$/gm)].length, 6, "each folder is written once and read once");
    if (sciencePython === undefined) return;
    const runAll = `import subprocess, sys\nfor name in ${JSON.stringify(stages)}:\n    print(subprocess.run([sys.executable, "main.py", "--stage", name], check=True, capture_output=True, text=True).stdout, end="")\n`;
    const [whole, parts] = runNotebooks(sciencePython, [{ program: "main.py", files }, { program: "all.py", files: { ...files, "all.py": runAll } }]);
    assert.match(whole?.printed ?? "", /^id \{'a': dtype\('float64'\)/);
    assert.deepEqual(parts, whole);
  });

  const TOGETHER: Readonly<Record<string, readonly [cells: readonly string[], reason: RegExp]>> = {
    "a random stream": [["import random\nrandom.seed(1)", "n = random.random()\nk = 1", "print(n, random.random())"], /random stream/],
    "an option": [["import pandas as pd\npd.set_option('display.precision', 2)", "print(1)"], /options/],
    "the environment": [["import os\nos.environ['A'] = '1'", "print(os.environ['A'])"], /environment/],
    "a value of an unknown sort": [["import json", "gen = (n for n in [1, 2])", "print(list(gen))"], /`gen`/],
    "what a function keeps": [["def count():\n    count.n += 1\n    return count.n", "count.n = 0", "print(count())"], /`count` is changed before it/],
    "what is told to a function of many kinds": [["from functools import singledispatch\n@singledispatch\ndef show(x): return 'any'", "@show.register\ndef _(x: int): return 'int'", "print(show(1))"], /`show` is changed before it/],
    "what a metaclass keeps": [["class Meta(type):\n    seen = []\n    def __new__(m, n, b, d):\n        m.seen.append(n)\n        return super().__new__(m, n, b, d)", "class One(metaclass=Meta): pass", "print(Meta.seen)"], /`Meta` is changed before it/],
    "what a class keeps for its objects": [["class R:\n    shown = 0\n    def __repr__(self):\n        R.shown += 1\n        return 'R'\nr = R()", "str(r)", "print(R.shown)"], /`R`/],
    "what a library was told": [["import builtins\nbuiltins.extra = 5", "n = 2", "print(n * extra)"], /options/],
    "a switch of the interpreter": [["import gc\ngc.disable()", "n = 2", "print(n, gc.isenabled())"], /options/],
    "a limit of a library": [["import socket\nsocket.setdefaulttimeout(3)", "n = 2", "print(n * socket.getdefaulttimeout())"], /options/],
    "the end of the program": [["import sys\nn = 1", "if n:\n    sys.exit()", "print(n)"], /may end before it/],
    "a name that is asked for by its text": [["kept = 1", "print('kept' in dir())"], /looked up by text/],
    "a name that functions look up": [["k = int('1')\ndef f(): return k", "k = 2", "print(f())"], /a name of their module/],
  };
  for (const [title, [cells, reason]] of Object.entries(TOGETHER)) {
    it(`leaves in one process what would lose ${title}, and says so`, () => {
      const files = projectOf(cells);
      assert.deepEqual(stagesIn(files), []);
      assert.match(files["REFACTOR_REPORT.md"] ?? "", reason);
      assert.match(files["dvc.yaml"] ?? "", /cmd: python main\.py\n/);
    });
  }
});

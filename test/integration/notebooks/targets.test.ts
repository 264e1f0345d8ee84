import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

import { convertProject, defaultSettings, filesOf, notebookDocument, type ProjectOptions } from "../../../server/core/index.ts";
import { loadParsers } from "../../../server/host/parsers.ts";
import { formatPython } from "../../../server/host/pythonFormat.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { temporaryFolder } from "../../harness/disk.ts";

/** Notebooks with a section per cell. */
const NOTEBOOKS: Readonly<Record<string, readonly string[]>> = {
  "a table that is changed in place, under two names": [
    'import pandas as pd\nfrom sklearn.linear_model import LinearRegression\nRATE = 0.5\ndf = pd.DataFrame({"a": [1.0, None, 3.0, 4.0], "y": [1, 2, 3, 5]})\nboth = [df]',
    'for table in both:\n    table["b"] = table["a"].fillna(RATE)',
    'model = LinearRegression()\nmodel.fit(df[["b"]], df.y)',
    "print(round(float(model.coef_[0]), 6), list(df.columns), table is df)",
  ],
  "a random stream and a name that functions change": [
    "import random\nrandom.seed(5)\nseen = 0\ndef draw():\n    global seen\n    seen += 1\n    return random.random()",
    "first = draw()",
    "seen = seen * 10\nsecond = draw()",
    "print(round(first, 6), round(second, 6), seen)",
  ],
};

describe("a project made of a notebook", () => {
  before(loadParsers);

  for (const [title, cells] of Object.entries(NOTEBOOKS)) {
    it(`is run by Kedro as by Python alone: ${title}`, async () => {
      const python = await peerPython("notebooks");
      const folder = temporaryFolder(projectOf(cells, "kedro"));
      const expected = run(python, folder, ["main.py"]).trim();
      assert.notEqual(expected, "");
      assert.ok(run(python, folder, ["-m", "kedro", "run"]).includes(expected));
    });

    it(`is run by DVC as by Python alone, and once only: ${title}`, async () => {
      const python = await peerPython("notebooks");
      const folder = temporaryFolder(projectOf(cells, "dvc"));
      const expected = run(python, folder, ["main.py"]).trim();
      run(python, folder, ["-m", "dvc", "init", "--no-scm", "--quiet"]);
      assert.ok(run(python, folder, ["-m", "dvc", "repro"]).includes(expected));
      assert.match(run(python, folder, ["-m", "dvc", "repro"]), /up to date/);
    });
  }
});

function projectOf(cells: readonly string[], target: NonNullable<ProjectOptions["target"]>): Readonly<Record<string, string>> {
  const all = cells.flatMap((text, index) => [{ type: "markdown" as const, text: `# Part ${index}` }, { type: "code" as const, text }]);
  const document = notebookDocument("file:///workspace/explore.ipynb", "python", all.map(({ type, text }, index) => ({ uri: `#${index}`, index, type, source: { text } })));
  const result = convertProject(document, { files: filesOf([]), settings: defaultSettings }, { folderUri: "file:///project", format: formatPython, target });
  assert.ok(result.state === "converted", JSON.stringify(result));
  return Object.fromEntries(result.files.map(({ uri, text }) => [uri.replace("file:///project/", ""), text]));
}

function run(python: string, folder: string, words: readonly string[]): string {
  // DVC runs commands by the name `python`: the interpreter that runs DVC itself comes first.
  const search = `${python.replace(/[\\/][^\\/]+$/, "")}${process.platform === "win32" ? ";" : ":"}${process.env["PATH"] ?? ""}`;
  const { status, stdout, stderr } = spawnSync(python, [...words], { cwd: folder, encoding: "utf8", env: { ...process.env, PATH: search, PYTHONDONTWRITEBYTECODE: "1", DVC_NO_ANALYTICS: "1", KEDRO_DISABLE_TELEMETRY: "1", DO_NOT_TRACK: "1" } });
  assert.equal(status, 0, `${stdout}\n${stderr}`);
  return stdout;
}

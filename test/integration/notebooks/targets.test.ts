import assert from "node:assert/strict";

import { loadParsers } from "../../../server/host/parsers.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { temporaryFolder } from "../../harness/disk.ts";
import { placedShape, printedBy, projectOf, runPython, shows } from "./projects.ts";
import { SHAPES } from "./shapes.ts";

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
      const folder = temporaryFolder(projectOf({ cells, target: "kedro" }));
      const expected = runPython(python, folder, ["main.py"]).trim();
      assert.notEqual(expected, "");
      assert.ok(runPython(python, folder, ["-m", "kedro", "run"]).includes(expected));
    });

    it(`is run by DVC as by Python alone, and once only: ${title}`, async () => {
      const python = await peerPython("notebooks");
      const folder = temporaryFolder(projectOf({ cells, target: "dvc" }));
      const expected = runPython(python, folder, ["main.py"]).trim();
      runPython(python, folder, ["-m", "dvc", "init", "--no-scm", "--quiet"]);
      assert.ok(runPython(python, folder, ["-m", "dvc", "repro"]).includes(expected));
      assert.match(runPython(python, folder, ["-m", "dvc", "repro"]), /up to date/);
    });
  }

  for (const [title, shape] of Object.entries(SHAPES)) {
    it(`prints under Kedro what the notebook prints: ${title}`, async () => {
      const python = await peerPython("notebooks");
      shows(runPython(python, placedShape(shape, "kedro").project, ["-m", "kedro", "run"]), printedBy(python, shape));
    });
  }
});

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { loadParsers } from "../../../server/host/parsers.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { temporaryFolder } from "../../harness/disk.ts";
import { projectOf } from "./projects.ts";

const CELLS = [
  'import pandas as pd\nfrom sklearn.linear_model import LinearRegression\ndf = pd.DataFrame({"a": [1.0, 2.0, 4.0, 7.0], "g": [0, 1, 0, 1]})',
  'df["b"] = df.a * 2 + df.g\ndf.describe()',
  'means = df.groupby("g").b.mean()\nmeans',
  'model = LinearRegression().fit(df[["a", "g"]], df.b)\nmodel.coef_',
];
/** As Jupyter shows them. */
const SHOWN = {
  1: "              a        g          b\ncount  4.000000  4.00000   4.000000\nmean   3.500000  0.50000   7.500000\nstd    2.645751  0.57735   5.567764\nmin    1.000000  0.00000   2.000000\n25%    1.750000  0.00000   4.250000\n50%    3.000000  0.50000   6.500000\n75%    4.750000  1.00000   9.750000\nmax    7.000000  1.00000  15.000000",
  2: "g\n0     5.0\n1    10.0\nName: b, dtype: float64",
  3: "array([2., 1.])",
};
const MUTANTS: readonly (readonly [from: string, to: string])[] = [
  ["df.a * 2", "df.a * 3"],
  ["+ df.g", "- df.g"],
  ['groupby("g").b.mean()', 'groupby("g").b.sum()'],
  ["4.0, 7.0", "7.0, 4.0"],
  ['fit(df[["a", "g"]], df.b)', 'fit(df[["g", "a"]], df.b)'],
];

describe("the tests of a project made of a notebook", () => {
  let folder: string;
  before(loadParsers);
  before(() => {
    folder = temporaryFolder(projectOf({ cells: CELLS, shown: SHOWN }));
  });

  /** In a terminal that is narrower than the tables. */
  async function pytest(): Promise<string> {
    const { stdout } = spawnSync(await peerPython("notebooks"), ["-m", "pytest", "-q", "-p", "no:cacheprovider"], { cwd: folder, encoding: "utf8", env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1", COLUMNS: "30" } });
    return stdout;
  }

  it("pass as they are", async () => {
    assert.match(await pytest(), /^\d+ passed/m);
  });

  for (const [from, to] of MUTANTS) {
    it(`fail where \`${from}\` becomes \`${to}\``, async () => {
      const path = ["data", "features", "training", "exploration"].map((name) => join(folder, `src/explore/${name}.py`)).find((one) => textOf(one).includes(from));
      assert.ok(path, "a stage has it");
      const text = textOf(path);
      writeFileSync(path, text.replace(from, to));
      assert.match(await pytest(), /^\d+ failed/m);
      writeFileSync(path, text);
    });
  }
});

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

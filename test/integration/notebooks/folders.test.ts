import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { loadParsers } from "../../../server/host/parsers.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { temporaryFolder } from "../../harness/disk.ts";
import { projectOf, runPython, type ProjectSource } from "./projects.ts";

/** Reads and writes beside itself, adds to a file that it reads, and imports a module of its own folder. */
const CELLS = [
  'import os\nimport pandas as pd\nfrom cleaning import doubled\nDATA = "data"\nSHARE = 0.5',
  'df = pd.read_csv(os.path.join(DATA, "in.csv"))',
  'df["b"] = doubled(df["a"])\ndf.to_csv(f"{DATA}/out.csv", index=False)',
  'with open("log.txt", "a") as log:\n    log.write("again\\n")',
  "print(float(df.b.sum()) * SHARE)",
];
const BESIDE = { "cleaning.py": "def doubled(column):\n    return column * 2\n" };
const DATA = { "data/in.csv": "a\n1\n2\n", "log.txt": "first\n" };

describe("a project beside its notebook", () => {
  before(loadParsers);

  for (const root of ["", "explore-project"]) {
    it(`finds the notebook's files under DVC, set up in ${root === "" ? "the notebook's folder" : "the project"}`, async () => {
      const python = await peerPython("notebooks");
      // What DVC makes must lie in its repository, so a project that is one for itself can only read from outside.
      const { folder, project } = placed({ cells: root === "" ? CELLS : CELLS.filter((cell) => !/to_csv|open/.test(cell)).map((cell) => cell.replace(".b.", ".a.")), target: "dvc" });
      runPython(python, join(folder, root), ["-m", "dvc", "init", "--no-scm", "--quiet"]);
      assert.match(runPython(python, project, ["-m", "dvc", "repro"]), root === "" ? /^3\.0$/m : /^1\.5$/m);
      assert.match(runPython(python, project, ["-m", "dvc", "repro"]), /up to date/);
      if (root !== "") return;
      assert.equal(readFileSync(join(folder, "data/out.csv"), "utf8"), "a,b\n1,2\n2,4\n");
      assert.equal(readFileSync(join(folder, "log.txt"), "utf8"), "first\nagain\n");
      assert.ok(existsSync(join(project, "data/cuts")) && !existsSync(join(folder, "data/cuts")));
    });
  }

  it("takes its settings from params.yaml, and its tests find the notebook's files as well", async () => {
    const python = await peerPython("notebooks");
    const { project } = placed({ cells: CELLS, printed: "3.0\n" }, { "params.yaml": "SHARE: 2.0\n" });
    assert.equal(runPython(python, project, ["main.py", "--folder", ".."]), "12.0\n");
    assert.match(runPython(python, project, ["-m", "pytest", "-q"]), /\d+ passed/);
  });

  it("is run by Kedro where its paths count from", async () => {
    const { project } = placed({ cells: CELLS, target: "kedro" });
    assert.match(runPython(await peerPython("notebooks"), project, ["-m", "kedro", "run"]), /^3\.0$/m);
  });
});

/** The notebook's folder with its project in it. */
function placed(source: ProjectSource, changed: Readonly<Record<string, string>> = {}): { readonly folder: string; readonly project: string } {
  const files = { ...projectOf({ ...source, beside: BESIDE, folderUri: "file:///workspace/explore-project" }), ...changed };
  const folder = temporaryFolder({ ...BESIDE, ...DATA, ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`explore-project/${path}`, text])) });
  return { folder, project: join(folder, "explore-project") };
}

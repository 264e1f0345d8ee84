/** Airflow and Kubeflow Pipelines run what notebooks become, and print what the notebooks print. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { loadParsers } from "../../../server/host/parsers.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { temporaryFolder } from "../../harness/disk.ts";
import { placedShape, printedBy, shows } from "../notebooks/projects.ts";
import { SHAPES, TRAINING } from "../notebooks/shapes.ts";

describe("a notebook's project on its engine", () => {
  let python: string;
  let airflowHome: string;
  before(loadParsers);
  before(async () => {
    python = await peerPython("notebookTargets");
    airflowHome = temporaryFolder({});
    succeed(airflowHome, ["-m", "airflow", "db", "migrate"], airflowSettings(airflowHome));
  });

  const airflowSettings = (project: string): Readonly<Record<string, string>> => ({ AIRFLOW_HOME: airflowHome, AIRFLOW__CORE__LOAD_EXAMPLES: "False", AIRFLOW__CORE__DAGS_FOLDER: join(project, "dags") });

  function succeed(folder: string, words: readonly string[], settings: Readonly<Record<string, string>> = {}): string {
    const { status, stdout, stderr } = spawnSync(python, words, { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 26, env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1", MPLBACKEND: "Agg", NO_COLOR: "1", ...settings } });
    assert.equal(status, 0, (stdout + stderr).slice(-4000));
    return stdout + stderr;
  }

  it("Airflow takes other settings from whoever triggers a run", () => {
    const { folder, project } = placedShape(TRAINING, "airflow");
    const wanted = succeed(folder, [join(project, "main.py"), "--set", "TEST_SHARE=0.5"]).trim().split("\n");
    assert.notDeepEqual(wanted, printedBy(python, TRAINING));
    shows(succeed(project, ["-m", "airflow", "dags", "test", "explore", "--conf", '{"TEST_SHARE": 0.5}'], airflowSettings(project)), wanted);
  });

  for (const [title, shape] of Object.entries(SHAPES)) {
    it(`Airflow imports and runs ${title}`, () => {
      const { project } = placedShape(shape, "airflow");
      const bag = 'from airflow.models import DagBag\nbag = DagBag("dags", include_examples=False)\nprint(bag.import_errors, {name: [task.task_id for task in dag.tasks] for name, dag in bag.dags.items()})';
      const found = succeed(project, ["-c", bag], airflowSettings(project));
      assert.match(found, /^\{\} \{'explore': \['run_stages'\]\}$/m);
      assert.doesNotMatch(found, /explore_dag\.py.*Deprecat/);
      shows(succeed(project, ["-m", "airflow", "dags", "test", "explore"], airflowSettings(project)), printedBy(python, shape));
    });

    it(`Kubeflow Pipelines compile and run ${title}`, () => {
      const { project } = placedShape(shape, "kfp");
      succeed(project, ["pipeline_kfp.py"]);
      assert.match(succeed(project, ["-c", 'from kfp import components; print(components.load_component_from_file("explore.yaml").name)']), /^explore$/m);
      shows(succeed(project, ["pipeline_kfp.py", "--local"]), printedBy(python, shape));
    });
  }
});

/** The engines themselves run what scaffold pipeline makes of the same two stages. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { peerPython } from "../../../server/tasks/python.ts";
import { modelwright } from "../../harness/cli.ts";
import { temporaryFolder } from "../../harness/disk.ts";

const DVC = `stages:
  prepare:
    cmd: python prepare.py
    deps: [data/raw.csv, prepare.py]
    outs: [data/train.csv]
  train:
    cmd: python train.py --rate \${rate}
    deps: [data/train.csv, train.py]
    params: [rate]
    outs: [model.json]
`;
const TRAIN = `import json, sys
json.dump({"rows": len(open("data/train.csv").read().split()), "rate": sys.argv[2]}, open("model.json", "w"))
`;

describe("pipelines on their engines", () => {
  let python: string;
  before(async () => {
    python = await peerPython("pipelines");
  });

  function project(engine: string): string {
    const folder = temporaryFolder({ "requirements.txt": "dvc\n", "dvc.yaml": DVC, "params.yaml": "rate: 0.1\n", "data/raw.csv": "a\n1\n2\n", "prepare.py": 'open("data/train.csv", "w").write(open("data/raw.csv").read())\n', "train.py": TRAIN });
    const made = modelwright(["scaffold", "pipeline", ".", "--write", "--set", `engine=${engine}`, "--set", "name=two"], { cwd: folder });
    assert.equal(made.code, 0, made.err);
    return folder;
  }

  function succeed(program: string, args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): string {
    const { status, stdout, stderr } = spawnSync(join(dirname(python), program), args, { cwd, encoding: "utf8", maxBuffer: 2 ** 26, env: { ...process.env, PATH: `${dirname(python)}:${process.env["PATH"] ?? ""}`, ...env } });
    assert.equal(status, 0, (stdout + stderr).slice(-4000));
    return stdout;
  }

  const made = (folder: string): unknown => JSON.parse(readFileSync(join(folder, "model.json"), "utf8"));

  it("Airflow imports the DAG and runs it to its end", () => {
    const folder = project("airflow");
    const env = { AIRFLOW_HOME: join(folder, ".airflow"), AIRFLOW__CORE__LOAD_EXAMPLES: "False", AIRFLOW__CORE__DAGS_FOLDER: join(folder, "dags"), PROJECT_DIR: folder };
    succeed("airflow", ["db", "migrate"], folder, env);
    const bag = 'from airflow.models import DagBag; bag = DagBag("dags", include_examples=False); print(bag.import_errors, [(task.task_id, sorted(task.upstream_task_ids)) for task in bag.dags["two"].tasks])';
    assert.match(succeed("python", ["-c", bag], folder, env), /^\{\} \[\('prepare', \[\]\), \('train', \['prepare'\]\)\]$/m);
    succeed("airflow", ["dags", "test", "two"], folder, env);
    assert.deepEqual(made(folder), { rows: 3, rate: "0.1" });
  });

  it("Ray runs the job, with other values where they are given", () => {
    const folder = project("ray");
    succeed("python", ["pipelines/two_ray.py", "--rate", "0.5"], folder, { RAY_USAGE_STATS_ENABLED: "0" });
    assert.deepEqual(made(folder), { rows: 3, rate: "0.5" });
  });
});

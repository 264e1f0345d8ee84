import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { peerPython } from "../../../server/tasks/python.ts";
import { modelwright } from "../../harness/cli.ts";
import { temporaryFolder } from "../../harness/disk.ts";

const TRAIN = `import pandas as pd
import skops.io
from sklearn.linear_model import LogisticRegression

data = pd.read_csv("data/train.csv")
y = data["churned"]
X = data.drop(columns=["churned", "customer id"])
skops.io.dump(LogisticRegression().fit(X, y), "models/model.skops")
`;

const ROWS = Array.from({ length: 40 }, (_, index) => `${index},${20 + index},${10 + index / 2},${index % 3 === 0 ? 1 : 0}`);

describe("the service that scaffold serve makes", () => {
  let python: string;
  let folder: string;
  before(async () => {
    python = await peerPython("scaffolds");
    folder = temporaryFolder({ "requirements.txt": "scikit-learn==1.7.2\n", "train.py": TRAIN, "data/train.csv": `customer id,age,monthly charge,churned\n${ROWS.join("\n")}\n`, "models/.keep": "" });
    assert.equal(modelwright(["scaffold", "serve", ".", "--write"], { cwd: folder }).code, 0);
    succeed(["train.py"]);
  });

  function succeed(args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync(python, args, { cwd: folder, encoding: "utf8" });
    assert.equal(status, 0, stdout + stderr);
    return stdout;
  }

  it("passes its own tests", () => {
    assert.match(succeed(["-m", "pytest", "-q", "tests"]), /7 passed/);
  });

  it("answers over HTTP as the model does, and is measured", async () => {
    const port = 20_000 + (process.pid % 20_000);
    writeFileSync(join(folder, "reference.json"), succeed(["-c", "import json, serving.monitoring as m; print(json.dumps(m.make_reference(['0'] * 70 + ['1'] * 30)))"]));
    // Long enough for what runs between two requests here.
    const server = spawn(python, ["-m", "uvicorn", "serving.app:app", "--port", String(port), "--timeout-keep-alive", "120"], { cwd: folder, stdio: "ignore", env: { ...process.env, REFERENCE: "reference.json" } });
    try {
      const base = `http://127.0.0.1:${port}`;
      await reachable(`${base}/ready`);
      const rows = Array.from({ length: 250 }, (_, index) => ({ age: 20 + (index % 40), "monthly charge": 12.5 }));
      const answer = await fetch(`${base}/predict/batch`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ rows }) });
      const { predictions } = (await answer.json()) as { predictions: readonly number[] };
      const expected = JSON.parse(succeed(["-c", `import json, skops.io, pandas as pd; print(json.dumps(skops.io.load("models/model.skops").predict(pd.DataFrame(json.loads('${JSON.stringify(rows)}'))).tolist()))`])) as readonly number[];
      assert.deepEqual(predictions, expected);
      const metrics = await (await fetch(`${base}/metrics`)).text();
      assert.match(metrics, /^request_seconds_count\{path="\/predict\/batch"\} 1\.0$/m);
      assert.match(metrics, /^prediction_psi [\d.e-]+$/m);
      assert.equal((await fetch(`${base}/predict`, { method: "POST", headers: { "content-type": "application/json" }, body: '{"age": "old"}' })).status, 422);
    } finally {
      server.kill();
    }
  });

  it("turns stages into a Kubeflow pipeline that the SDK compiles", () => {
    const { code } = modelwright(["scaffold", "pipeline", ".", "--write"], { cwd: folder });
    assert.equal(code, 0);
    const dvc = temporaryFolder({ "requirements.txt": "dvc\n", "dvc.yaml": "stages:\n  a:\n    cmd: python a.py\n    outs: [x/y.csv]\n  b:\n    cmd: python b.py --rate ${rate} --loss ${loss}\n    deps: [x/y.csv]\n    metrics: [m.json]\n", "params.yaml": "rate: 0.1\nloss: log\n" });
    modelwright(["scaffold", "pipeline", ".", "--write", "--set", "name=two"], { cwd: dvc });
    const { status, stderr } = spawnSync(python, ["pipelines/two_kubeflow.py"], { cwd: dvc, encoding: "utf8" });
    assert.equal(status, 0, stderr);
    const text = spawnSync(python, ["-c", "import yaml; spec = next(yaml.safe_load_all(open('two.yaml'))); print(sorted(spec['root']['dag']['tasks']), {name: given['defaultValue'] for name, given in spec['root']['inputDefinitions']['parameters'].items()})"], { cwd: dvc, encoding: "utf8" }).stdout;
    assert.equal(text.trim(), "['a', 'b'] {'loss_value': 'log', 'rate_value': 0.1}");
  });
});

async function reachable(url: string): Promise<void> {
  for (let attempt = 0; attempt < 120; attempt++) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(500);
  }
  assert.fail(`${url} did not answer`);
}

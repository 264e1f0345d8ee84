import assert from "node:assert/strict";

import { runCommand, type AgainSource } from "../../../server/core/insights/experiments/runCommand.ts";

const source = (more: Partial<AgainSource>): AgainSource => ({ run: { tracker: "MLflow", code: { program: "/home/ada/train.py", args: ["--rate", "0.1"] } }, params: {}, shell: "posix", ...more });

describe("the command that makes a run again", () => {
  it("is the one that was recorded, with the script as it is called here", () => {
    assert.equal(runCommand(source({ program: "src/train.py" })), "python src/train.py --rate 0.1");
    assert.equal(runCommand(source({})), "python /home/ada/train.py --rate 0.1");
  });

  it("gives the shell nothing to understand", () => {
    const run = { tracker: "W&B", code: { program: "train.py", args: ["$(rm -rf ~)", "it's"] } } as const;
    assert.equal(runCommand(source({ run })), "python train.py '$(rm -rf ~)' 'it'\\''s'");
    assert.equal(runCommand(source({ run, shell: "powershell" })), "python train.py '$(rm -rf ~)' 'it''s'");
  });

  it("is the tracker's own for DVC and for MLflow projects, with the parameters that the project names", () => {
    assert.equal(runCommand(source({ run: { tracker: "DVC" } })), "dvc exp run");
    const project = "name: churn\nentry_points:\n  main:\n    parameters:\n      rate: {type: float}\n    command: python train.py {rate}\n";
    const run = { tracker: "MLflow", code: { entryPoint: "main", program: "." } } as const;
    assert.equal(runCommand(source({ run, project, params: { rate: "0.1", layers: "3" } })), "mlflow run . -e main -P rate=0.1");
  });
});

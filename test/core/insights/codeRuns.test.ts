import assert from "node:assert/strict";

import { paramHistory, paramHistoryMarkdown, runGroups, runsTitle } from "../../../server/core/insights/experiments/codeRuns.ts";
import { contentsOf, type LoggedRun } from "../../../server/core/stores/contents.ts";
import { growingCurve } from "../../../server/core/stores/curve.ts";

function run(id: string, params: Readonly<Record<string, string>>, loss: number, more: Partial<LoggedRun> = {}): LoggedRun {
  const curve = growingCurve();
  curve.add(0, 0, loss);
  return { id, name: id, experiment: "churn", store: "s", tracker: "MLflow", status: "finished", deleted: false, tags: {}, params, curves: new Map([["val/loss", curve]]), ...more };
}

const store = contentsOf(
  [
    run("a", { "train.rate": "0.1" }, 0.5, { code: { program: "/home/me/train.py" } }),
    run("b", { "train.rate": "0.1" }, 0.3, { status: "running", code: { program: "train.py" } }),
    run("c", { "train.rate": "0.01" }, 0.2, { experiment: "other" }),
    run("d", { "train.rate": "9" }, 0.1, { deleted: true }),
    run("e", { "train.rate": "1|`2`" }, NaN),
  ],
  [],
);

describe("runs above the code that makes them", () => {
  const groups = runGroups([store]);

  it("are those of the script, else of the experiment, else of the tracker", () => {
    assert.equal(runsTitle(groups, { trackers: ["MLflow"], file: "train.py" }), "2 runs of this script, 1 running");
    assert.equal(runsTitle(groups, { trackers: ["MLflow"], file: "new.py", experiment: "other" }), "1 run in “other”");
    assert.equal(runsTitle(groups, { trackers: ["MLflow"], file: "new.py" }), "4 runs in MLflow, 1 running");
  });

  it("are nothing where there are none", () => {
    assert.equal(runsTitle(groups, { trackers: ["W&B"], file: "train.py" }), undefined);
    assert.equal(runsTitle(groups, { trackers: ["MLflow"], file: "train.py", experiment: "none" }), undefined);
  });
});

describe("a parameter's values across runs", () => {
  it("come with the best result of each, the best first, without deleted runs", () => {
    assert.deepEqual(paramHistory([store], ["train", "rate"]), {
      name: "train.rate",
      metric: { name: "val/loss", better: "lower" },
      values: [{ text: "0.01", runs: 1, best: 0.2 }, { text: "0.1", runs: 2, best: 0.3 }, { text: "1|`2`", runs: 1 }],
    });
  });

  it("are found under the names that trackers give nested parameters", () => {
    const named = (name: string): string | undefined => paramHistory([contentsOf([run("a", { [name]: "1" }, 1)], [])], ["train", "rate"])?.name;
    assert.deepEqual(["train.rate", "train/rate", "params.train.rate", "rate", "rating"].map(named), ["train.rate", "train/rate", "params.train.rate", "rate", undefined]);
  });

  it("are shown as a table that no value breaks", () => {
    const history = paramHistory([store], ["train", "rate"]);
    assert.ok(history);
    assert.equal(paramHistoryMarkdown(history), "**train.rate** in 4 runs\n\n| value | runs | best val/loss |\n| --- | ---: | ---: |\n| `0.01` | 1 | 0.2 |\n| `0.1` | 2 | 0.3 |\n| `1  2 ` | 1 |  |");
  });
});

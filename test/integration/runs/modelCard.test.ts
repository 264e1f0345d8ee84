import assert from "node:assert/strict";

import { runCard, type Run } from "../../../server/core/index.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { runPython } from "../../harness/python.ts";

const CHECK = `
import json
from huggingface_hub import ModelCard
card = ModelCard(open("README.md", encoding="utf8").read())
print(json.dumps([[each.metric_name, each.metric_value, each.dataset_name] for each in card.data.eval_results]))
`;

describe("the model card of a run beside Hugging Face's own reader", () => {
  it("has front matter that is taken, with every finite metric as a result", async () => {
    const metric = (last: number | "NaN"): Run["metrics"][string] => ({ last, min: last, max: last, mean: last, step: 0, points: 1, nonFinite: 0 });
    const run: Run = { id: "a", name: "odd: *name*", experiment: "churn", store: "s", tracker: "MLflow", status: "finished", deleted: false, tags: {}, params: { rate: "0.1" }, metrics: { "val/accuracy": metric(0.9), loss: metric("NaN"), 'quo"ted: yes': metric(1e-300) } };
    const python = process.env["MODELWRIGHT_PYTHON"] ?? (await peerPython("runs"));
    const { output, errors } = runPython(python, { "README.md": runCard({ run, data: [{ name: "customers", digest: "1" }], versions: [] }), "check.py": CHECK }, ["check.py"]);
    assert.notEqual(output, "", errors);
    assert.deepEqual(JSON.parse(output), [['quo"ted: yes', 1e-300, "customers"], ["val/accuracy", 0.9, "customers"]]);
  });
});

import assert from "node:assert/strict";

import { betterWay, experimentsTable } from "../../../server/core/insights/experiments.ts";
import type { Run, Value } from "../../../server/core/stores/run.ts";

function run(id: string, params: Readonly<Record<string, string>>, metrics: Readonly<Record<string, Value>>): Run {
  const summaries = Object.entries(metrics).map(([name, last]) => [name, { last, min: last, max: last, step: 0, points: 1, nonFinite: 0 }]);
  return { id, name: id, experiment: "e", store: "s", status: "finished", deleted: false, startTime: 1000, endTime: 3000, params, metrics: Object.fromEntries(summaries) as Run["metrics"], tags: {} };
}

describe("experimentsTable", () => {
  it("has a column per parameter and metric, and knows which vary", () => {
    const { columns } = experimentsTable([run("a", { rate: "1", seed: "7" }, { auc: 0.5 }), run("b", { rate: "2", seed: "7", extra: "x" }, { auc: 0.5 })]);
    assert.deepEqual(columns.map(({ kind, name, varies }) => [kind, name, varies]), [["param", "extra", true], ["param", "rate", true], ["param", "seed", false], ["metric", "auc", false]]);
  });

  it("finds the best finite value of metrics whose better way is known", () => {
    const { columns } = experimentsTable([run("a", {}, { loss: "NaN", auc: 0.7, epoch: 3 }), run("b", {}, { loss: 0.2, auc: "Infinity", epoch: 5 }), run("c", {}, { loss: 0.4 })]);
    assert.deepEqual(columns.map(({ name, better, best }) => [name, better, best]), [["auc", "higher", 0.7], ["epoch", undefined, undefined], ["loss", "lower", 0.2]]);
  });

  it("gives the duration of runs that have ended", () => assert.equal(experimentsTable([run("a", {}, {})]).runs[0]?.durationMs, 2000));

  it("is empty without runs", () => assert.deepEqual(experimentsTable([]), { columns: [], runs: [] }));
});

describe("betterWay", () => {
  it("goes by the words of a name", () => {
    assert.deepEqual(["val_loss", "test/RMSE", "roc_auc", "F1", "eval-accuracy", "learning_rate", "glossary", "mape"].map(betterWay), ["lower", "lower", "higher", "higher", "higher", undefined, undefined, "lower"]);
  });
});

import assert from "node:assert/strict";

import { betterWay } from "../../../server/core/insights/experiments/better.ts";
import { experiments } from "../../../server/core/insights/experiments/table.ts";
import { loggedRun, storeOf } from "../../harness/runs.ts";

describe("experiments", () => {
  it("has a column per parameter and metric, and knows which vary", () => {
    const { table } = experiments([storeOf(loggedRun("a", { rate: "1", seed: "7" }, { auc: 0.5 }), loggedRun("b", { rate: "2", seed: "7", extra: "x" }, { auc: 0.5 }))]);
    assert.deepEqual(table.columns.map(({ kind, name, varies }) => [kind, name, varies]), [["param", "extra", true], ["param", "rate", true], ["param", "seed", false], ["metric", "auc", false]]);
  });

  it("puts several stores into one table, the newest run first, and knows that they differ", () => {
    const all = experiments([storeOf(loggedRun("old", { rate: "1", only: "x" }, { auc: 0.5 })), storeOf(loggedRun("new", { rate: "1" }, { auc: 0.5 }, { store: "t", startTime: 2000 }))]);
    assert.deepEqual(all.table.runs.map(({ id, store }) => [id, store]), [["new", "t"], ["old", "s"]]);
    assert.deepEqual(all.table.columns.map(({ name, varies }) => [name, varies]), [["only", true], ["rate", false], ["auc", false]]);
    assert.deepEqual(all.cells({ kind: "param", name: "only" }), { kind: "texts", words: ["x"], places: [-1, 0] });
  });

  it("gives cells in the order of the runs, and tells missing from NaN", () => {
    const all = experiments([storeOf(loggedRun("a", {}, { loss: [3, 1, 2] }), loggedRun("b", {}, {}), loggedRun("c", {}, { loss: NaN }))]);
    assert.deepEqual(all.cells({ kind: "metric", name: "loss" }), { kind: "numbers", values: Float64Array.of(2, NaN), places: [0, 2] });
    assert.deepEqual(all.cells({ kind: "metric", name: "loss", figure: "min" }), { kind: "numbers", values: Float64Array.of(1, NaN), places: [0, 2] });
    assert.deepEqual(all.cells({ kind: "metric", name: "gone" }), { kind: "numbers", values: new Float64Array(0), places: [] });
  });

  it("gives a run's curve and all of its values", async () => {
    const all = experiments([storeOf(loggedRun("a", { rate: "1" }, { loss: [3, 1] })), storeOf(loggedRun("a", {}, {}, { store: "t" }))]);
    assert.deepEqual([...(await all.curve({ id: "a", store: "s" }, "loss")).values], [3, 1]);
    assert.deepEqual((await all.curve({ id: "a", store: "t" }, "loss")).values.length, 0);
    assert.deepEqual(all.values({ id: "a", store: "s" }), { params: { rate: "1" }, metrics: { loss: { last: 1, min: 1, max: 3, mean: 2, step: 1, points: 2, nonFinite: 0 } } });
  });

  it("leaves deleted runs out, and gives the duration of those that have ended", () => {
    const { runs } = experiments([storeOf(loggedRun("a", {}, {}), loggedRun("b", {}, {}, { deleted: true }))]).table;
    assert.deepEqual(runs.map(({ id, durationMs }) => [id, durationMs]), [["a", 2000]]);
  });

  it("is empty without runs", () => assert.deepEqual(experiments([]).table, { columns: [], runs: [], stores: [] }));
});

describe("betterWay", () => {
  it("goes by the words of a name", () => {
    assert.deepEqual(["val_loss", "test/RMSE", "roc_auc", "F1", "eval-accuracy", "learning_rate", "glossary", "mape"].map(betterWay), ["lower", "lower", "higher", "higher", "higher", undefined, undefined, "lower"]);
  });
});

import assert from "node:assert/strict";

import { alertsOf } from "../../../server/core/insights/experiments/alerts.ts";
import { curveOf } from "../../../server/core/stores/curve.ts";

const SILENT_MS = 15 * 60_000;
const kinds = (count: number, value: (index: number) => number, metric = "train/loss", now = count): readonly string[] =>
  alertsOf(metric, curveOf(Array.from({ length: count }, (_, index) => [index, index, value(index)] as const)), now, SILENT_MS).map(({ kind }) => kind);

describe("alerts of a run that is going on", () => {
  it("say nothing of a training that learns", () => {
    assert.deepEqual(kinds(1000, (index) => Math.exp(-index / 300) + 0.01 * Math.sin(index)), []);
    assert.deepEqual(kinds(5, (index) => 5 + index), []);
    assert.deepEqual(kinds(0, () => 1), []);
  });

  it("name NaN and infinities with the step at which they began", () => {
    const [alert] = alertsOf("loss", curveOf([[0, 0, 1], [10, 0, NaN], [20, 0, NaN]]), 0, SILENT_MS);
    assert.match(alert?.message ?? "", /is NaN since step 10/);
    assert.deepEqual(kinds(3, (index) => (index === 2 ? Infinity : 1)), ["nan"]);
    assert.deepEqual(kinds(3, (index) => (index === 1 ? NaN : 1)), []);
  });

  it("name a loss that grows, and one that has levelled off", () => {
    assert.deepEqual(kinds(100, (index) => 1 + index / 20), ["divergence"]);
    assert.deepEqual(kinds(1000, (index) => Math.max(0.5, 1 - index / 100)), ["plateau"]);
  });

  it("know of other metrics only whether they are still logged", () => {
    assert.deepEqual(kinds(1000, (index) => index, "accuracy"), []);
    assert.deepEqual(kinds(3, () => NaN, "accuracy", 3 + 16 * 60_000), ["silence"]);
  });
});

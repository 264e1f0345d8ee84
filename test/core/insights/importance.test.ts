import assert from "node:assert/strict";

import { importance } from "../../../server/core/insights/experiments/importance.ts";

/** Lehmer's generator, so that the test is the same each time. */
function random(): () => number {
  let state = 7;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const next = random();
const RUNS = Array.from({ length: 120 }, () => ({ rate: next(), optimizer: next() < 0.5 ? "adam" : "sgd", noise: next() }));
const column = (name: keyof (typeof RUNS)[number]) => ({ name, cells: RUNS.map((run) => String(run[name])) });
const parameters = [column("rate"), column("optimizer"), column("noise"), { name: "seed", cells: RUNS.map(() => "7") }];

describe("importance", () => {
  it("finds what a metric was made of, numbers and words, and says how well that explains it", () => {
    const report = importance(parameters, RUNS.map(({ rate, optimizer }) => 10 * rate + (optimizer === "adam" ? 3 : 0)), random());
    assert.ok(report.state === "ready");
    assert.deepEqual(report.parameters.map(({ name }) => name), ["rate", "optimizer", "noise"], "what does not vary is left out");
    const [rate, optimizer, noise] = report.parameters;
    assert.ok(report.r2 > 0.9 && (rate?.share ?? 0) > 0.6 && (optimizer?.share ?? 0) > 0.1 && (noise?.share ?? 1) < 0.05, JSON.stringify(report));
    assert.ok((rate?.correlation ?? 0) > 0.8 && optimizer?.correlation === undefined);
  });

  it("says that nothing is explained where the metric is chance", () => {
    const report = importance(parameters, RUNS.map(() => next()), random());
    assert.ok(report.state === "ready" && report.r2 < 0.15);
  });

  it("leaves out runs without a finite value, and needs eight", () => {
    assert.deepEqual(importance(parameters, RUNS.map((_, index) => (index < 7 ? index : NaN)), random()), { state: "few", runs: 7 });
    assert.deepEqual(importance([], RUNS.map(({ rate }) => rate), random()), { state: "few", runs: 120 });
  });
});

import assert from "node:assert/strict";

import type { Report, Result } from "../../server/tasks/test/run.ts";
import { countsOf, lineOf, troubleOf } from "../../server/tasks/test/summary.ts";

describe("the summary of npm test", () => {
  it("adds up what every mocha counted", () => {
    assert.deepEqual(countsOf([result("passed", report(3, 0)), result("failed", report(1, 2))]), { passed: 4, failed: 2 });
  });

  it("counts a step that failed without a test", () => {
    assert.deepEqual(countsOf([result("failed"), result("failed", report(5, 0))]), { passed: 5, failed: 2 });
  });

  it("says on a step's line what was not run, and why", () => {
    assert.match(lineOf({ ...result("impossible"), output: "there is no python3\n" }), /– step .* not run: there is no python3$/);
  });

  it("names the tests that failed, or shows what the step printed", () => {
    const failing = { ...report(0, 1), failures: [{ fullTitle: "drift warns", err: { message: "1 == 2" } }] };
    assert.match(troubleOf(result("failed", failing)) ?? "", /✗ drift warns\n {4}1 == 2/);
    assert.match(troubleOf({ ...result("failed"), output: "error TS2345" }) ?? "", /error TS2345/);
    assert.equal(troubleOf(result("passed", report(1, 0))), undefined);
  });
});

function result(state: Result["state"], ofMocha?: Report): Result {
  return { step: { name: "step", run: { script: "step" }, needs: [] }, state, durationMs: 1000, output: "", ...(ofMocha ? { report: ofMocha } : {}) };
}

function report(passes: number, failures: number): Report {
  return { stats: { tests: passes + failures, passes, failures, pending: 0 }, pending: [], failures: [] };
}

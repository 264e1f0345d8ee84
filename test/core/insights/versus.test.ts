import assert from "node:assert/strict";

import { evaluate } from "../../../server/core/insights/evaluation/evaluate.ts";
import type { EvaluationColumns, EvaluationReport } from "../../../server/core/insights/evaluation/report.ts";
import { deLongTest } from "../../../server/core/insights/statistics/deLong.ts";
import { mcNemarTest } from "../../../server/core/insights/statistics/mcnemar.ts";
import { seededRandom } from "../../../server/core/insights/statistics/random.ts";
import { signFlipTest } from "../../../server/core/insights/statistics/signFlips.ts";
import { frameCollector } from "../../../server/core/insights/tables/frame.ts";

const random = seededRandom(3);

function report(header: readonly string[], rows: readonly (readonly (string | number)[])[], columns: EvaluationColumns): EvaluationReport {
  const frame = frameCollector(header);
  for (const row of rows) frame.add(row.map(String));
  const evaluated = evaluate(frame.frame("predictions.csv", []), { columns });
  return evaluated.state === "evaluated" ? evaluated.report : assert.fail(evaluated.reason);
}

describe("two models side by side", () => {
  it("differ where more rows only one gets right than chance explains", () => {
    const rows = Array.from({ length: 400 }, (_, row) => ["a", "b"].map((label) => [label, row % 4 === 0 ? "a" : label, row % 10 === 0 ? "b" : label])).flat();
    const { versus, problems } = report(["y", "old", "new"], rows, { label: "y", prediction: "old", versus: "new", groups: [] });
    const [test] = versus?.tests ?? [];
    assert.ok(test);
    assert.deepEqual([test.id, test.first, test.second, versus?.rows], ["mcnemar", 0.875, 0.95, 800]);
    assert.match(test.words, /^`new` is better than `old` in accuracy: 0\.875 for `old`, 0\.95 for `new`, more than chance explains \(p < 0\.0001\)\.$/);
    assert.ok(test.interval && test.interval[0] > 0.03 && test.interval[1] < 0.12);
    assert.deepEqual(problems, []);
  });

  it("do not differ where they are drawn alike, and rows without an answer of both are left out", () => {
    const draw = (label: string): string => (random() < 0.8 ? label : "b");
    const rows = Array.from({ length: 301 }, (_, row) => ["a", draw("a"), row === 0 ? "" : draw("a"), 0.5, 0.5]);
    const { versus } = report(["y", "old", "new", "s", "t"], [...rows, ["b", "b", "b", 1, 1], ["b", "b", "b", 1, 0.9]], { label: "y", prediction: "old", score: "s", versus: "new", versusScore: "t", groups: [] });
    assert.equal(versus?.rows, 302);
    assert.match(versus.tests[0]?.words ?? "", /do not differ beyond chance in accuracy/);
    assert.deepEqual(versus.tests.map(({ id }) => id), ["mcnemar", "delong"]);
  });

  it("are compared by their errors where they predict numbers", () => {
    const rows = Array.from({ length: 300 }, (_, row) => [row / 7, row / 7 + random() - 0.5, row / 7 + 3 * (random() - 0.5)]);
    const [test] = report(["y", "old", "new"], rows, { label: "y", prediction: "old", versus: "new", groups: [] }).versus?.tests ?? [];
    assert.match(test?.words ?? "", /^`old` is better than `new` in mean absolute error/);
    assert.ok(test?.interval && test.interval[0] > 0.3 && test.interval[1] < 0.7);
  });

  it("say what cannot be compared", () => {
    const rows = [["a", "a", ""], ["b", "b", ""]];
    assert.deepEqual(report(["y", "old", "new"], rows, { label: "y", prediction: "old", versus: "gone", groups: [] }).problems, ["predictions.csv has no column `gone`. It has `y`, `old`, `new`."]);
    assert.match(report(["y", "old", "new"], rows, { label: "y", prediction: "old", versus: "new", groups: [] }).problems.join(), /No row of predictions\.csv has both/);
  });
});

describe("paired tests", () => {
  it("have exact chances for few pairs", () => {
    assert.equal(mcNemarTest(0, 0), 1);
    assert.equal(mcNemarTest(5, 5), 1);
    assert.ok(Math.abs(mcNemarTest(1, 5) - 0.21875) < 1e-12);
    assert.ok(Math.abs(signFlipTest(Float64Array.of(1, 1, 1, 1)) - 2 / 16) < 0.02);
    assert.equal(signFlipTest(Float64Array.of(0, 0, 0)), 1);
  });

  it("rarely find a difference where there is none", () => {
    let [flips, areas] = [0, 0];
    for (let turn = 0; turn < 200; turn += 1) {
      if (signFlipTest(Float64Array.from({ length: 30 }, () => random() - 0.5)) < 0.05) flips += 1;
      const scores = (): Float64Array => Float64Array.from({ length: 80 }, (_, row) => random() + (row % 2) * 0.5);
      if ((deLongTest(Array.from({ length: 80 }, (_, row) => row % 2 === 1), scores(), scores())?.pValue ?? 0) < 0.05) areas += 1;
    }
    assert.ok(flips <= 20 && areas <= 20, `${flips}, ${areas}`);
    assert.equal(deLongTest([true, false, false], Float64Array.of(1, 2, 3), Float64Array.of(1, 2, 3)), undefined);
  });
});

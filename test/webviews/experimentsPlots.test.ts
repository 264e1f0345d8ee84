import assert from "node:assert/strict";

import { groupedLines } from "../../webviews/experiments/groupLines.ts";
import { boxOf, quantile } from "../../webviews/experiments/plots/boxStatistics.ts";
import { choicesOf } from "../../webviews/experiments/plots/choices.ts";
import type { Line } from "../../webviews/shared/charts/line.ts";

const line = (x: readonly number[], y: readonly number[]): Line => ({ label: "", place: 0, x: Float64Array.from(x), y: Float64Array.from(y) });

describe("box plots", () => {
  it("have the quartiles of NumPy, whiskers of Tukey, and what lies beyond", () => {
    // numpy.percentile([1, 2, 3, 4, 5, 6, 7, 30], [25, 50, 75]) is 2.75, 4.5, 6.25.
    assert.deepEqual(boxOf([7, 1, 30, 2, 6, 3, 5, 4]), { count: 8, lowerQuartile: 2.75, median: 4.5, upperQuartile: 6.25, lowerWhisker: 1, upperWhisker: 7, outliers: [30] });
  });

  it("leave out what is not finite, and are nothing without a value", () => {
    assert.equal(boxOf([NaN, 3, Infinity])?.count, 1);
    assert.equal(boxOf([3])?.median, 3);
    assert.equal(boxOf([NaN]), undefined);
  });

  it("take a quantile between two values", () => assert.equal(quantile(Float64Array.of(0, 10), 0.9), 9));
});

describe("lines of groups", () => {
  const lines = [line([0, 1, 2], [1, 2, 3]), line([0, 2], [3, 7]), line([0, 1], [10, 20])];
  const [first, second] = groupedLines(lines, (index) => (index < 2 ? "a" : "b"), "range");

  it("are the mean with the lowest and highest; between its points a run counts as its line runs", () => {
    assert.deepEqual([first?.label, Array.from(first?.x ?? []), Array.from(first?.y ?? [])], ["a (2 runs)", [0, 1, 2], [2, 3.5, 5]]);
    assert.deepEqual([Array.from(first?.band?.low ?? []), Array.from(first?.band?.high ?? [])], [[1, 2, 3], [3, 5, 7]]);
    assert.equal(second?.label, "b (1 run)");
  });

  it("reach one standard deviation of a sample either way", () => {
    const [spread] = groupedLines(lines.slice(0, 2), () => "a", "deviation");
    assert.deepEqual(Array.from(spread?.band?.high ?? []).map((value) => Number(value.toFixed(4))), [3.4142, 5.6213, 7.8284]);
  });

  it("do not count a run before its start, after its end, or in a gap", () => {
    const [only] = groupedLines([line([0, 1, 2, 3], [1, NaN, 3, 4]), line([2, 3], [5, 6])], () => "a", "range");
    assert.deepEqual(Array.from(only?.y ?? []), [1, NaN, 4, 5]);
  });

  it("have no more places than a chart can show, the last among them", () => {
    const [only] = groupedLines([line(Array.from({ length: 9001 }, (_, at) => at), Array.from({ length: 9001 }, (_, at) => at))], () => "a", "range");
    assert.deepEqual([only?.x.length, only?.x.at(-1), only?.y.at(-1)], [2000, 9000, 9000]);
  });
});

describe("columns to choose from", () => {
  it("are told apart where a parameter is called as a metric", () => {
    const columns = [{ kind: "param", name: "loss", varies: false }, { kind: "param", name: "rate", varies: true }, { kind: "metric", name: "loss", varies: true }] as const;
    const choices = choicesOf({ columns, runs: [], stores: [] }, ["param", "metric"]);
    assert.deepEqual(choices.labels, ["rate", "loss (parameter)", "loss"]);
    assert.deepEqual([choices.keyOf("loss"), choices.keyOf("loss (parameter)"), choices.labelOf("param:rate")], ["metric:loss", "param:loss", "rate"]);
  });
});

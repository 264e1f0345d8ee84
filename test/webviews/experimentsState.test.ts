import assert from "node:assert/strict";

import type { ExperimentRun, ExperimentsTable } from "../../webviews/experiments/rows.ts";
import { smooth } from "../../webviews/experiments/smooth.ts";
import { freshState, shownColumns, shownRuns, sortedBy, toggled } from "../../webviews/experiments/state.ts";

const run = (id: string, auc: number | undefined, layers: string): ExperimentRun => ({
  ...{ id, store: "s", name: id, experiment: "e", status: "finished", startTime: id.charCodeAt(0), params: { layers } },
  tracker: "MLflow",
  tags: {},
  metrics: auc === undefined ? {} : { auc },
});
const table: ExperimentsTable = {
  columns: [
    { kind: "param", name: "layers", varies: true },
    { kind: "metric", name: "auc", varies: true, better: "higher", best: 0.9 },
  ],
  runs: [run("a", 0.5, "10"), run("b", NaN, "9"), run("c", 0.9, "deep"), run("d", undefined, "9")],
};
const columns = shownColumns(table, true);
const order = (column: string, descending: boolean, filter = ""): string => shownRuns(table, columns, { filter, sort: { column, descending } }).map(({ id }) => id).join("");

describe("what the experiments view shows", () => {
  it("sorts metrics as numbers, with NaN and missing values last either way", () => {
    assert.equal(order("metric:auc", true), "cabd");
    assert.equal(order("metric:auc", false), "acbd");
  });

  it("sorts parameters as numbers where they are, before texts", () => assert.equal(order("param:layers", false), "bdac"));

  it("sorts by the first column where the saved one is gone", () => assert.equal(order("metric:gone", false), "abcd"));

  it("keeps runs that hold every word of the filter", () => {
    assert.equal(order("name", false, "layers=9"), "bd");
    assert.equal(order("name", false, "LAYERS=9 d"), "bd");
    assert.equal(order("name", false, "none of these"), "");
  });

  it("starts a metric with its best end, and turns round on the second press", () => {
    const auc = columns.find(({ key }) => key === "metric:auc");
    assert.ok(auc);
    const first = sortedBy(freshState.sort, auc);
    assert.deepEqual(first, { column: "metric:auc", descending: true });
    assert.deepEqual(sortedBy(first, auc), { column: "metric:auc", descending: false });
  });

  it("shows every column of a single run, and only varying ones of several", () => {
    const constant: ExperimentsTable = { ...table, columns: [{ kind: "param", name: "seed", varies: false }] };
    assert.ok(!shownColumns(constant, true).some(({ title }) => title === "seed"));
    assert.ok(shownColumns(constant, false).some(({ title }) => title === "seed"));
    assert.ok(shownColumns({ ...constant, runs: table.runs.slice(0, 1) }, true).some(({ title }) => title === "seed"));
  });

  it("keeps the order in which runs were chosen", () => assert.deepEqual(["b", "a", "b", "c"].reduce<readonly string[]>(toggled, []), ["a", "c"]));
});

describe("smooth", () => {
  it("starts at the first value and leaves gaps", () => {
    assert.deepEqual(smooth([4, null, 4], 0.9), [4, null, 4]);
    const [first, second] = smooth([0, 1], 0.5);
    assert.equal(first, 0);
    assert.ok(typeof second === "number" && Math.abs(second - 2 / 3) < 1e-12);
  });
});

import assert from "node:assert/strict";

import { orderedRuns } from "../../server/core/insights/experiments/query/order.ts";
import { experiments } from "../../server/core/insights/experiments/table.ts";
import { packedCells } from "../../server/host/runs/packed.ts";
import { columnChanges } from "../../webviews/experiments/columnChanges.ts";
import { shownColumns } from "../../webviews/experiments/columns.ts";
import { runData, type RunData } from "../../webviews/experiments/data.ts";
import { exported } from "../../webviews/experiments/exporting.ts";
import { suggestions } from "../../webviews/experiments/query/complete.ts";
import { gaussian, movingAverage } from "../../webviews/experiments/smooth.ts";
import { freshState, savedView, sortedBy, toggled, viewFrom } from "../../webviews/experiments/state.ts";
import { alignedToPixels } from "../../webviews/shared/charts/pixels.ts";
import type { Call } from "../../webviews/protocol/rpc.ts";
import type { ExperimentsContract } from "../../webviews/protocol/experiments.ts";
import { loggedRun, storeOf } from "../harness/runs.ts";

const day = (number: number): number => Date.UTC(2026, 0, number, 12);
const all = experiments([
  storeOf(
    loggedRun("a", { layers: "10", opt: "adam" }, { auc: [0.9, 0.5], "val loss": 3 }, { startTime: day(5), endTime: day(5) + 60_000, tags: { team: "growth" } }),
    loggedRun("b", { layers: "9", opt: "adam" }, { auc: NaN }, { startTime: day(4), status: "failed" }),
    loggedRun("c", { layers: "deep", opt: "adam" }, { auc: 0.9, "val loss": 1 }, { startTime: day(3) }),
    loggedRun("d", { layers: "9", opt: "adam" }, {}, { startTime: day(2), experiment: "other" }),
  ),
]);
const call = ((_: "cells", { columns }: { readonly columns: Parameters<typeof all.cells>[0][] }) => Promise.resolve(columns.map((column) => packedCells(all.cells(column))))) as unknown as Call<ExperimentsContract>;

async function filled(): Promise<RunData> {
  const data = runData(call, () => undefined);
  await data.replace(all.table);
  data.need([...all.table.columns.map(({ kind, name }) => `${kind}:${name}`), "max:auc", "min:auc"]);
  await new Promise((resolve) => setTimeout(resolve, 0));
  return data;
}

describe("what the experiments view shows", () => {
  let data: RunData;
  before(async () => (data = await filled()));
  const ids = (places: readonly number[]): string => places.map((place) => data.table.runs[place]?.id).join("");
  const sorted = (...sorts: readonly (readonly [column: string, descending: boolean])[]): string => ids(orderedRuns(data, () => true, sorts.map(([column, descending]) => ({ column, descending }))));

  it("sorts metrics as numbers, with NaN and missing values last either way", () => {
    assert.equal(sorted(["metric:auc", true]), "cabd");
    assert.equal(sorted(["metric:auc", false]), "acbd");
  });

  it("sorts parameters as numbers where they are, before texts", () => assert.equal(sorted(["param:layers", false]), "bdac"));

  it("sorts what is equal by the next column", () => assert.equal(sorted(["param:opt", false], ["param:layers", true], ["run:started", false]), "adbc"));

  it("sorts by figures of a curve", () => assert.equal(sorted(["max:auc", true], ["run:started", true]), "acbd"));

  it("shows what varies, the experiment where there are several, and figures that were asked for", () => {
    const titles = (change: Partial<typeof freshState>): readonly string[] => shownColumns(all.table, { ...freshState, ...change }).map(({ title }) => title);
    assert.deepEqual(titles({}), ["Run", "Experiment", "Status", "Started", "Duration", "auc", "val loss", "layers"]);
    assert.deepEqual(titles({ onlyVarying: false }).at(-1), "opt");
    const { columns } = freshState;
    assert.deepEqual(titles({ columns: { ...columns, hidden: ["metric:auc"], added: ["min:auc", "tag:team", "metric:gone"] } }).slice(5), ["val loss", "layers", "min auc", "team"]);
    assert.deepEqual(titles({ columns: columnChanges.pin(columns, "metric:auc") }).slice(0, 2), ["auc", "Run"]);
  });

  it("moves columns one by one and before another", () => {
    const shown = shownColumns(all.table, freshState);
    const order = (settings: typeof freshState.columns): string => shownColumns(all.table, { ...freshState, columns: settings }).map(({ title }) => title).join();
    assert.equal(order(columnChanges.move(freshState.columns, shown, "param:layers", "run:status")), "Run,Experiment,layers,Status,Started,Duration,auc,val loss");
    assert.equal(order(columnChanges.shift(freshState.columns, shown, "metric:auc", -1)), "Run,Experiment,Status,Started,auc,Duration,val loss,layers");
    assert.equal(order(columnChanges.shift(freshState.columns, shown, "param:layers", 1)), shown.map(({ title }) => title).join());
  });

  it("turns a sort round, or adds another", () => {
    const once = sortedBy([], "metric:auc", true, false);
    assert.deepEqual(sortedBy(once, "metric:auc", true, false), [{ column: "metric:auc", descending: false }]);
    assert.deepEqual(sortedBy(once, "run:name", false, true).map(({ column }) => column), ["metric:auc", "run:name"]);
    assert.deepEqual(sortedBy(sortedBy(once, "run:name", false, true), "metric:auc", true, true).map(({ descending }) => descending), [false, false]);
  });

  it("keeps the colours of the other runs when one is taken away", () => {
    assert.deepEqual(toggled(["a", "b", "c"], "b"), ["a", "", "c"]);
    assert.deepEqual(toggled(["a", "", "c"], "d"), ["a", "d", "c"]);
    assert.deepEqual(toggled(["a", "", "c"], "c"), ["a"]);
  });

  it("takes of a saved view what makes sense", () => {
    const view = savedView({ ...freshState, filter: "auc > 0.5" });
    assert.deepEqual(viewFrom(JSON.parse(JSON.stringify(view))), view);
    assert.deepEqual(viewFrom({ filter: 3, columns: { hidden: "x", pinned: ["metric:auc"] }, more: true }), { ...savedView(freshState), columns: { ...freshState.columns, pinned: ["metric:auc"] } });
    assert.deepEqual(viewFrom("nothing"), savedView(freshState));
  });

  it("exports what is shown, with every digit", () => {
    const columns = shownColumns(all.table, freshState).filter(({ key }) => key === "run:name" || key === "metric:auc");
    const rows = [["a|b", 1 / 3], ["c, \"d\"", NaN], ["e", undefined]];
    assert.equal(exported({ columns, rows }, "CSV"), 'Run,auc\r\na|b,0.3333333333333333\r\n"c, ""d""",NaN\r\ne,\r\n');
    assert.deepEqual(JSON.parse(exported({ columns, rows }, "JSON")), [{ Run: "a|b", auc: 1 / 3 }, { Run: 'c, "d"', auc: "NaN" }, { Run: "e" }]);
    assert.equal(exported({ columns, rows }, "Markdown").split("\n")[2], "| a\\|b | 0.3333333333333333 |");
  });

  it("suggests columns, then operators, then values, in the filter", () => {
    const offered = (text: string): readonly string[] => suggestions(text, text.length, data).map((each) => each.text);
    assert.deepEqual(offered("la").slice(0, 1), ["layers"]);
    assert.deepEqual(offered("val").slice(0, 1), ["`val loss`"]);
    assert.deepEqual(offered("auc ").slice(0, 2), ["<", "<="]);
    assert.deepEqual(offered("layers = "), ["10", "9", "deep"]);
    assert.deepEqual(offered("status = f"), ["finished", "failed"]);
  });
});

describe("smoothing", () => {
  it("is TensorBoard's moving average, without the bias of its start; gaps stay", () => {
    const smooth = movingAverage(Float64Array.of(1, 2, NaN, 3), 0.5);
    assert.deepEqual([...smooth], [1, 5 / 3, NaN, 17 / 7]);
  });

  it("by a bell of Gauss keeps what is constant and does not lag", () => {
    assert.deepEqual([...gaussian(Float64Array.of(2, 2, NaN, 2), 0.8)], [2, 2, NaN, 2]);
    const peak = gaussian(Float64Array.of(0, 0, 0, 1, 0, 0, 0), 0.5);
    assert.equal(peak.indexOf(Math.max(...peak)), 3);
    assert.ok(Math.abs((peak[2] ?? 0) - (peak[4] ?? 1)) < 1e-12);
  });
});

describe("lines on pixels", () => {
  const line = (count: number, value: (index: number) => number) => ({ x: Float64Array.from({ length: count }, (_, index) => index), y: Float64Array.from({ length: count }, (_, index) => value(index)) });
  const same = (x: number): number => x;

  it("stand point by point where there is room", () => {
    const { x, lines } = alignedToPixels([line(3, (index) => (index === 1 ? NaN : index)), { x: Float64Array.of(1.5), y: Float64Array.of(9) }], 0, 2, 500, same);
    assert.deepEqual([x, lines], [[0, 1, 1.5, 2], [[0, null, undefined, 2], [undefined, undefined, 9, undefined]]]);
  });

  it("never lose a spike", () => {
    const { lines } = alignedToPixels([line(100_000, (index) => (index === 77_777 ? 100 : index === 12_345 ? -100 : Math.sin(index)))], 0, 99_999, 300, same);
    const numbers = lines[0]?.filter((value) => typeof value === "number") ?? [];
    assert.deepEqual([Math.max(...numbers), Math.min(...numbers)], [100, -100]);
    assert.ok(numbers.length <= 2 * 302);
  });

  it("show more of what is zoomed in on", () => {
    const spike = line(100_000, (index) => (index === 50_001 ? 1 : 0));
    const { x, lines } = alignedToPixels([spike], 50_000, 50_010, 300, same);
    assert.deepEqual([x.includes(50_001), lines[0]?.[x.indexOf(50_001)]], [true, 1]);
  });

  it("are gaps where whole pixels are NaN", () => {
    const { lines } = alignedToPixels([line(10_000, (index) => (index < 5000 ? NaN : 1))], 0, 9999, 100, same);
    assert.ok((lines[0]?.filter((value) => value === null).length ?? 0) > 40);
  });
});

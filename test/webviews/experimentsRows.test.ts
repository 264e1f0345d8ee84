import assert from "node:assert/strict";

import type { Sort } from "../../server/core/insights/experiments/query/order.ts";
import { experiments } from "../../server/core/insights/experiments/table.ts";
import type { LoggedRun } from "../../server/core/stores/contents.ts";
import { packedCells } from "../../server/host/runs/packed.ts";
import { shownColumns } from "../../webviews/experiments/columns.ts";
import { runData, type RunData } from "../../webviews/experiments/data.ts";
import { groupCell } from "../../webviews/experiments/groupCells.ts";
import { gridRows, groupTitle } from "../../webviews/experiments/rows.ts";
import { freshState, viewFrom, savedView, type Arrangement } from "../../webviews/experiments/state.ts";
import type { ExperimentsContract } from "../../webviews/protocol/experiments.ts";
import type { Call } from "../../webviews/protocol/rpc.ts";
import { loggedRun, storeOf } from "../harness/runs.ts";

/** The runs in the order given, their columns fetched. */
async function filled(...runs: readonly LoggedRun[]): Promise<RunData> {
  const all = experiments([storeOf(...runs.map((run, place) => ({ ...run, startTime: 1e12 - place })))]);
  const call = ((_: "cells", { columns }: { readonly columns: Parameters<typeof all.cells>[0][] }) => Promise.resolve(columns.map((column) => packedCells(all.cells(column))))) as unknown as Call<ExperimentsContract>;
  const data = runData(call, () => undefined);
  await data.replace(all.table);
  data.need(all.table.columns.map(({ kind, name }) => `${kind}:${name}`));
  await new Promise((resolve) => setTimeout(resolve, 0));
  return data;
}

/** Groups as `name[size]`, closed ones with `+`; runs by their ids, indented by `.`. */
function drawn(data: RunData, arrangement: Partial<Arrangement>, sorts: readonly Sort[] = []): string {
  const rows = gridRows(data, data.table.runs.map((_, place) => place), { ...freshState.rows, ...arrangement }, sorts);
  return rows.map((row) => `${".".repeat(row.depth)}${row.kind === "run" ? (data.table.runs[row.place]?.id ?? "") : `${row.label}[${row.places.length}]`}${row.open === false ? "+" : ""}`).join(" ");
}

describe("rows of the experiments view", () => {
  const byRate = (): Promise<RunData> => filled(loggedRun("a", { rate: "0.1" }, { auc: 0.7 }), loggedRun("b", { rate: "0.10" }, { auc: 0.9 }), loggedRun("c", { rate: "0.2" }, { auc: NaN }), loggedRun("d", {}, { auc: 0.75 }), loggedRun("e", { rate: "0.2" }, { auc: 0.82 }));

  it("puts runs with the same value together, however it is written, and those without one last", async () => {
    assert.equal(drawn(await byRate(), { group: "param:rate" }), "0.1[2]+ 0.2[2]+ none[1]+");
  });

  it("sorts groups by what they show of the first column of the sort", async () => {
    const data = await byRate();
    const sorts = [{ column: "metric:auc", descending: true }];
    assert.equal(drawn(data, { group: "param:rate", aggregate: "mean" }, sorts), "0.2[2]+ 0.1[2]+ none[1]+");
    assert.equal(drawn(data, { group: "param:rate", aggregate: "max" }, sorts), "0.1[2]+ 0.2[2]+ none[1]+");
  });

  it("opens a group, or all but one", async () => {
    const data = await byRate();
    assert.equal(drawn(data, { group: "param:rate", turned: ["group:param:rate=0.2"] }), "0.1[2]+ 0.2[2] .c .e none[1]+");
    assert.equal(drawn(data, { group: "param:rate", folds: "open", turned: ["group:param:rate=0.2"] }), "0.1[2] .a .b 0.2[2]+ none[1] .d");
  });

  it("groups by status, by tag and by day", async () => {
    const data = await filled(loggedRun("a", {}, {}, { status: "failed", tags: { team: "x" } }), loggedRun("b", {}, {}));
    assert.equal(drawn(data, { group: "run:status" }), "failed[1]+ finished[1]+");
    assert.equal(drawn(data, { group: "tag:team" }), "x[1]+ none[1]+");
    assert.equal(drawn(data, { group: "run:started" }), "2001-09-09[2]+");
  });

  it("shows the figure, and says how many runs it is of", async () => {
    const data = await byRate();
    const column = (key: string) => shownColumns(data.table, { ...freshState, onlyVarying: false }).find((each) => each.key === key);
    const [auc, rate] = [column("metric:auc"), column("param:rate")];
    assert.ok(auc && rate);
    assert.deepEqual(groupCell(data, auc, [0, 1, 2], "mean", 2), { text: "0.80", hint: "auc, mean of 2 runs: from 0.70 to 0.90, mean 0.80; 1 run without it" });
    assert.equal(groupCell(data, auc, [0, 1, 2], "min", 2)?.text, "0.70");
    assert.equal(groupCell(data, auc, [2], "max", 2)?.text, "–");
    assert.deepEqual(groupCell(data, rate, [0, 1, 2], "mean", undefined), { text: "2 0.1, 1 0.2", hint: "rate: 0.1 (2), 0.2 (1)" });
    assert.deepEqual([groupTitle("param:rate", "0.1"), groupTitle("param:rate", "none")], ["rate: 0.1", "no rate"]);
  });

  it("puts runs under their parents, and lets children stand alone whose parent is not there", async () => {
    const data = await filled(loggedRun("c", {}, {}, { parent: "p" }), loggedRun("p", {}, {}), loggedRun("g", {}, {}, { parent: "c" }), loggedRun("x", {}, {}, { parent: "gone" }));
    assert.equal(drawn(data, {}), "p .c ..g x");
    assert.equal(drawn(data, { turned: ["s#c"] }), "p .c+ x");
    assert.equal(drawn(data, { folds: "closed" }), "p+ x");
    assert.equal(drawn(data, { nested: false }), "c p g x");
  });

  it("shows runs that are each other's parents, and one that is its own", async () => {
    const data = await filled(loggedRun("a", {}, {}, { parent: "b" }), loggedRun("b", {}, {}, { parent: "a" }), loggedRun("c", {}, {}, { parent: "c" }));
    assert.equal(drawn(data, {}), "c a .b");
  });

  it("is shared with a saved view, but for what was folded one by one", () => {
    const rows: Arrangement = { group: "tag:team", aggregate: "max", nested: false, folds: "open", turned: ["x"] };
    assert.deepEqual(viewFrom(savedView({ ...freshState, rows })).rows, { ...rows, turned: [] });
    assert.deepEqual(viewFrom({ rows: { group: 7, aggregate: "sum", folds: "no" } }).rows, freshState.rows);
  });
});

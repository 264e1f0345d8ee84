import assert from "node:assert/strict";
import { join } from "node:path";

import { defaultDriftOptions, driftOverSql, driftOverTimeOverSql, type DriftReport } from "../../server/core/index.ts";
import type { ColumnOverTime } from "../../server/core/insights/overTime/overTime.ts";
import type { ColumnSummary } from "../../server/core/insights/drift/report.ts";
import { dataJobs } from "../../server/host/dataJobs.ts";
import { startDuckDb } from "../../server/host/duckdb.ts";
import { sortingRoom } from "../../server/host/sortingRoom.ts";
import { openByDuckDb } from "../../server/host/sql/remoteData.ts";
import { temporaryFolder } from "../harness/disk.ts";

const folder = temporaryFolder({});
const [reference, current] = [join(folder, "reference.parquet"), join(folder, "current.parquet")];
const ROWS = 20_000;

/** Shapes that make groups of values difficult: tails, ties, gaps, holes, values at the ends of what a double holds. */
const columns = (seed: number, shift: number): string => {
  const uniform = (salt: number): string => `((hash(i * 31 + ${seed * 1000 + salt}) + 0.5) / 18446744073709551616.0)`;
  const normal = (salt: number): string => `(sqrt(-2 * ln(${uniform(salt)})) * cos(2 * pi() * ${uniform(salt + 1)}))`;
  return [`${normal(1)} + ${shift} AS moved`, `exp(2 * ${normal(3)}) AS lognormal`, `pow(${uniform(5)}, -1.5) AS pareto`, `CASE WHEN ${uniform(6)} < 0.7 THEN 0 ELSE ${normal(7)} END AS zeroes`, `CASE WHEN i % 10 = 1 THEN NULL WHEN i % 10 = 2 THEN 'nan'::DOUBLE WHEN i % 500 = 3 THEN 'inf'::DOUBLE ELSE ${normal(9)} END AS holes`, `round(${normal(11)}, 1) AS ties`, `CAST(${uniform(13)} * 5 AS INTEGER) AS digit`, `CAST(${uniform(14)} * 90000 AS INTEGER) AS amount`, `7.25 AS constant`, `CASE WHEN i = 5 THEN 1e300 WHEN i = 6 THEN -1e300 ELSE ${normal(15)} END AS extremes`, `CAST(${normal(17)} AS FLOAT) AS narrow`, `CAST(${normal(19)} AS DECIMAL(12, 4)) AS money`, `'v' || CAST(pow(${uniform(21)}, 3) * 40 AS INTEGER) AS label`, `${uniform(22)} < 0.3 AS flag`, `TIMESTAMP '2024-01-01' + INTERVAL (i) MINUTE AS at`, `i AS row_id`, `CAST(NULL AS DOUBLE) AS nothing`].join(", ");
};

describe("drift over SQL", () => {
  let asked: DriftReport;
  let local: DriftReport;

  before(async () => {
    const engine = await startDuckDb(1, sortingRoom());
    assert.ok(engine);
    await engine.connection.run(`COPY (SELECT ${columns(1, 0)} FROM range(${ROWS}) t(i)) TO '${reference}' (FORMAT parquet)`);
    await engine.connection.run(`COPY (SELECT ${columns(2, 0.4)} FROM range(${ROWS + 500}) t(i)) TO '${current}' (FORMAT parquet)`);
    engine.close();
    const [before, after] = [await openByDuckDb({ kind: "file", name: "reference.parquet", path: reference }), await openByDuckDb({ kind: "file", name: "current.parquet", path: current })];
    assert.ok(before.state === "open" && after.state === "open");
    asked = await driftOverSql(before.data, after.data, defaultDriftOptions);
    await Promise.all([before.close(), after.close()]);
    const done = await dataJobs.drift({ reference, current, options: defaultDriftOptions });
    assert.ok(done.state === "done");
    local = done.report;
  });

  it("gives the verdicts of data at hand", () => {
    assert.deepEqual(asked.columns.map(({ name, type, state, test }) => [name, type, state, test]).toSorted(), local.columns.map(({ name, type, state, test }) => [name, type, state, test]).toSorted());
    assert.deepEqual([asked.reference, asked.current], [local.reference, local.current]);
    assert.deepEqual(asked.dataset, local.dataset);
  });

  it("gives the exact figures but for the Wasserstein distance, whose bounds hold it", () => {
    for (const column of asked.columns) {
      const same = local.columns.find(({ name }) => name === column.name);
      assert.ok(same);
      const quantiles = (of: ColumnSummary): unknown => (column.state === "undefined" ? undefined : of.numbers?.quantiles);
      const exact = (side: "reference" | "current"): readonly unknown[] => [column[side].count, column[side].missing, quantiles(column[side])];
      assert.deepEqual(exact("reference"), [same.reference.count, same.reference.missing, quantiles(same.reference)], column.name);
      assert.deepEqual(exact("current"), [same.current.count, same.current.missing, quantiles(same.current)], column.name);
      assert.deepEqual([column.statistic, column.pValue], [same.statistic, same.pValue], column.name);
      assert.deepEqual(column.missing, same.missing, column.name);
      column.effects.forEach(({ measure, value }, place) => assert.equal(value, same.effects[place]?.value, `${column.name} ${measure}`));
      for (const { measure, value, range } of column.others) {
        const exactly: number = same.others.find((other) => other.measure === measure)?.value ?? Number.NaN;
        if (range) assert.ok(range[0] <= exactly && exactly <= range[1], `${column.name}: ${exactly} is not within ${range.join(" and ")}`);
        else assert.equal(value, exactly, `${column.name} ${measure}`);
      }
    }
  });

  it("follows columns through windows of time with one statement for all windows, as data at hand do but for what it says", async () => {
    const [before, after] = [await openByDuckDb({ kind: "file", name: "reference.parquet", path: reference }), await openByDuckDb({ kind: "file", name: "current.parquet", path: current })];
    assert.ok(before.state === "open" && after.state === "open");
    const statements: string[] = [];
    const counted: typeof after.data = { ...after.data, ask: (sql) => (statements.push(sql), after.data.ask(sql)) };
    const options = { ...defaultDriftOptions, tests: { lognormal: "psi", ties: "wasserstein" }, bins: { lognormal: 20 } } as const;
    const done = await driftOverTimeOverSql(before.data, counted, { column: "at", unit: "day" }, options);
    const auto = await driftOverTimeOverSql(before.data, after.data, {}, options);
    const wrong = [await driftOverTimeOverSql(before.data, after.data, { column: "label" }, options), await driftOverTimeOverSql({ ...before.data }, { ...after.data, columns: [] }, {}, options)];
    await Promise.all([before.close(), after.close()]);
    const local = await dataJobs.driftOverTime({ reference, current, options, over: { column: "at", unit: "day" } });
    assert.ok(done.state === "done" && local.state === "done" && auto.state === "done");
    assert.deepEqual([done.report.over, done.report.timeColumns, done.report.windows.map(({ name, rows }) => [name, rows])], [local.report.over, ["at"], local.report.windows.map(({ name, rows }) => [name, rows])]);
    assert.deepEqual(auto.report.over, { kind: "time", column: "at", unit: "day" });
    for (const column of done.report.columns) {
      const same: ColumnOverTime | undefined = local.report.columns.find(({ name }) => name === column.name);
      assert.ok(same);
      assert.deepEqual([column.name, column.measure, column.drifted], [same.name, same.measure, same.drifted]);
      const off = Number(/(?:by up to|half of) ([\d.e-]+)\.$/.exec(column.words)?.[1] ?? 0) * 1.01 + 1e-12;
      column.values.forEach((value, place) => {
        const exactly: number | null = same.values[place] ?? null;
        assert.ok(value === exactly || Math.abs((value ?? Number.NaN) - (exactly ?? Number.NaN)) <= off, `${column.name} in window ${place}: ${value} is not ${exactly} within ${off}`);
      });
      assert.ok(off < 0.05, column.words);
    }
    // However many windows there are, a column is asked for a few times.
    assert.ok(statements.length < 8 * after.data.columns.length, String(statements.length));
    assert.deepEqual(wrong, [{ state: "failed", reason: "`label` of current.parquet is no column of dates or times; those are at." }, { state: "failed", reason: "No column of current.parquet is of a type for dates or times, so there is no course of time." }]);
  });

  it("says what is approximate, and why nothing was compared", () => {
    const wordsOf = (name: string): string => asked.columns.find((column) => column.name === name)?.computed ?? "";
    assert.match(wordsOf("moved"), /^Computed by DuckDB in \d+ groups of values: the KS distance is exact, quantiles and shares of bins are exact; the Wasserstein distance lies between /);
    assert.equal(wordsOf("label"), "Counted by DuckDB; every figure is exact.");
    const verdict = (name: string): string => asked.columns.find((column) => column.name === name)?.verdict ?? "";
    assert.match(verdict("row_id"), /row number or an identifier/);
    assert.match(verdict("nothing"), /every value in the reference data is missing/);
  });
});

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { defaultDriftOptions, driftOverSql, evaluate, frameOverSql, profileOverSql, type DriftReport, type ProfileReport, type RemoteData } from "../../server/core/index.ts";
import type { ProfileChart } from "../../server/core/insights/profile/report.ts";
import { dataJobs } from "../../server/host/dataJobs.ts";
import { startDuckDb } from "../../server/host/duckdb.ts";
import { sortingRoom } from "../../server/host/sortingRoom.ts";
import { openByDuckDb, type OpenRemote } from "../../server/host/sql/remoteData.ts";
import { temporaryFolder } from "../harness/disk.ts";

const folder = temporaryFolder({});
const path = join(folder, "people.parquet");
const ROWS = 5000;
const COLUMNS = ["sqrt(-2 * ln((hash(i * 31 + 1) + 0.5) / 18446744073709551616.0)) AS size", "CASE WHEN i % 9 = 0 THEN NULL ELSE round(((hash(i) % 1000) / 10.0) :: DOUBLE, 1) END AS amount", "i % 4 AS grade", "'city ' || (hash(i * 7) % 8) AS city", "i AS customer_id", "'person' || i || '@example.org' AS email", "i % 3 = 0 AS flag", "TIMESTAMP '2024-01-01' + INTERVAL (i) MINUTE AS at", "5.5 AS constant", "CAST(NULL AS VARCHAR) AS nothing", "CASE WHEN i % 100 = 0 THEN 'inf'::DOUBLE ELSE i / 7 END AS wide", "i % 2 AS label", "CASE WHEN i % 5 = 0 THEN 1 - i % 2 ELSE i % 2 END AS prediction"];

describe("a table in an engine", () => {
  const opened: OpenRemote[] = [];
  let data: RemoteData;
  let local: ProfileReport;

  before(async () => {
    const engine = await startDuckDb(1, sortingRoom());
    assert.ok(engine);
    await engine.connection.run(`COPY (SELECT ${COLUMNS.join(", ")} FROM range(1, ${ROWS + 1}) t(i)) TO '${path}' (FORMAT parquet)`);
    engine.close();
    data = await opening(path);
    const done = await dataJobs.profile({ path, options: { quasi: ["grade", "city"] } });
    assert.ok(done.state === "done");
    local = done.report;
  });

  after(async () => {
    for (const one of opened) if (one.state === "open") await one.close();
  });

  async function opening(file: string): Promise<RemoteData> {
    const found = await openByDuckDb({ kind: "file", name: "people", path: file });
    opened.push(found);
    return found.state === "open" ? found.data : assert.fail(found.reason);
  }

  it("has the profile of the same data at hand", async () => {
    const asked = await profileOverSql(data, { quasi: ["grade", "city"] });
    assert.deepEqual([asked.data.rows, asked.anonymity], [local.data.rows, local.anonymity]);
    for (const [place, column] of asked.columns.entries()) {
      const same = local.columns[place];
      assert.ok(same);
      assert.deepEqual([column.name, column.kind, column.count, column.missing, column.numbers?.quantiles], [same.name, same.kind, same.count, same.missing, same.numbers?.quantiles], column.name);
      for (const figure of ["mean", "deviation"] as const) assert.ok(Math.abs((column.numbers?.[figure] ?? 0) - (same.numbers?.[figure] ?? 0)) <= 1e-9 * Math.abs(same.numbers?.[figure] ?? 0), `${figure} of ${column.name}`);
      if (column.kind !== "time") assert.deepEqual(barsOf(column.chart), barsOf(same.chart), column.name);
      const ids = (notes: typeof column.notes): readonly string[] => notes.map(({ id }) => id).filter((id) => id !== "outliers");
      assert.deepEqual(ids(column.notes), ids(same.notes), column.name);
    }
    assert.match(asked.problems[0] ?? "", /^Computed by DuckDB: counts, means and quantiles are exact, distinct numbers and identifiers are estimated/);
  });

  it("is judged by its rows, and it is said where there are more", async () => {
    const columns = { label: "label", prediction: "prediction", groups: ["city"] };
    const [asked, done] = [evaluate(await frameOverSql(data), { columns }), await dataJobs.evaluate({ path, options: { columns } })];
    assert.ok(asked.state === "evaluated" && done.state === "done");
    assert.deepEqual(asked.report.metrics, done.report.metrics);
    assert.deepEqual(asked.report.groups, done.report.groups);
    const few = await frameOverSql(data, 1300);
    assert.deepEqual([few.rows, few.problems.length], [100, 1]);
    assert.match(few.problems[0] ?? "", /^DuckDB holds more rows than are fetched; these figures are those of 100 of them/);
  });

  it("is compared with a file of text", async () => {
    const text = join(folder, "people.csv");
    writeFileSync(text, `size,city,amount\n${Array.from({ length: 3000 }, (_, row) => `${((row * 0.618) % 1).toFixed(4)},city ${row % 30},${row % 7 === 0 ? "NA" : row % 100}`).join("\n")}\n`);
    const csv = await opening(text);
    const asked = await driftOverSql(data, csv, defaultDriftOptions);
    const done = await dataJobs.drift({ reference: path, current: text, options: defaultDriftOptions });
    assert.ok(done.state === "done");
    const figures = ({ columns }: DriftReport): unknown => columns.map(({ name, type, statistic, pValue, missing }) => ({ name, type, statistic, pValue, missing })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    assert.equal(asked.columns.length, 3);
    assert.deepEqual(figures(asked), figures(done.report));
  });
});

/** What is equally frequent may stand in any order. */
const barsOf = (chart: ProfileChart): unknown => (chart.kind === "bars" ? { shares: chart.shares, labels: chart.labels.toSorted() } : chart.kind);

import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { RowsFilter, RowsPage, RowsQuery, RowsSort } from "../../server/core/index.ts";
import { WITHOUT_DUCKDB, duckDb } from "../../server/host/duckdb.ts";
import type { RowsEngine } from "../../server/host/rows/engine.ts";
import { openRows } from "../../server/host/rows/open.ts";
import { rowsSession } from "../../server/host/rows/session.ts";
import { writeRows } from "../../server/host/rows/write.ts";
import { temporaryFolder } from "../harness/disk.ts";
import { COLUMNAR } from "./columnar.ts";

const ALL: RowsQuery = { filters: [], sort: [] };
const up = (column: string): RowsSort => ({ column, descending: false });
const down = (column: string): RowsSort => ({ column, descending: true });
const where = (column: string, test: RowsFilter["test"], value = ""): RowsFilter => ({ column, test, value });

describe("rows of a table", () => {
  const folder = temporaryFolder({ "text.parquet": "a,b\n1,2\n", "broken.parquet": "PAR1 and then nothing that it should" });
  const opened: RowsEngine[] = [];
  before(() => {
    for (const [name, base64] of Object.entries(COLUMNAR)) writeFileSync(join(folder, name === "parquet" ? "a.parquet" : `${name}.feather`), Buffer.from(base64, "base64"));
  });
  afterEach(() => opened.splice(0).forEach((engine) => engine.close()));

  async function engineOf(file: string, environment: Readonly<Record<string, string>> = {}): Promise<RowsEngine> {
    const before = process.env["MODELWRIGHT_DUCKDB"];
    Object.assign(process.env, environment);
    const open = await openRows(join(folder, file));
    if (before === undefined) delete process.env["MODELWRIGHT_DUCKDB"];
    else process.env["MODELWRIGHT_DUCKDB"] = before;
    assert.ok(open.state === "open", JSON.stringify(open));
    opened.push(open.engine);
    return open.engine;
  }
  async function rowsOf(engine: RowsEngine, query: RowsQuery, columns = [0, 1, 2, 3]): Promise<RowsPage> {
    const viewed = await engine.view(query);
    assert.ok(viewed.state === "viewed", JSON.stringify(viewed));
    return engine.page({ from: 0, to: viewed.view.rows, columns });
  }
  const engines = (): readonly (readonly [name: string, engine: () => Promise<RowsEngine>])[] => [
    ...(duckDb() ? ([["DuckDB, Parquet", () => engineOf("a.parquet")], ["DuckDB, Feather", () => engineOf("zstd.feather")]] as const) : []),
    ["JavaScript, Parquet", () => engineOf("a.parquet", WITHOUT_DUCKDB)],
    ["JavaScript, Feather", () => engineOf("lz4.feather", WITHOUT_DUCKDB)],
  ];

  for (const [name, open] of engines()) {
    it(`are shown, filtered and put in order by ${name}`, async () => {
      const engine = await open();
      const rows = await rowsOf(engine, ALL);
      assert.deepEqual(rows.map((row) => row[2]), ["a", "b", null, "a", "a"]);
      assert.deepEqual(rows[0]?.slice(0, 4), ["1.5", "1", "a", "true"]);
      const letters = async (query: RowsQuery): Promise<readonly unknown[]> => (await rowsOf(engine, query, [1])).map(([n]) => n);
      assert.deepEqual(await letters({ filters: [], sort: [down("x")] }), ["4", "9007199254740993", "3", "1", "2"], "NaN is above all numbers, what is missing stands behind");
      assert.deepEqual(await letters({ filters: [], sort: [up("c"), down("n")] }), ["9007199254740993", "4", "1", "2", "3"]);
      assert.deepEqual(await letters({ filters: [where("x", ">", "1.5")], sort: [] }), ["3", "9007199254740993"], "NaN is not above a number");
      assert.deepEqual(await letters({ filters: [where("x", "≠", "1.5")], sort: [] }), ["3", "4", "9007199254740993"]);
      assert.deepEqual(await letters({ filters: [where("c", "contains", "A"), where("n", "≤", "4")], sort: [] }), ["1", "4"]);
      assert.deepEqual(await letters({ filters: [where("x", "missing")], sort: [] }), ["2"]);
      assert.deepEqual(await letters({ filters: [where("c", "present"), where("c", "≥", "b")], sort: [] }), ["2"]);
    });

    it(`are counted column by column by ${name}`, async () => {
      const engine = await open();
      await engine.view({ filters: [where("n", "<", "4")], sort: [] });
      const { column, rows } = await engine.stats(0);
      assert.deepEqual([rows, column.count, column.missing], [3, 2, 1]);
    });

    it(`are refused by ${name} in words that help`, async () => {
      const engine = await open();
      const reason = async (query: Partial<RowsQuery>): Promise<string> => ((viewed) => ("reason" in viewed ? viewed.reason : "fine"))(await engine.view({ ...ALL, ...query }));
      assert.equal(await reason({ filters: [where("x", ">", "many")] }), "`x` holds numbers, and “many” is none.");
      assert.match(await reason({ sort: [up("nn")] }), /^There is no column `nn`\./);
      if (name.startsWith("JavaScript")) assert.match(await reason({ sql: "SELECT 1" }), /SQL needs DuckDB/);
      assert.deepEqual((await engine.page({ from: 0, to: 1, columns: [1] }))[0], ["1"], "the view before stays");
    });
  }

  it("answer SQL, and nothing but questions about the table", async function () {
    if (!duckDb()) return;
    const engine = await engineOf("a.parquet");
    assert.deepEqual(await rowsOf(engine, { sql: "SELECT c, count(*) AS n FROM data GROUP BY c;", filters: [where("n", ">", "1")], sort: [up("c")] }, [0, 1]), [["a", "3"]]);
    const other = join(folder, "other.csv");
    writeFileSync(other, "secret\n1\n");
    const reason = async (sql: string): Promise<string> => ((viewed) => ("reason" in viewed ? viewed.reason : "fine"))(await engine.view({ ...ALL, sql }));
    assert.match(await reason("SELECT cc FROM data"), /^Referenced column "cc" not found in FROM clause!\nCandidate bindings: "c"\n\nLINE 1: SELECT cc FROM data\n {15}\^$/);
    assert.match(await reason("SELEC 1"), /^syntax error at or near "SELEC"/);
    assert.match(await reason("  -- nothing\n"), /^Write a SELECT over `data`/);
    assert.match(await reason("SELECT 1; SELECT 2"), /^Only one statement/);
    for (const sql of [`SELECT * FROM '${other}'`, `SELECT * FROM read_csv('${other}')`, `COPY data TO '${join(folder, "out.csv")}'`, `ATTACH '${join(folder, "b.db")}'`, "SET enable_external_access = true", "DROP VIEW data", "INSTALL httpfs"]) assert.notEqual(await reason(sql), "fine", sql);
    assert.equal(existsSync(join(folder, "out.csv")), false);
  });

  it("say what is wrong with a file", async () => {
    assert.match(JSON.stringify(await openRows(join(folder, "text.parquet"))), /text\.parquet is no Parquet, Arrow or Feather file, whatever its name says/);
    assert.match(JSON.stringify(await openRows(join(folder, "broken.parquet"))), /broken\.parquet could not be read: it is not a whole Parquet file/);
    assert.match(JSON.stringify(await openRows(join(folder, "none.parquet"))), /none\.parquet does not exist/);
  });

  it("are written as they are shown", async () => {
    const engine = await engineOf("a.parquet");
    await engine.view({ filters: [], sort: [down("n")] });
    assert.deepEqual(await writeRows(engine, join(folder, "out.csv"), ["n", "c"], { from: 1, to: 4, columns: [1, 2] }), { rows: 3 });
    assert.equal(readFileSync(join(folder, "out.csv"), "utf8"), "n,c\r\n4,a\r\n3,\r\n2,b\r\n");
  });

  it("come from a process of their own, which ends when it is told to", async () => {
    const session = rowsSession();
    const viewed = await session.ask("open", { path: join(folder, "a.parquet") });
    assert.ok(viewed.state === "viewed");
    const [answers, page] = await Promise.all([session.ask("view", { filters: [], sort: [down("n")] }), session.ask("page", { from: 0, to: 1, columns: [1] })]);
    assert.deepEqual([answers.state, page], ["viewed", [["9007199254740993"]]]);
    const waiting = session.ask("stats", { column: 0 });
    session.close();
    await assert.rejects(waiting, /The table was closed/);
    await assert.rejects(session.ask("stats", { column: 0 }), /The table was closed/);
  });
});

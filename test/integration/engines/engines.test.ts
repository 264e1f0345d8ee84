import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setImmediate } from "node:timers/promises";

import { defaultDriftOptions, type DriftReport, type EvaluationReport, type ProfileReport } from "../../../server/core/index.ts";
import type { NumberSummary } from "../../../server/core/insights/drift/report.ts";
import { dataJobs } from "../../../server/host/dataJobs.ts";
import { startDuckDb } from "../../../server/host/duckdb.ts";
import { sortingRoom } from "../../../server/host/sortingRoom.ts";
import { dataAddress } from "../../../server/host/sql/address.ts";
import { postgresql } from "../../../server/host/sql/postgresql.ts";
import { spark } from "../../../server/host/sql/spark.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { temporaryFolder } from "../../harness/disk.ts";

const ROWS = 30_000;
const SECRETS: Readonly<Record<string, string>> = { CLICKHOUSE_PASSWORD: "secret" };

/** Tails, ties, holes, zeroes, whole numbers, categories, truth values and times. */
function columns(seed: number, shift: number): string {
  const uniform = (salt: number): string => `((hash(i * 31 + ${seed * 1000 + salt}) + 0.5) / 18446744073709551616.0)`;
  const normal = (salt: number): string => `(sqrt(-2 * ln(${uniform(salt)})) * cos(2 * pi() * ${uniform(salt + 1)}))`;
  return [`${normal(1)} + ${shift} AS moved`, `exp(2 * ${normal(3)}) AS lognormal`, `pow(${uniform(5)}, -1.5) AS pareto`, `CAST(CASE WHEN ${uniform(6)} < 0.7 THEN 0 ELSE ${normal(7)} END AS DOUBLE) AS zeroes`, `CASE WHEN i % 10 = 1 THEN NULL WHEN i % 10 = 2 THEN 'nan'::DOUBLE WHEN i % 500 = 3 THEN 'inf'::DOUBLE ELSE ${normal(9)} END AS holes`, `round(${normal(11)}, 1) AS ties`, `CAST(${uniform(13)} * 5 AS INTEGER) AS digit`, `CAST(${uniform(14)} * 90000 AS INTEGER) AS amount`, `CAST(${normal(17)} AS FLOAT) AS narrow`, `CAST(${normal(19)} AS DECIMAL(12, 4)) AS money`, `'v' || CAST(pow(${uniform(21)}, 3) * 40 AS INTEGER) AS label`, `${uniform(22)} < 0.3 AS flag`, `TIMESTAMP '2024-01-01' + INTERVAL (i) MINUTE AS at`, `CAST(i AS BIGINT) AS row_id`].join(", ");
}

const succeeds = (command: string, ...words: readonly string[]): boolean => spawnSync(command, words).status === 0;

interface Engine {
  readonly engine: string;
  readonly title: string;
  readonly named?: string;
}

/** Trino needs Maven and Java 17, a cluster of ClickHouse the packages of Debian. */
const ENGINES: readonly Engine[] = [
  { engine: "postgresql", title: "PostgreSQL" },
  { engine: "clickhouse", title: "ClickHouse" },
  { engine: "spark", title: "Spark SQL" },
  ...(succeeds("mvn", "--version") && succeeds("java", "--version") ? [{ engine: "trino", title: "Trino" }] : []),
  ...(succeeds("apt-get", "install", "--simulate", "clickhouse-server") ? [{ engine: "cluster", title: "ClickHouse", named: "two servers of ClickHouse" }] : []),
];

describe("drift in an engine", () => {
  let folder: string;
  let local: DriftReport;

  before(async () => {
    folder = temporaryFolder({});
    chmodSync(folder, 0o755);
    const engine = await startDuckDb(1, sortingRoom());
    assert.ok(engine);
    for (const [name, seed, shift] of [["reference", 1, 0], ["current", 2, 0.4]] as const) await engine.connection.run(`COPY (SELECT ${columns(seed, shift)} FROM range(${ROWS}) t(i)) TO '${folder}/${name}.parquet' (FORMAT parquet)`);
    engine.close();
    local = await reportOf(join(folder, "reference.parquet"), join(folder, "current.parquet"));
  });

  for (const { engine, title, named = title } of ENGINES) {
    it(`gives the figures of data at hand: ${named}`, async () => {
      const running = await start(engine, folder);
      Object.assign(process.env, SECRETS);
      try {
        await prepare(running);
        const of = (table: string): string => running.address.replace("TABLE", table);
        alike(await reportOf(of("reference"), of("current")), local, title);
        // One side may be a file.
        alike(await reportOf(join(folder, "reference.parquet"), of("current")), local, `DuckDB and ${title}`);
        const gone = await dataJobs.drift({ reference: of("gone"), current: of("current"), options: defaultDriftOptions });
        await profiledAlike(of("current"), join(folder, "current.parquet"));
        await followedAlike(of, folder);
        if (engine === "postgresql") await cancelled(of("current"));
        assert.match(gone.state === "failed" ? gone.reason : "", new RegExp(`^${title} at (127\\.0\\.0\\.1|localhost) cannot read gone: .*gone`, "s"));
      } finally {
        for (const name of Object.keys(SECRETS)) Reflect.deleteProperty(process.env, name);
        await running.stop();
      }
    });
  }
});

/** Windows of a table are cut in the engine; which columns drift in which is the same as at hand. */
async function followedAlike(of: (table: string) => string, folder: string): Promise<void> {
  const courses = [];
  for (const place of [of, (table: string): string => join(folder, `${table}.parquet`)]) {
    const done = await dataJobs.driftOverTime({ reference: place("reference"), current: place("current"), options: defaultDriftOptions, over: { column: "at", unit: "day" } });
    assert.ok(done.state === "done", JSON.stringify(done));
    courses.push({ windows: done.report.windows, drifted: done.report.columns.map(({ name, drifted }) => [name, drifted]).toSorted() });
  }
  assert.deepEqual(courses[0], courses[1]);
}

async function reportOf(reference: string, current: string): Promise<DriftReport> {
  const done = await dataJobs.drift({ reference, current, options: defaultDriftOptions });
  return done.state === "done" ? done.report : assert.fail(done.reason);
}

/** Everything is equal but means and deviations, whose sums engines form in their own order, and the Wasserstein distance, which lies within its bounds. */
function alike(asked: DriftReport, local: DriftReport, computed: string): void {
  assert.deepEqual(asked.dataset, local.dataset);
  for (const column of asked.columns) {
    const same = local.columns.find(({ name }) => name === column.name);
    assert.ok(same);
    assert.deepEqual([column.type, column.state, column.statistic, column.pValue, column.missing], [same.type, same.state, same.statistic, same.pValue, same.missing], column.name);
    column.effects.forEach(({ measure, value }, place) => assert.equal(value, same.effects[place]?.value, `${column.name} ${measure}`));
    for (const { measure, value, range } of column.others) {
      const exactly: number = same.others.find((other) => other.measure === measure)?.value ?? Number.NaN;
      if (range) assert.ok(range[0] <= exactly && exactly <= range[1], `${column.name}: ${exactly} is not within ${range.join(" and ")}`);
      else assert.equal(value, exactly, `${column.name} ${measure}`);
    }
    if (column.state === "undefined") continue;
    assert.deepEqual([column.reference.numbers?.quantiles, column.current.numbers?.quantiles], [same.reference.numbers?.quantiles, same.current.numbers?.quantiles], column.name);
    for (const side of ["reference", "current"] as const) momentsAlike(column[side].numbers, same[side].numbers, column.name);
    assert.match(column.computed ?? "", new RegExp(`^(Computed|Counted) by ${computed}`));
  }
}

function momentsAlike(one: NumberSummary | undefined, other: NumberSummary | undefined, name: string): void {
  if (!one || !other) return;
  for (const [a, b] of [[one.mean, other.mean], [one.deviation, other.deviation]] as const) assert.ok(Math.abs(a - b) <= 1e-9 * other.deviation + 1e-12 * Math.abs(b), `${name}: ${a} is not ${b}`);
}

/** Profile and evaluation of the table and of the file are the same. */
async function profiledAlike(table: string, file: string): Promise<void> {
  const profiled = async (path: string): Promise<ProfileReport> => {
    const done = await dataJobs.profile({ path, options: { quasi: ["digit", "label"] } });
    return done.state === "done" ? done.report : assert.fail(done.reason);
  };
  const [asked, local] = [await profiled(table), await profiled(file)];
  assert.deepEqual([asked.data.rows, asked.anonymity], [local.data.rows, local.anonymity]);
  for (const column of asked.columns) {
    const same = local.columns.find(({ name }) => name === column.name);
    assert.deepEqual([column.kind, column.count, column.missing, column.numbers?.quantiles], [same?.kind, same?.count, same?.missing, same?.numbers?.quantiles], column.name);
  }
  const columns = { label: "flag", prediction: "flag", score: "ties", groups: ["digit"] };
  const judge = async (path: string): Promise<EvaluationReport> => {
    const done = await dataJobs.evaluate({ path, options: { columns } });
    return done.state === "done" ? done.report : assert.fail(done.reason);
  };
  const [judged, expected] = [await judge(table), await judge(file)];
  assert.equal(judged.data.used, expected.data.used);
  for (const metric of judged.metrics) {
    const same = expected.metrics.find(({ id }) => id === metric.id);
    if ("value" in metric && same && "value" in same) assert.ok(Math.abs(metric.value - same.value) < 1e-12, metric.id);
  }
}

/** A statement that would take minutes ends as soon as it is cancelled. */
async function cancelled(table: string): Promise<void> {
  const read = dataAddress(table, {});
  assert.ok(read.state === "read");
  const [client, other] = [postgresql(read.address, { user: "postgres" }), postgresql(read.address, { user: "postgres" })];
  const ended = assert.rejects(client.query("SELECT pg_sleep(600)"), /canceling statement due to user request/);
  while ((await other.query("SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'SELECT pg_sleep(%'")).rows.length === 0) await setImmediate();
  await client.cancel();
  await ended;
  await Promise.all([client.close(), other.close()]);
}

interface Running {
  readonly address: string;
  readonly statements: readonly string[];
  stop(): Promise<void>;
}

async function start(engine: string, folder: string): Promise<Running> {
  const child = spawn(await peerPython("engines"), ["test/integration/engines/engines.py", engine, folder], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const [said] = await Promise.race([createInterface(child.stdout)[Symbol.asyncIterator]().next().then(({ value }) => [String(value)]), ended.then(() => assert.fail(`${engine} did not start`))]);
  const { address, statements } = JSON.parse(said ?? "") as { readonly address: string; readonly statements: readonly string[] };
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await ended;
  };
  return { address, statements, stop };
}

/** Statements that only a client can give. */
async function prepare({ address, statements }: Running): Promise<void> {
  if (statements.length === 0) return;
  const client = spark(new URL(address.replace("spark://", "http://")).origin, "cliservice", { user: "ann" });
  for (const statement of statements) await client.query(statement);
  await client.close();
}

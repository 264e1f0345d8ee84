import assert from "node:assert/strict";
import { chmodSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { wholeRuns } from "../../server/core/index.ts";
import { runReader } from "../../server/host/runs/reader.ts";
import { temporaryFolder } from "../harness/disk.ts";

const TABLES = `CREATE TABLE metrics (id INTEGER PRIMARY KEY AUTOINCREMENT, run_id TEXT, timestamp TEXT, run_name TEXT, step INTEGER, metrics TEXT);
  CREATE TABLE configs (id INTEGER PRIMARY KEY, run_id TEXT, run_name TEXT, config TEXT, created_at TEXT);`;

/** A project of Trackio in write-ahead mode, with a training that holds it open. */
function training(): { readonly folder: string; readonly writer: DatabaseSync; readonly log: (step: number) => void } {
  const folder = temporaryFolder({});
  const writer = new DatabaseSync(join(folder, "churn.db"));
  writer.exec(`PRAGMA journal_mode = WAL; ${TABLES}`);
  const log = (step: number): void => {
    writer.prepare("INSERT INTO metrics (run_id, timestamp, run_name, step, metrics) VALUES ('r', '2026-01-01T00:00:00', 'first', ?, ?)").run(step, JSON.stringify({ loss: 1 / (step + 1) }));
  };
  return { folder, writer, log };
}

const contentOf = (folder: string): readonly string[] => readdirSync(folder).toSorted().map((name) => `${name} ${statSync(join(folder, name)).mtimeMs} ${readFileSync(join(folder, name)).toString("base64")}`);

describe("a database that a training writes to", () => {
  it("is read up to its last commit while the training holds it locked, and neither waits nor fails for us", async () => {
    const { folder, writer, log } = training();
    const reader = runReader();
    const points = async (): Promise<number | undefined> => (await reader.read({ folders: [folder] })).flatMap(wholeRuns)[0]?.metrics["loss"]?.points;
    log(0);
    assert.equal(await points(), 1);
    writer.exec("BEGIN IMMEDIATE");
    log(1);
    assert.equal(await points(), 1);
    // A reader that kept a lock would let this fail.
    writer.exec("COMMIT");
    assert.equal(await points(), 2);
    writer.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    log(2);
    assert.equal(await points(), 3);
    writer.close();
  });

  it("is left without a trace once the training is over, in a folder that may not be written as well", async () => {
    const { folder, writer, log } = training();
    log(0);
    writer.close();
    const before = contentOf(folder);
    chmodSync(folder, 0o555);
    try {
      const read = await runReader().read({ folders: [folder] });
      assert.deepEqual(read.flatMap(({ problems }) => problems), []);
      assert.equal(read.flatMap(wholeRuns).length, 1);
    } finally {
      chmodSync(folder, 0o755);
    }
    assert.deepEqual(contentOf(folder), before);
  });
});

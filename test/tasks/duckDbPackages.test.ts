import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { carryDuckDb, TARGETS } from "../../server/tasks/duckDbPackages.ts";
import { temporaryFolder } from "../harness/disk.ts";

interface Engine {
  readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<{ runAndReadAll(sql: string): Promise<{ getRows(): unknown[] }>; closeSync(): void }> }> };
}

describe("DuckDB in the package of a platform", () => {
  it("answers from there alone", async () => {
    const folder = join(temporaryFolder({}), "node_modules");
    const target = Object.keys(TARGETS).find((name) => TARGETS[name] === `${process.platform}-${process.arch}`);
    await carryDuckDb(target, folder);
    const { DuckDBInstance } = createRequire(join(folder, "../dist/x.cjs"))("@duckdb/node-api") as Engine;
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    assert.deepEqual((await connection.runAndReadAll("SELECT 42")).getRows(), [[42]]);
    connection.closeSync();
    await carryDuckDb(undefined, folder);
    assert.ok(!existsSync(folder));
  });
});

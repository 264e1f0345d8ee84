import assert from "node:assert/strict";
import { join } from "node:path";

import type { Column, ColumnSource } from "../../server/core/index.ts";
import { openColumns } from "../../server/host/columnSource.ts";
import { startDuckDb } from "../../server/host/duckdb.ts";
import { sortingRoom } from "../../server/host/sortingRoom.ts";
import { temporaryFolder } from "../harness/disk.ts";

const FOLDER = temporaryFolder({});
const NUMBERS = ["number", "holes", "odd", "whole", "nothing"];

async function opened(path: string, query: string): Promise<{ readonly source: ColumnSource; readonly beside: ColumnSource; readonly close: () => void }> {
  const engine = await startDuckDb(1, sortingRoom());
  assert.ok(engine);
  const [one, other] = [join(FOLDER, `${path}-1.parquet`), join(FOLDER, `${path}-2.parquet`)];
  await engine.connection.run(`COPY (${query.replace("ROWS", "5000")}) TO '${one}' (FORMAT parquet)`);
  await engine.connection.run(`COPY (${query.replace("ROWS", "12345")}) TO '${other}' (FORMAT parquet)`);
  const [source, beside] = [await openColumns({ kind: "file", name: "one", path: one }, engine), await openColumns({ kind: "file", name: "other", path: other }, engine)];
  assert.ok(source && beside);
  return { source, beside, close: () => engine.close() };
}

/** What a source gives may use the memory of what it gave before. */
const kept = (column: Column): Column => ({ ...column, numbers: column.numbers.slice() });

describe("columns of two files read side by side", () => {
  const query = "SELECT sin(i) AS number, CASE WHEN i % 7 > 0 THEN cos(i) END AS holes, CASE i % 5 WHEN 0 THEN CAST('nan' AS DOUBLE) WHEN 1 THEN CAST('inf' AS DOUBLE) WHEN 2 THEN CAST('-inf' AS DOUBLE) ELSE i END AS odd, i * 3 AS whole, CAST(NULL AS DOUBLE) AS nothing, 'c' || (i % 3) AS label FROM range(ROWS) t(i)";

  it("are the same as one by one, whatever the rows of each", async () => {
    const { source, beside, close } = await opened("sides", query);
    for (const name of NUMBERS) {
      const pair = await source.readPair?.(beside, name);
      assert.ok(pair, name);
      const together = pair.map(kept);
      assert.deepEqual(together, [kept(await source.read(name)), kept(await beside.read(name))], name);
    }
    close();
  });

  it("are not for texts, for what one of them has not, and for what another engine opened", async () => {
    const { source, beside, close } = await opened("texts", query);
    const other = await opened("others", query);
    assert.equal(source.readPair?.(beside, "label"), undefined);
    assert.equal(source.readPair?.(beside, "gone"), undefined);
    assert.equal(source.readPair?.(other.source, "number"), undefined);
    close();
    other.close();
  });
});

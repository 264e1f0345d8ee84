import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { defaultDriftOptions, type DriftReport } from "../../server/core/index.ts";
import { dataJobs } from "../../server/host/dataJobs.ts";
import { startDuckDb } from "../../server/host/duckdb.ts";
import { sortingRoom } from "../../server/host/sortingRoom.ts";
import { temporaryFolder } from "../harness/disk.ts";

const rows = (count: number, of: (row: number) => string): string => Array.from({ length: count }, (_, row) => of(row)).join("\n");
const good = `x,y\n${rows(100, (row) => `${(row * 0.618) % 1},c${row % 4}`)}\n`;

async function compared(reference: string | Uint8Array, current: string | Uint8Array, ending = "csv"): Promise<DriftReport | string> {
  const folder = temporaryFolder({ [`reference.${ending}`]: reference, [`current.${ending}`]: current });
  const done = await dataJobs.drift({ reference: join(folder, `reference.${ending}`), current: join(folder, `current.${ending}`), options: defaultDriftOptions });
  return done.state === "done" ? done.report : done.reason;
}

async function report(reference: string | Uint8Array, current: string | Uint8Array): Promise<DriftReport> {
  const done = await compared(reference, current);
  return typeof done === "string" ? assert.fail(done) : done;
}

const reasonOf = (done: DriftReport | string): string => (typeof done === "string" ? done : "it was compared");
const messages = ({ problems }: DriftReport): string => problems.map(({ message }) => message).join("\n");

describe("bad data", () => {
  it("with ragged rows is compared as far as it goes", async () => {
    const found = await report(good, `${good}7\n8,c1,9,9\n`);
    assert.match(messages(found), /current\.csv: 1 row has fewer cells and 1 row has more cells/);
    assert.equal(found.dataset.comparedColumns, 2);
  });

  it("in another encoding is read with a warning", async () => {
    const found = await report(good, Buffer.from(good.replaceAll("c1", "größe"), "latin1"));
    assert.match(messages(found), /current\.csv: it is not UTF-8; it is read as Windows-1252/);
    assert.deepEqual(found.columns.find(({ name }) => name === "y")?.newCategories, ["größe"]);
  });

  it("with texts among numbers leaves them out, and says how many", async () => {
    const found = await report(good, good.replace("0,c0", "broken,c0"));
    assert.match(messages(found), /1 value of `x` is no number \(such as “broken”\) and left out/);
  });

  it("with numbers on one side and texts on the other says so", async () => {
    const found = await report(good, good.replaceAll(/^0\.?\d*/gm, (number) => `about ${number.slice(0, 3)}`));
    assert.match(messages(found), /`x` holds numbers in the reference and text in the current data/);
  });

  it("that is a truncated Parquet file is refused in words", async () => {
    const folder = temporaryFolder({});
    const engine = await startDuckDb(1, sortingRoom());
    assert.ok(engine);
    await engine.connection.run(`COPY (SELECT i AS x, hash(i) AS y FROM range(50000) t(i)) TO '${folder}/whole.parquet' (FORMAT parquet)`);
    engine.close();
    const whole = readFileSync(join(folder, "whole.parquet"));
    const broken = new Uint8Array(whole);
    broken.fill(7, 1000, 200_000);
    for (const part of [whole.subarray(0, whole.length / 2), whole.subarray(0, 4), broken]) {
      const done = await compared(whole, part, "parquet");
      assert.match(reasonOf(done), /^current\.parquet could not be read to its end: /);
    }
  });

  it("without rows, without columns in common, and without anything", async () => {
    const empty = await report(good, "x,y\n");
    assert.match(messages(empty), /current\.csv: it holds no rows below its header/);
    assert.equal(empty.dataset.words, "No column could be compared.");
    assert.match(messages(await report(good, "a;b\n1;2\n")), /have no column in common, so nothing can be compared/);
    assert.match(reasonOf(await compared(good, "")), /^current\.csv is empty\. It needs a header row and data below it\.$/);
  });

  it("with a hundred thousand columns ends, with every column", async () => {
    const width = 100_000;
    const wide = (shift: number): string => [Array.from({ length: width }, (_, column) => `c${column}`).join(","), ...Array.from({ length: 12 }, (_, row) => Array.from({ length: width }, (_, column) => ((row * 7 + column * 3 + shift) % 11) / 2).join(","))].join("\n");
    const found = await report(wide(0), wide(1));
    assert.equal(found.columns.length, width);
    const folder = temporaryFolder({});
    const path = join(folder, "wide.csv");
    writeFileSync(path, wide(0));
    const profiled = await dataJobs.profile({ path, options: {} });
    assert.ok(profiled.state === "done" && profiled.report.columns.length === width);
  }).timeout(60_000);
});

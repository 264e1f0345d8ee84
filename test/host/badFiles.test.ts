import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gzipSync } from "node:zlib";

import { defaultDriftOptions } from "../../server/core/index.ts";
import { dataJobs } from "../../server/host/dataJobs.ts";
import { startDuckDb } from "../../server/host/duckdb.ts";
import { sortingRoom } from "../../server/host/sortingRoom.ts";
import { temporaryFolder } from "../harness/disk.ts";

const lines = (count: number): string => Array.from({ length: count }, (_, row) => `${((row * 0.618) % 1).toFixed(4)},c${row % 4},${row % 2},${row % 3 === 0 ? 1 : 0}\n`).join("");
const HEADER = "x,y,label,pred\n";
const good = HEADER + lines(200);
const long = HEADER + lines(40_000);
const object = (row: number): string => `{"x":${row / 7},"y":"c${row % 4}","label":${row % 2},"pred":${row % 2}}\n`;
const objects = Array.from({ length: 60 }, (_, row) => object(row)).join("");

interface Bad {
  readonly bytes: string | Uint8Array;
  /** What is said by every command. */
  readonly says: RegExp;
  /** Rows that are read all the same; none where the file is refused. */
  readonly rows?: number;
}

const latin = (text: string): Uint8Array => Buffer.from(text, "latin1");
const wide = (text: string): Uint8Array => Buffer.from(text, "utf16le");
const some = Buffer.from("modelwright".repeat(300)).map((byte, place) => (byte * (place + 7) * 31) % 251);

const array = `[${Array.from({ length: 60 }, (_, row) => object(row).trim()).join(",\n")}]`;

const FILES: Readonly<Record<string, Bad>> = {
  "cut.json": { bytes: array.slice(0, array.indexOf('"label":', array.indexOf('"x":5.71'))), says: /it is no whole JSON: after object 40, in line \d+, it breaks off or is damaged\. What stands before is used/, rows: 40 },
  "damaged.json": { bytes: array.replace('{"x":5.714285714285714,', '{"x" 5.7, "s": "}{",'), says: /after object 40, in line \d+, it breaks off/, rows: 40 },
  "page.csv": { bytes: "<!DOCTYPE html>\n<html><body>Sign in, please</body></html>", says: /^page\.csv is a page of HTML, as servers send where a file is gone or wants a login/ },
  "denied.csv": { bytes: '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', says: /^denied\.csv is XML/ },
  "pointer.parquet": { bytes: "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", says: /^pointer\.parquet is a pointer of Git LFS and not the data\. Fetch them with `git lfs pull`/ },
  "wider.csv": { bytes: Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), Buffer.from(Uint32Array.from(good, (sign) => sign.codePointAt(0) ?? 0).buffer)]), says: /^wider\.csv is written in UTF-32\. Save it as UTF-8/ },
  "latin.csv": { bytes: latin(good.replaceAll("c1", "größe")), says: /it is not UTF-8; it is read as Windows-1252/, rows: 200 },
  "late.csv": { bytes: Buffer.concat([Buffer.from(long), latin("1,größe,1,1\n")]), says: /after about row \d+ it holds bytes that are not UTF-8, and shows � in their place/, rows: 40_001 },
  "mixed.csv": { bytes: Buffer.concat([Buffer.from(`${good}1,größe,1,1\n`), latin("1,größe,1,1\n")]), says: /it is not UTF-8/, rows: 202 },
  "wide.csv": { bytes: wide(good), says: /^$/, rows: 200 },
  "marked.csv": { bytes: wide(`\ufeff${good}`), says: /^$/, rows: 200 },
  "open.csv": { bytes: `${HEADER}${lines(9)}1,"open,1,1\n${lines(90)}`, says: /the quote that opens in row 11 is never closed\. From there on quotes are read as they stand/, rows: 100 },
  "middle.csv": { bytes: `${HEADER}${lines(9)}1,"a"b,1,1\n${lines(90)}`, says: /quote/, rows: 100 },
  "commas.csv": { bytes: good.replaceAll(",", ";").replaceAll(".", ","), says: /numbers have a decimal comma \(such as “0,0000”\) and are read so/, rows: 200 },
  "cut.csv.gz": { bytes: gzipSync(long).subarray(0, -9000), says: /it breaks off after row \d+ \(unexpected end of file\)\. What stands before is used/ },
  "torn.csv.gz": { bytes: gzipSync(good).subarray(0, 7), says: /torn\.csv\.gz is not whole: its compression breaks off/ },
  "noise.csv": { bytes: some, says: /noise\.csv is a binary file/ },
  "nothing.csv": { bytes: "", says: /nothing\.csv is empty/ },
  "spaces.csv": { bytes: "\n\n \n", says: /spaces\.csv is empty/ },
  "broken.jsonl": { bytes: `${objects}{"x": broken\n[1]\n${object(3)}`, says: /2 lines are no JSON object, the first being line 61; left out/, rows: 61 },
  "cut.jsonl.gz": { bytes: gzipSync(objects.repeat(2000)).subarray(0, -400), says: /it breaks off after line \d+ \(unexpected end of file\)/ },
  "deep.jsonl": { bytes: `${objects}{"x":${"[".repeat(50_000)}${"]".repeat(50_000)},"y":"c1","label":1,"pred":1}\n`, says: /^$/, rows: 61 },
  "feather.arrow": { bytes: Buffer.concat([Buffer.from("ARROW1\0\0"), some]), says: /it is not a whole Arrow file/ },
  "footer.parquet": { bytes: Buffer.concat([Buffer.from("PAR1"), some, Buffer.from("\0\0\0\0PAR1", "latin1")]), says: /it is not a whole Parquet file/ },
};

describe("bad files in every command", () => {
  const folder = temporaryFolder({ "good.csv": good, ...Object.fromEntries(Object.entries(FILES).map(([name, { bytes }]) => [name, bytes])) });
  const columns = { label: "label", prediction: "pred", groups: [] };

  /** How many rows each command found, and what it said. */
  async function outcomes(path: string): Promise<readonly (readonly [rows: number | undefined, words: string])[]> {
    const drift = await dataJobs.drift({ reference: join(folder, "good.csv"), current: path, options: defaultDriftOptions });
    const profile = await dataJobs.profile({ path, options: {} });
    const evaluate = await dataJobs.evaluate({ path, options: { columns } });
    return [
      drift.state === "failed" ? [undefined, drift.reason] : [drift.report.current.rows, drift.report.problems.map(({ message }) => message).join("\n")],
      profile.state === "failed" ? [undefined, profile.reason] : [profile.report.data.rows, profile.report.problems.join("\n")],
      evaluate.state === "failed" ? [undefined, evaluate.reason] : [evaluate.report.data.rows, evaluate.report.problems.join("\n")],
    ];
  }

  for (const [name, { says, rows }] of Object.entries(FILES)) {
    it(`${name} is read as far as it goes, or refused in words`, async () => {
      for (const [found, words] of await outcomes(join(folder, name))) {
        if (!says.test("")) assert.match(words, says);
        if (rows !== undefined) assert.equal(found, rows);
        assert.doesNotMatch(words, /undefined|Cannot|call stack|\.\.$/);
      }
    });
  }

  it("what stands before a break is compared", async () => {
    const [[rows = 0] = []] = await outcomes(join(folder, "cut.csv.gz"));
    assert.ok(rows > 1000 && rows < 40_000, String(rows));
  });

  it("a quote that is not closed in a large file ends the reading, not the program", async () => {
    const path = join(folder, "huge.csv");
    writeFileSync(path, `${HEADER}${lines(50)}1,"open,1,1\n${lines(40_000).repeat(40)}`);
    const done = await dataJobs.profile({ path, options: {} });
    assert.ok(done.state === "done");
    assert.equal(done.report.data.rows, 50);
    assert.match(done.report.problems.join("\n"), /row 52 does not end within 16 MB, as where a quote is not closed\. It and what follows are left out/);
  }).timeout(60_000);

  it("whole numbers, structures and odd names of databases and Parquet are read", async () => {
    const database = new DatabaseSync(join(folder, "shop.sqlite"));
    database.exec('CREATE TABLE "odd ""name"(x INTEGER, "a b" BLOB, label INTEGER, pred INTEGER)');
    for (let row = 0; row < 30; row += 1) database.exec(`INSERT INTO "odd ""name" VALUES (${2n ** 62n + BigInt(row)}, x'01ff', ${row % 2}, 1)`);
    database.close();
    const engine = await startDuckDb(1, sortingRoom());
    assert.ok(engine);
    mkdirSync(join(folder, "parts"));
    const query = "SELECT i / 7 AS x, 2 ^ 62 :: BIGINT + i AS id, {'a': i, 'b': [i]} AS s, [i, NULL] AS l, MAP {'k': i} AS m, (i / 8) :: DECIMAL(20, 6) AS d, TIMESTAMPTZ '2024-01-01 00:00:00+02' + INTERVAL (i) HOUR AS at, 'nan' :: DOUBLE AS none, NULL AS empty, i % 2 AS label, 1 AS pred FROM range(60) t(i)";
    for (const part of ["a", "b"]) await engine.connection.run(`COPY (${query}) TO '${folder}/parts/${part}.parquet' (FORMAT parquet)`);
    engine.close();
    for (const [path, rows] of [["shop.sqlite", 30], ["parts", 120], [join("parts", "a.parquet"), 60]] as const) {
      for (const [found, words] of await outcomes(join(folder, path))) assert.deepEqual([found, /Cannot|undefined|too large/.test(words)], [rows, false], `${path}: ${words}`);
    }
  });
});

import assert from "node:assert/strict";
import { join } from "node:path";

import { textAt } from "../../server/core/index.ts";
import { fileReading } from "../../server/host/fileReading.ts";
import { readColumns, readFrame } from "../../server/host/table.ts";
import { temporaryFolder } from "../harness/disk.ts";

describe("how a file is read", () => {
  const SETTINGS = "version: 1\nread:\n  odd.csv: { separator: '|', decimal: comma, header: false }\n  exports/*.csv: { separator: ':' }\n  letters.csv: { encoding: iso-8859-2 }\n";

  it("follows the settings beside the file or above it, by name, path or pattern", async () => {
    const folder = temporaryFolder({ "modelwright.drift.yaml": SETTINGS, "odd.csv": "", "exports/a.csv": "a:b\n1:2\n", "other.csv": "" });
    assert.deepEqual(fileReading(join(folder, "odd.csv")), { separator: "|", decimal: "comma", header: false });
    assert.deepEqual(fileReading(join(folder, "exports", "a.csv")), { separator: ":" });
    assert.deepEqual(fileReading(join(folder, "other.csv")), {});
    assert.deepEqual(await readColumns(join(folder, "exports", "a.csv")), { state: "read", columns: ["a", "b"] });
  });

  it("reads cells, numbers and letters as it is said, and no longer says what it guesses", async () => {
    const folder = temporaryFolder({ "modelwright.drift.yaml": SETTINGS, "odd.csv": "a,b|1,5\nc,d|2,25\n" });
    const read = await readFrame(join(folder, "odd.csv"));
    assert.ok(read.state === "read");
    assert.deepEqual([read.frame.rows, read.frame.columns.map(({ name }) => name), [...(read.frame.columns[1]?.numbers ?? [])], read.frame.problems], [2, ["column 1", "column 2"], [1.5, 2.25], []]);
    const letters = temporaryFolder({ "modelwright.drift.yaml": SETTINGS, "letters.csv": Buffer.from([...Buffer.from("city\n"), 0xa3, 0xf3, 0x64, 0xbc, 0x0a]) });
    const known = await readFrame(join(letters, "letters.csv"));
    assert.ok(known.state === "read");
    assert.deepEqual(known.frame.columns[0] && textAt(known.frame.columns[0], 0), "Łódź");
  });

  it("guesses where the settings are broken, which a comparison says", () => {
    const folder = temporaryFolder({ "modelwright.drift.yaml": "read: [1\n", "a.csv": "x\n1\n" });
    assert.deepEqual(fileReading(join(folder, "a.csv")), {});
  });
});

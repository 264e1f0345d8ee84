import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { modelwright } from "../harness/cli.ts";
import { temporaryFolder } from "../harness/disk.ts";
import { isSarif } from "../harness/sarif.ts";

const EVIL = Buffer.from("cos\nsystem\n(Vid\ntR.", "latin1");
const GOOD = Buffer.from("\x80\x04N.", "latin1");

function folder(files: Readonly<Record<string, Uint8Array>>): string {
  const cwd = temporaryFolder({ "notes.txt": "no model" });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
  return cwd;
}

describe("inspect", () => {
  it("tells of each model file in a folder, and ends with 1 for a dangerous one", () => {
    const cwd = folder({ "a.pkl": EVIL, "b.pt": GOOD, blob: GOOD });
    const { code, out } = modelwright(["inspect", "."], { cwd });
    assert.equal(code, 1);
    assert.match(out, /^a\.pkl +dangerous +pickle, 19 B, 6 operations\n {2}dangerous \(byte 18, REDUCE\) Loading this file calls `os\.system\("id"\)`/);
    assert.match(out, /\nb\.pt +safe .*\nblob +safe .*\n\n3 files: 1 dangerous, 2 safe\.\n$/);
  });

  it("looks into models that were packed once more, but not into archives of data", () => {
    const cwd = folder({ "a.pkl.gz": gzipSync(EVIL), "model.tar.gz": gzipSync(EVIL), "pictures.tar.gz": gzipSync(EVIL), "table.csv.gz": gzipSync(EVIL) });
    const { files } = JSON.parse(modelwright(["inspect", ".", "--format", "json"], { cwd }).out) as { files: { file: string; verdict: string }[] };
    assert.deepEqual(files.map(({ file, verdict }) => [file.slice(cwd.length + 1), verdict]), [["a.pkl.gz", "dangerous"], ["model.tar.gz", "dangerous"]]);
  });

  it("gives JSON as promised", () => {
    const cwd = folder({ "a.pkl": EVIL });
    const { version, files } = JSON.parse(modelwright(["inspect", "a.pkl", "--format", "json"], { cwd }).out) as { version: number; files: Record<string, unknown>[] };
    assert.equal(version, 1);
    const [{ file, format, bytes, verdict, evidence, metadata } = {}] = files;
    assert.deepEqual([file, format, bytes, verdict], [join(cwd, "a.pkl"), "pickle", 19, "dangerous"]);
    assert.deepEqual(Object.keys((evidence as object[])[0] ?? {}), ["what", "where", "severity"]);
    assert.equal((metadata as Record<string, unknown>)["pickles"], 1);
  });

  it("writes SARIF with relative locations", () => {
    const cwd = folder({ "a b.pkl": EVIL });
    const log = JSON.parse(modelwright(["inspect", ".", "--format", "sarif"], { cwd }).out) as { version: string; runs: { results: { ruleId: string; level: string; locations: { physicalLocation: { artifactLocation: object } }[] }[] }[] };
    assert.ok(isSarif(log), JSON.stringify(isSarif.errors));
    const [result] = log.runs[0]?.results ?? [];
    assert.deepEqual([log.version, result?.ruleId, result?.level, result?.locations[0]?.physicalLocation.artifactLocation], ["2.1.0", "dangerous-model-file", "error", { uri: "a%20b.pkl", uriBaseId: "SRCROOT" }]);
  });

  it("ends by what --fail-on says, and with 2 where there is no such file", () => {
    const cwd = folder({ "a.pkl": EVIL, "b.pkl": Buffer.from("cmine\nNet\n)\x81."), "c.pkl": Buffer.from("") });
    const code = (...args: string[]): number | null => modelwright(["inspect", ...args], { cwd }).code;
    assert.deepEqual([code("a.pkl"), code("a.pkl", "--fail-on", "never"), code("b.pkl"), code("b.pkl", "--fail-on", "suspicious"), code("c.pkl"), code("c.pkl", "--fail-on", "uninspected"), code("none.pkl")], [1, 0, 0, 1, 0, 1, 2]);
  });
});

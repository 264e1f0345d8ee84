import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { inspectFile } from "../../../server/host/artifact.ts";
import { peerPython } from "../../../server/tasks/python.ts";

/** Of benign files, those that may ask for a second look. */
const MOST_SUSPICIOUS = 0.02;

describe("models that real libraries save", () => {
  const folder = mkdtempSync(join(tmpdir(), "modelwright-models-"));
  after(() => rmSync(folder, { recursive: true }));

  it("are never called dangerous, and hardly ever suspicious; those with a payload always are", async () => {
    const made = spawnSync(await peerPython("security"), ["test/integration/security/models.py", folder], { encoding: "utf8", maxBuffer: 64 * 2 ** 20, env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" } });
    assert.equal(made.status, 0, made.stderr);
    assert.ok(Number(made.stdout.trim().split("\n").at(-1)) > 250, made.stdout);
    const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
    const all = files.map((name) => {
      const looked = inspectFile(join(folder, name));
      return looked.state === "inspected" ? { name, verdict: looked.report.verdict, why: looked.report.evidence[0]?.what ?? "" } : { name, verdict: "unreadable", why: looked.reason };
    });
    const told = all.filter(({ name }) => !name.startsWith("evil"));
    assert.deepEqual(all.filter(({ name, verdict }) => name.startsWith("evil") && verdict !== "dangerous"), []);
    assert.deepEqual(told.filter(({ verdict }) => verdict !== "safe" && verdict !== "suspicious"), []);
    const suspicious = told.filter(({ verdict }) => verdict === "suspicious");
    assert.ok(suspicious.length <= MOST_SUSPICIOUS * told.length, JSON.stringify(suspicious, undefined, 1));
  });
});

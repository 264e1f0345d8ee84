import assert from "node:assert/strict";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";

import { checkJson, modelwright, type CheckJson } from "../harness/cli.ts";
import { temporaryFolder } from "../harness/disk.ts";

describe("bad input", () => {
  it("reports broken files where they are broken", () => {
    const cwd = temporaryFolder({
      "a.yaml": "a: [1\nb: 2\n",
      "b.py": "def f(:\n    x = (1,\nclass\n",
      "c.ipynb": "not JSON",
      "d.json": "",
      "dvc.yaml": "stages: 3\n",
      "empty.ipynb": "",
      "empty.py": "",
      "empty.yaml": "",
    });
    const report = checkJson(["."], { cwd });
    const files = new Set(report.findings.map(({ file }) => file.slice(cwd.length + 1)));
    assert.deepEqual([report.crashes, report.problems, report.files], [[], [], 8]);
    for (const name of ["a.yaml", "c.ipynb", "dvc.yaml", "empty.ipynb"]) assert.ok(files.has(name), `${name} in ${Array.from(files).join(", ")}`);
  });

  it("tells files in folders that it cannot read as text, and goes on", () => {
    const cwd = temporaryFolder({
      "binary.py": new Uint8Array([0x80, 0, 1, 2, 3]),
      "large.yaml": `a: ${"x".repeat(6 * 1024 * 1024)}\n`,
      "good.yaml": "[",
      "Dockerfile": `FROM scratch\n${"RUN true\n".repeat(12_000)}`,
    });
    const report = checkJson(["."], { cwd });
    assert.deepEqual(report.problems, [
      { file: join(cwd, "Dockerfile"), message: "it has 108 kB, and Dockerfiles above 100 kB are not checked" },
      { file: join(cwd, "binary.py"), message: "it holds binary data, not text" },
      { file: join(cwd, "large.yaml"), message: "it has 6.0 MB, and text files above 5 MB are not checked" },
    ]);
    assert.deepEqual([report.files, report.findings.length], [1, 1]);
    const { code, out } = modelwright(["check", "."], { cwd });
    assert.equal(code, 1);
    assert.match(out, /\nnot checked binary\.py: it holds binary data, not text\n/);
  });

  it("reads a file of 5 MB, and a notebook that is large by its pictures", () => {
    const lines = Array.from({ length: 120_000 }, (_, index) => `value_${index}: some text that fills the line\n`).join("").slice(0, 4_900_000);
    const picture = { output_type: "display_data", data: { "image/png": "A".repeat(8_000_000) } };
    const notebook = { nbformat: 4, metadata: {}, cells: [{ cell_type: "code", source: "x = 1\n", outputs: [picture] }] };
    const cwd = temporaryFolder({ "long.yaml": lines, "plots.ipynb": JSON.stringify(notebook) });
    const report = checkJson(["."], { cwd });
    assert.deepEqual([report.files, report.problems, report.crashes], [2, [], []]);
  });

  it("ends with 2 where a path that was given is not there or cannot be read", () => {
    const cwd = temporaryFolder({ "a.json": "{}", "model.pkl": new Uint8Array([0x80, 0, 1]) });
    for (const [path, reason] of [
      ["missing.py", "there is no such file or folder"],
      ["src/*.py", "no file matches the pattern"],
      ["model.pkl", "it holds binary data, not text"],
    ] as const) {
      const { code, out } = modelwright(["check", "a.json", path], { cwd });
      assert.equal(code, 2, path);
      assert.ok(out.includes(`not checked ${path}: ${reason}\n`), out);
      assert.match(out, /in 1 file\.\n$/, "the other path was checked all the same");
    }
  });

  it("says that a folder holds nothing to check", () => {
    const { code, out, err } = modelwright(["check", "."], { cwd: temporaryFolder({ "notes.txt": "" }) });
    assert.equal(code, 0);
    assert.match(out + err, /There is nothing to check/);
  });

  it("tells a folder and a file that it may not read", () => {
    const cwd = temporaryFolder({ "secret.json": "{}", "good.json": "{}" });
    mkdirSync(join(cwd, "closed"));
    chmodSync(join(cwd, "closed"), 0);
    chmodSync(join(cwd, "secret.json"), 0);
    const { problems } = checkJson(["."], { cwd });
    const mayReadAll = process.getuid?.() === 0;
    assert.deepEqual(problems.map(({ message }) => message), mayReadAll ? [] : ["permission denied", "permission denied"]);
  });

  it("lets no text of a file steer the terminal", () => {
    const cwd = temporaryFolder({ "a.yaml": '"\u001B[31mred\u001B]0;title\u0007": [\n' });
    const { out } = modelwright(["check", "."], { cwd });
    assert.match(out, /red/);
    assert.doesNotMatch(out, /[\u001B\u0007]/);
  });

  it("goes on where a rule crashes, says so, and ends with 2", () => {
    const cwd = temporaryFolder({
      "deep.py": `x = ${"(".repeat(5000)}1${")".repeat(5000)}\n`,
      "deep.json": "[".repeat(20_000),
      "deep.yaml": "[".repeat(2000),
      "good.yaml": "[",
    });
    const { code, out } = modelwright(["check", ".", "--format", "json"], { cwd });
    const report = JSON.parse(out) as CheckJson;
    assert.ok(report.findings.some(({ file }) => file.endsWith("good.yaml")));
    assert.equal(code, report.crashes.length > 0 ? 2 : 1);
  });
});

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { modelwright } from "../harness/cli.ts";
import { temporaryFolder } from "../harness/disk.ts";

const EXAMPLE = resolve("examples/churn");
const cell = (source: string): object => ({ cell_type: "code", source, outputs: [], metadata: {}, execution_count: null });
const notebook = (...sources: readonly string[]): string => JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: sources.map(cell) });

describe("kinds", () => {
  it("says what each file is, and why", () => {
    const cwd = temporaryFolder({ "dvc.yaml": "stages: {}\n", "src/a.py": "", "notes.txt": "", "model.bin": new Uint8Array([0]) });
    const { code, out } = modelwright(["kinds", ".", "notes.txt", "model.bin", "--format", "json"], { cwd });
    const { version, files } = JSON.parse(out) as { version: number; files: { file: string; kind: string; why: string }[] };
    assert.deepEqual([code, version], [0, 1]);
    assert.deepEqual(
      files.map(({ file, kind }) => [file.slice(cwd.length + 1), kind]),
      [["dvc.yaml", "dvc"], ["model.bin", "unreadable"], ["notes.txt", "other"], ["src/a.py", "python"]],
    );
    assert.match(modelwright(["kinds", "."], { cwd }).out, /^dvc\.yaml {2}DVC pipeline {2}its name matches dvc\.yaml\n/);
    assert.equal(modelwright(["kinds", "none"], { cwd }).code, 2);
  });
});

describe("notebook convert", () => {
  it("writes a module, and shows it first where that is asked for", () => {
    const cwd = temporaryFolder({ "explore.ipynb": notebook("import os\n%matplotlib inline\n", "print(os.sep)\n") });
    const dry = modelwright(["notebook", "convert", "explore.ipynb", "--dry-run"], { cwd });
    assert.equal(dry.code, 0);
    assert.match(dry.out, /^--- \/dev\/null\n\+\+\+ b\/explore\.py\n[^]*\+import os\n/);
    assert.equal(existsSync(join(cwd, "explore.py")), false);
    const written = modelwright(["notebook", "convert", "explore.ipynb", "--out", "src"], { cwd });
    assert.deepEqual([written.code, written.out], [0, ""]);
    assert.match(written.err, /^wrote src\/explore\.py\n/);
    assert.match(readFileSync(join(cwd, "src/explore.py"), "utf8"), /def main/);
  });

  it("replaces a module only where it is told to", () => {
    const cwd = temporaryFolder({ "explore.ipynb": notebook("x = 1\n"), "explore.py": "mine = True\n" });
    const refused = modelwright(["notebook", "convert", "explore.ipynb"], { cwd });
    assert.equal(refused.code, 2);
    assert.match(refused.err, /explore\.py would be replaced, so nothing was written\. Add --yes to replace\.\n$/);
    assert.equal(readFileSync(join(cwd, "explore.py"), "utf8"), "mine = True\n");
    assert.equal(modelwright(["notebook", "convert", "explore.ipynb", "--yes"], { cwd }).code, 0);
    assert.match(readFileSync(join(cwd, "explore.py"), "utf8"), /x = 1/);
  });

  it("says why a notebook cannot be converted, and then writes nothing", () => {
    const cwd = temporaryFolder({ "good.ipynb": notebook("x = 1\n"), "broken.ipynb": notebook("x = (\n"), "text.ipynb": "text" });
    const { code, out, err } = modelwright(["notebook", "convert", "good.ipynb", "broken.ipynb", "text.ipynb", "none.ipynb", "--format", "json"], { cwd });
    assert.equal(code, 2);
    const { refusals, written } = JSON.parse(out) as { refusals: string[]; written: string[] };
    assert.deepEqual([refusals.length, written], [3, []]);
    for (const name of ["broken.ipynb: Cell 1", "text.ipynb: ", "none.ipynb: there is no such file."]) assert.ok(err.includes(name), err);
    assert.equal(existsSync(join(cwd, "good.py")), false);
  });

  it("does not let two notebooks write one module", () => {
    const cwd = temporaryFolder({ "a/x.ipynb": notebook("x = 1\n"), "b/x.ipynb": notebook("x = 2\n") });
    const { code, err } = modelwright(["notebook", "convert", "a/x.ipynb", "b/x.ipynb", "--out", "src"], { cwd });
    assert.equal(code, 2);
    assert.match(err, /^Two notebooks would both become src\/x\.py/);
  });
});

describe("scaffold docker", () => {
  const project = { "requirements.txt": "scikit-learn==1.5\n", "train.py": "import sklearn\n" };

  it("shows a patch, and writes it when told to", () => {
    const cwd = temporaryFolder(project);
    const shown = modelwright(["scaffold", "docker", "."], { cwd });
    assert.equal(shown.code, 0);
    assert.match(shown.out, /^--- \/dev\/null\n\+\+\+ b\/Dockerfile\n[^]*\+\+\+ b\/\.dockerignore\n/);
    assert.equal(existsSync(join(cwd, "Dockerfile")), false);
    const written = modelwright(["scaffold", "docker", ".", "--write", "--set", "python=3.11", "--set", "name=oracle"], { cwd });
    assert.equal(written.code, 0);
    assert.match(written.err, /^wrote Dockerfile\nwrote \.dockerignore\n/);
    assert.match(readFileSync(join(cwd, "Dockerfile"), "utf8"), /FROM python:3\.11-slim[^]*title="oracle"/);
    assert.match(modelwright(["scaffold", "docker", ".", "--set", "python=3.11", "--set", "name=oracle"], { cwd }).out, /^Dockerfile stays as it is\.\n/);
  });

  it("never replaces silently", () => {
    const cwd = temporaryFolder({ ...project, Dockerfile: "FROM scratch\n" });
    const { code, err } = modelwright(["scaffold", "docker", ".", "--write"], { cwd });
    assert.equal(code, 2);
    assert.match(err, /Dockerfile would be replaced, so nothing was written/);
    assert.equal(existsSync(join(cwd, ".dockerignore")), false);
    assert.equal(modelwright(["scaffold", "docker", ".", "--write", "--yes"], { cwd }).code, 0);
    assert.notEqual(readFileSync(join(cwd, "Dockerfile"), "utf8"), "FROM scratch\n");
  });

  for (const [args, message] of [
    [["nowhere"], /There is no folder nowhere\./],
    [[".", "--set", "python"], /--set takes KEY=VALUE/],
    [[".", "--set", "pyton=3.12"], /Did you mean "python"\?/],
    [[".", "--set", "python=3; rm"], /is not a version of Python/],
    [["."], /There is no Python file in this folder/],
  ] as const) {
    it(`says what is wrong with \`${args.join(" ")}\` in an empty folder`, () => {
      const { code, err } = modelwright(["scaffold", "docker", ...args]);
      assert.equal(code, 2);
      assert.match(err, message);
    });
  }
});

describe("runs list", () => {
  it("lists the example's runs as a table, JSON and CSV", () => {
    const table = modelwright(["runs", "list", EXAMPLE]);
    assert.equal(table.code, 0);
    assert.match(table.out, /^id +name +experiment +status +started \(UTC\) +\S/);
    const { version, runs, problems } = JSON.parse(modelwright(["runs", "list", "--store", join(EXAMPLE, "mlruns"), "--format", "json"]).out) as {
      version: number;
      runs: { id: string; metrics: Record<string, { last: number; step: number }> }[];
      problems: object[];
    };
    assert.deepEqual([version, problems], [1, []]);
    assert.equal(table.out.trimEnd().split("\n").length, runs.length + 1);
    assert.ok(runs.every(({ metrics }) => Object.values(metrics).every(({ last, step }) => Number.isFinite(last) && step >= 0)));
    const [head = ""] = modelwright(["runs", "list", EXAMPLE, "--format", "csv"]).out.split("\r\n");
    assert.match(head, /^id,name,experiment,store,status,startTime,params\./);
  });

  it("says so where there is nothing, or no store", () => {
    const cwd = temporaryFolder({ "a/b.txt": "" });
    assert.match(modelwright(["runs", "list"], { cwd }).err, /^There are no runs here/);
    assert.equal(modelwright(["runs", "list"], { cwd }).code, 0);
    assert.equal(modelwright(["runs", "list", "--store", "a"], { cwd }).code, 2);
    assert.equal(modelwright(["runs", "list", "none"], { cwd }).code, 2);
  });

  it("goes on past a damaged run", () => {
    const meta = "artifact_location: x\nexperiment_id: '1'\nlifecycle_stage: active\nname: one\n";
    const cwd = temporaryFolder({ "mlruns/1/meta.yaml": meta, "mlruns/1/abc/meta.yaml": "run_id: [\n", "mlruns/1/abc/metrics/auc": "x y z\n" });
    const { code, err } = modelwright(["runs", "list", "--format", "json"], { cwd });
    assert.equal(code, 0);
    assert.match(err, /abc\/meta\.yaml: /);
  });
});

describe("drift", () => {
  const reference = join(EXAMPLE, "data/reference.csv");
  const current = join(EXAMPLE, "data/current.csv");

  it("compares the example's tables in each format", () => {
    const json = modelwright(["drift", reference, current, "--format", "json"]);
    const { dataset, columns } = JSON.parse(json.out) as { dataset: { drifted: boolean }; columns: { name: string; drifted: boolean }[] };
    const drifted = columns.filter((column) => column.drifted).map(({ name }) => name);
    assert.equal(json.code, 1);
    assert.ok(drifted.includes("monthly_charges"));
    const text = modelwright(["drift", reference, current]);
    for (const { name } of columns) assert.match(text.out, new RegExp(`^${name} `, "m"));
    assert.match(modelwright(["drift", reference, current, "--format", "markdown"]).out, /\| monthly_charges \| number \| drifted \|/);
    const html = modelwright(["drift", reference, current, "--format", "html"]).out;
    assert.match(html, /^<!doctype html>[^]*<tr class="drifted"><td>[^]*<svg role="img"/);
    assert.doesNotMatch(html, /<script|https?:/);
    assert.equal(modelwright(["drift", reference, current, "--fail-on", "dataset"]).code, dataset.drifted ? 1 : 0);
    assert.equal(modelwright(["drift", reference, current, "--fail-on", "never"]).code, 0);
    assert.equal(modelwright(["drift", reference, reference]).code, 0);
  });

  it("takes tests from options and from a file", () => {
    const cwd = temporaryFolder({ "drift.yaml": "share: 0.1\ntests:\n  age: psi\n" });
    const run = (...args: string[]): { dataset: { threshold: number }; columns: { name: string; test: string }[] } =>
      JSON.parse(modelwright(["drift", reference, current, "--format", "json", "--config", "drift.yaml", ...args], { cwd }).out) as ReturnType<typeof run>;
    const testOf = (report: ReturnType<typeof run>, column: string): string | undefined => report.columns.find(({ name }) => name === column)?.test;
    assert.deepEqual([run().dataset.threshold, testOf(run(), "age"), testOf(run("--test", "region=jensen-shannon"), "region")], [0.1, "psi", "jensen-shannon"]);
  });

  it("keeps names of columns out of the page's markup", () => {
    const cwd = temporaryFolder({ "a.csv": "<b>x</b>\n1\n2\n", "b.csv": "<b>x</b>\n1\n2\n" });
    assert.match(modelwright(["drift", "a.csv", "b.csv", "--format", "html"], { cwd }).out, /&lt;b&gt;x&lt;\/b&gt;/);
    assert.doesNotMatch(modelwright(["drift", "a.csv", "b.csv", "--format", "html"], { cwd }).out, /<b>/);
  });

  for (const [args, message] of [
    [["none.csv", "b.csv"], /none\.csv does not exist\./],
    [["empty.csv", "b.csv"], /empty\.csv is empty/],
    [["binary.csv", "b.csv"], /binary\.csv is a binary file/],
    [["b.csv", "b.csv", "--test", "x"], /--test takes COLUMN=TEST/],
    [["b.csv", "b.csv", "--test", "x=kss"], /"kss" is not a test\./],
    [["b.csv", "b.csv", "--config", "c.json"], /"shar" is not a setting of drift\. Did you mean "share"\?/],
    [["b.csv"], /needs REFERENCE CURRENT/],
    [["b.csv", "b.csv", "b.csv"], /"b\.csv" is one too many/],
  ] as const) {
    it(`says what is wrong with \`${args.join(" ")}\``, () => {
      const cwd = temporaryFolder({ "b.csv": "x\n1\n", "empty.csv": "", "binary.csv": new Uint8Array([0, 1, 2]), "c.json": '{"shar": 1}' });
      const { code, err } = modelwright(["drift", ...args], { cwd });
      assert.equal(code, 2);
      assert.match(err, message);
    });
  }

  it("compares ragged rows, and says that they are", () => {
    const rows = Array.from({ length: 100 }, (_, index) => `${index},${index % 7}\n`).join("");
    const cwd = temporaryFolder({ "a.csv": `x,y\n${rows}3\n4,5,6\n`, "b.csv": `x,y\n${rows}` });
    const { code, err } = modelwright(["drift", "a.csv", "b.csv"], { cwd });
    assert.equal(code, 0);
    assert.match(err, /a\.csv/);
  });
});

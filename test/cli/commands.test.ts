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

  it("prints what each statement does, and makes a project", () => {
    const cwd = temporaryFolder({ "explore.ipynb": notebook("rows = [1]\n", "rows.append(2); print(sum(rows))\n") });
    const plan = JSON.parse(modelwright(["notebook", "convert", "explore.ipynb", "--dry-run", "--format", "json"], { cwd }).out) as { version: number; cells: { statements: { line: number; mutates: string[] }[] }[]; segments: unknown[]; refusals: string[] };
    assert.deepEqual([plan.version, plan.cells[1]?.statements.map(({ line, mutates }) => [line, mutates]), plan.segments.length, plan.refusals], [1, [[1, ["rows"]], [1, []]], 1, []]);
    const made = modelwright(["notebook", "convert", "explore.ipynb", "--target", "project", "--out", "churn"], { cwd });
    assert.deepEqual([made.code, existsSync(join(cwd, "churn/src/explore/pipeline.py")), existsSync(join(cwd, "churn/REFACTOR_REPORT.md"))], [0, true, true]);
    assert.equal(modelwright(["notebook", "convert", "explore.ipynb", "--target", "project", "--out", "churn"], { cwd }).err.includes("wrote"), false);
  });

  it("gathers what a result depends on", () => {
    const cwd = temporaryFolder({ "explore.ipynb": notebook("a = 1\nb = 2\n", "print(b)\n", "c = a + 1\n") });
    assert.equal(modelwright(["notebook", "slice", "explore.ipynb"], { cwd }).out, "# %% cell 1\na = 1\n\n# %% cell 3\nc = a + 1\n");
    assert.equal(modelwright(["notebook", "slice", "explore.ipynb", "--name", "b", "--format", "text"], { cwd }).out, "# %% cell 1\nb = 2\n");
    const made = modelwright(["notebook", "slice", "explore.ipynb", "--cell", "2", "--out", "b.ipynb"], { cwd });
    assert.deepEqual([made.code, (JSON.parse(readFileSync(join(cwd, "b.ipynb"), "utf8")) as { cells: { source: string[] }[] }).cells.map(({ source }) => source)], [0, [["b = 2"], ["print(b)"]]]);
    for (const [args, words] of [[["--name", "z"], /No statement sets `z`/], [["--cell", "x"], /--cell needs a number/], [["--cell", "9"], /no statement in cell 9/]] as const) {
      const wrong = modelwright(["notebook", "slice", "explore.ipynb", ...args], { cwd });
      assert.equal(wrong.code, 2);
      assert.match(wrong.err, words);
    }
  });

  it("checks notebooks alone, by the rules for notebooks", () => {
    const cwd = temporaryFolder({ "explore.ipynb": notebook("print(ghost)\n"), "dvc.yaml": "stages: 3\n" });
    const { code, out } = modelwright(["notebook", "check", "."], { cwd });
    assert.equal(code, 1);
    assert.match(out, /undefined-in-notebook/);
    assert.doesNotMatch(out, /dvc\.yaml/);
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
    [[".", "--set", "python=3; rm"], /does not fit python \(a version of Python\); a value that does: 3\.12/],
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

  it("filters and sorts runs in the language of the table", () => {
    const list = (...args: readonly string[]): readonly string[][] => modelwright(["runs", "list", EXAMPLE, ...args]).out.trimEnd().split("\n").map((line) => line.split(/ {2,}/).map((cell) => cell.trim()));
    const [head = [], ...rows] = list("--filter", "min(val_loss) < 10 and params.model ~ boost status = finished", "--sort", "min(val_loss)");
    assert.deepEqual(head.slice(4, 8), ["started (UTC)", "min(val_loss)", "model", "train_loss"]);
    const lowest = rows.map((row) => Number(row[5]));
    assert.ok(rows.length > 1 && rows.every((row) => row[6]?.startsWith("Gradient") === true));
    assert.deepEqual(lowest, lowest.toSorted((a, b) => a - b));
    const newestLast = JSON.parse(modelwright(["runs", "list", EXAMPLE, "--sort", "started asc", "--format", "json"]).out) as { readonly runs: readonly { readonly startTime: number }[] };
    assert.ok(newestLast.runs.every(({ startTime }, place, all) => startTime >= (all[place - 1]?.startTime ?? 0)));
    assert.match(modelwright(["runs", "list", EXAMPLE, "--filter", "val_loss > 1e9"]).err, /^None of the \d+ runs passes the filter\./);
  });

  it("points at the place where a filter or a sort makes no sense", () => {
    const wrong = (...args: readonly string[]) => {
      const { code, err, out } = modelwright(["runs", "list", EXAMPLE, ...args]);
      assert.deepEqual([code, out], [2, ""]);
      return err;
    };
    assert.match(wrong("--filter", "status = finished val_los < 1"), /^--filter: There is no column “val_los”\. Do you mean “val_loss”\?\n\n {2}status = finished val_los < 1\n {20}\^\n/);
    assert.match(wrong("--filter", "val_loss <"), /^--filter: After < a value is missing\.\n\n {2}val_loss <\n {12}\^\n/);
    assert.match(wrong("--sort", "val_loss up"), /^--sort: .*\n\n {2}val_loss up\n {11}\^\n/);
  });

  it("shows one run, compares several, and says which word is no run", () => {
    const shown = modelwright(["runs", "show", "boosting, deep", "--store", join(EXAMPLE, "mlruns")]);
    assert.match(shown.out, /^run +boosting, deep\nid +[0-9a-f]{32}\n[^]*params\.max_depth +\d+\n/);
    const compared = modelwright(["runs", "compare", "boosting, deep", "boosting, slow"], { cwd: EXAMPLE });
    assert.match(compared.out, /^params\.learning_rate +\S+ +\S+$/m);
    assert.doesNotMatch(compared.out, /params\.model/, "both have the same");
    assert.match(modelwright(["runs", "compare", "boosting, deep", "boosting, slow", "--format", "html"], { cwd: EXAMPLE }).out, /^<!doctype html>[^]*<td[^>]*>boosting, slow<\/td>/);
    const wrong = modelwright(["runs", "show", "none"], { cwd: EXAMPLE });
    assert.deepEqual([wrong.code, wrong.err.startsWith('There is no run "none"')], [2, true]);
  });

  it("exports every point of a curve", () => {
    const { out } = modelwright(["runs", "export", "boosting, deep", "--metric", "val_loss"], { cwd: EXAMPLE });
    const [head, ...points] = out.trimEnd().split("\r\n");
    assert.equal(head, "run,name,metric,step,time,value");
    assert.equal(points.length, 30);
    const json = JSON.parse(modelwright(["runs", "export", "boosting, deep", "--metric", "val_loss", "--format", "json"], { cwd: EXAMPLE }).out) as { readonly curves: readonly { readonly points: readonly (readonly number[])[] }[] };
    assert.deepEqual(json.curves.map(({ points: all }) => [all.length, all[0]?.[0]]), [[30, 0]]);
    assert.equal(modelwright(["runs", "export", "--metric", "none"], { cwd: EXAMPLE }).code, 2);
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

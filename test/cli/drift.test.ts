import assert from "node:assert/strict";
import { join, resolve } from "node:path";

import type { Log } from "sarif";

import { modelwright } from "../harness/cli.ts";
import { temporaryFolder } from "../harness/disk.ts";
import { isSarif } from "../harness/sarif.ts";

const EXAMPLE = resolve("examples/churn");

describe("drift", () => {
  const reference = join(EXAMPLE, "data/reference.csv");
  const current = join(EXAMPLE, "data/current.csv");

  it("compares the example's tables in each format", () => {
    const json = modelwright(["drift", reference, current, "--format", "json"]);
    const { dataset, columns } = JSON.parse(json.out) as { dataset: { drifted: boolean; share: number }; columns: { name: string; drifted: boolean }[] };
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
    assert.equal(modelwright(["drift", reference, current, "--fail-on", `share=${dataset.share}`]).code, 1);
    assert.equal(modelwright(["drift", reference, current, "--fail-on", `share=${Math.min(1, dataset.share + 0.05)}`]).code, 0);
    assert.equal(modelwright(["drift", reference, reference]).code, 0);
  });

  it("wants the address of a table without its password", () => {
    const words = (address: string): string => modelwright(["drift", reference, address]).err;
    assert.match(words("postgresql://ann:secret@db.example/shop/orders"), /The address of db\.example holds a password[^]*set PGPASSWORD in the environment/);
    assert.doesNotMatch(words("postgresql://ann:secret@db.example/shop/orders"), /secret@/);
    assert.match(words("trino://ann@lake.example"), /names no table\. Write it as trino:\/\/user@host:8080\/catalog\.schema\.table/);
  });

  it("follows a column through windows of time, or through files", () => {
    const rows = (from: number, shift: number): string => Array.from({ length: 300 }, (_, row) => `${["2024-03", "2024-04"][from] ?? ""}-0${1 + (row % 9)},${((row * 0.618) % 1) + shift}`).join("\n");
    const folder = temporaryFolder({ "train.csv": `day,x\n${rows(0, 0)}\n`, "traffic/a.csv": `day,x\n${rows(0, 0)}\n`, "traffic/b.csv": `day,x\n${rows(1, 0.5)}\n` });
    const course = (...args: readonly string[]) => modelwright(["drift", "train.csv", "traffic", ...args], { cwd: folder });
    const byMonth = course("--over", "day", "--window", "month", "--format", "json");
    const { windows, columns } = JSON.parse(byMonth.out) as { windows: { name: string; driftedColumns: string[] }[]; columns: { name: string; drifted: boolean[] }[] };
    assert.deepEqual([byMonth.code, windows, columns.map(({ name, drifted }) => [name, drifted])], [1, [{ name: "2024-03", rows: 300, share: 0, driftedColumns: [] }, { name: "2024-04", rows: 300, share: 1, driftedColumns: ["x"] }], [["x", [false, true]]]]);
    assert.match(course("--over", "files").out, /^2 windows, a\.csv to b\.csv, against train\.csv/);
    assert.match(course("--over", "files", "--format", "markdown", "--fail-on", "never").out, /\| x \| ▁[▂-█] \|/);
    assert.match(course("--over", "files", "--format", "html").out, /<svg role="img" aria-label="[^"]+ of x by window"/);
    assert.match(course("--over", "gone").err, /has no column gone; it has day, x\./);
    const sarif = JSON.parse(course("--over", "day", "--window", "month", "--format", "sarif").out) as Log;
    assert.ok(isSarif(sarif), JSON.stringify(isSarif.errors));
    assert.deepEqual(sarif.runs[0]?.results?.map(({ ruleId, message, properties }) => [ruleId, message.text, properties]), [["column-drift", "`x`: Drifted in 1 of 2 windows, first in 2024-04.", { windows: ["2024-04"] }]]);
  });

  it("writes SARIF that the schema allows, a result for each drifted column", () => {
    const { out, code } = modelwright(["drift", "reference.csv", "current.csv", "--format", "sarif"], { cwd: join(EXAMPLE, "data") });
    const log = JSON.parse(out) as Log;
    assert.ok(isSarif(log), JSON.stringify(isSarif.errors));
    const columns = log.runs[0]?.results?.filter(({ ruleId }) => ruleId === "column-drift") ?? [];
    assert.equal(code, 1);
    assert.ok(columns.some(({ locations }) => locations?.[0]?.logicalLocations?.[0]?.name === "monthly_charges" && locations[0].physicalLocation?.artifactLocation?.uri === "current.csv"));
  });

  it("judges by the settings beside the data, and as Evidently does where asked", () => {
    const rows = (shift: number): string => `x,y,z\n${Array.from({ length: 200 }, (_, index) => `${(index * 0.618034) % 1},${((index * 0.381966) % 1) + shift},${index % 3}\n`).join("")}`;
    const cwd = temporaryFolder({ "a.csv": rows(0), "b.csv": rows(0.5), "modelwright.drift.yaml": "version: 1\nignore: [y]\n" });
    const columns = (...args: string[]): string[] => (JSON.parse(modelwright(["drift", "a.csv", "b.csv", "--format", "json", ...args], { cwd }).out) as { columns: { name: string }[] }).columns.map(({ name }) => name);
    assert.deepEqual(columns(), ["x", "z"]);
    assert.match(modelwright(["drift", "a.csv", "b.csv", "--mode", "evidently"], { cwd }).out, /x +number +stable +ks/);
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
    [["b.csv", "b.csv", "--fail-on", "shar=0.5"], /"shar=0\.5" is not a value of --fail-on\. Did you mean "share=0\.5"\?/],
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

import assert from "node:assert/strict";

import { modelwright } from "../harness/cli.ts";
import { temporaryFolder } from "../harness/disk.ts";

const ROWS = Array.from({ length: 300 }, (_, row) => {
  const [label, group] = [row % 2, row % 3 === 0 ? "north" : "<b>south</b>"];
  const right = group === "north" ? row % 4 !== 0 : row % 10 !== 0;
  return `${label},${right ? label : 1 - label},${right ? 0.2 + 0.6 * label : 0.9},${group}`;
});
const FILES = { "predictions.csv": ["y,p,s,region", ...ROWS, ""].join("\n"), "ragged.csv": "y,p\n1\n0,0\n" };
const ASK = ["evaluate", "predictions.csv", "--label", "y", "--prediction", "p", "--score", "s", "--group", "region"];

describe("evaluate", () => {
  const cwd = temporaryFolder(FILES);

  it("writes figures, groups and the worst part in each format", () => {
    const text = modelwright(ASK, { cwd });
    assert.equal(text.code, 0);
    for (const part of [/^ROC AUC +0\.\d+ +0\.\d+ to 0\.\d+$/m, /^label \\ predicted +0 +1$/m, /^Groups of region$/m, /Equal opportunity: /]) assert.match(text.out, part);
    const { version, metrics, task } = JSON.parse(modelwright([...ASK, "--format", "json"], { cwd }).out) as { version: number; task: string; metrics: { id: string; value?: number }[] };
    assert.deepEqual([version, task], [1, "classification"]);
    assert.equal(metrics.find(({ id }) => id === "accuracy")?.value, ROWS.filter((row) => row.startsWith(row.charAt(2))).length / 300);
    assert.match(modelwright([...ASK, "--format", "markdown"], { cwd }).out, /\| Accuracy \| 0\.\d+ \| /);
    const html = modelwright([...ASK, "--format", "html"], { cwd }).out;
    assert.match(html, /^<!doctype html>[^]*<svg role="img" aria-label="ROC"/);
    assert.doesNotMatch(html, /<script|https?:|<b>/);
  });

  it("fails on what it is told to", () => {
    const code = (...conditions: readonly string[]): number | null => modelwright([...ASK, "--quiet", ...conditions.flatMap((one) => ["--fail-on", one])], { cwd }).code;
    assert.deepEqual([code("accuracy<0.5"), code("accuracy<0.99"), code("log_loss>0"), code("unfair")], [0, 1, 1, 1]);
  });

  for (const [args, message] of [
    [["predictions.csv"], /needs --label COLUMN/],
    [["none.csv", "--label", "y"], /none\.csv does not exist\./],
    [["predictions.csv", "--label", "z", "--prediction", "p"], /has no column `z`/],
    [["predictions.csv", "--label", "y"], /needs a column of labels and one of predictions or scores/],
    [["predictions.csv", "--label", "y", "--prediction", "p", "--fail-on", "acuracy<1"], /"acuracy" is not a figure\. Did you mean "accuracy"\?/],
    [["predictions.csv", "--label", "y", "--prediction", "p", "--fail-on", "good"], /--fail-on takes a condition/],
    [["predictions.csv", "--label", "y", "--prediction", "p", "--fail-on", "rmse<1"], /rmse is not measured here/],
    [["predictions.csv", "--label", "y", "--score", "s", "--threshold", "x"], /--threshold needs a number/],
  ] as const) {
    it(`says what is wrong with \`${args.join(" ")}\``, () => {
      const { code, err } = modelwright(["evaluate", ...args], { cwd });
      assert.equal(code, 2);
      assert.match(err, message);
    });
  }

  it("goes on past ragged rows and says that they are left out", () => {
    const { code, err } = modelwright(["evaluate", "ragged.csv", "--label", "y", "--prediction", "p"], { cwd });
    assert.equal(code, 0);
    assert.match(err, /1 of 2 rows lack a label or a prediction/);
  });
});

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

describe("evaluate of language models", () => {
  const line = (doc_id: number, exact_match: number): string => JSON.stringify({ doc_id, doc: { q: doc_id }, target: "4", arguments: [[`What is ${doc_id}?`]], filtered_resps: [`<b>${exact_match}</b>`], filter: "none", metrics: ["exact_match"], exact_match });
  const lines = (count: number, wrong: number): string => Array.from({ length: count }, (_, place) => line(place, place < wrong ? 0 : 1)).join("\n");
  const cwd = temporaryFolder({
    "run/samples_quiz_2026-01-02T03-04-05.678.jsonl": lines(20, 12),
    "run/results_2026-01-02T03-04-05.678.json": JSON.stringify({ results: { quiz: { "exact_match,none": 0.4 } }, "n-shot": {}, model_name: "tiny" }, undefined, 2),
    "old.jsonl": lines(20, 2),
    "broken.jsonl": `${line(0, 1)}\n{"doc_id": 1, "re\n`,
    "cut.json": '{\n  "evalId": "x",\n  "results": {',
    "packed.eval": "PK",
  });

  it("needs no column", () => {
    const { code, out } = modelwright(["evaluate", "run"], { cwd });
    assert.equal(code, 0);
    assert.match(out, /^40 % of 20 cases pass \(95 %: 22 % to 61 %\)\.$/m);
    assert.match(out, /^quiz +tiny +20 +8 +40 % +22 % to 61 %$/m);
    const { version, parts, cases } = JSON.parse(modelwright(["evaluate", "run/results_2026-01-02T03-04-05.678.json", "--format", "json"], { cwd }).out) as { version: number; parts: { passRate: number }[]; cases: unknown[] };
    assert.deepEqual([version, parts[0]?.passRate, cases.length], [1, 0.4, 20]);
  });

  it("says what broke since a baseline, and fails on it", () => {
    const ask = ["evaluate", "run/samples_quiz_2026-01-02T03-04-05.678.jsonl"];
    const against = [...ask, "--baseline", "old.jsonl"];
    assert.match(modelwright(against, { cwd }).out, /10 cases passed in old\.jsonl and fail now, 0 the other way round: 90 % before, 40 % now, more than chance explains \(p = 0\.001953\)\./);
    const same = ["evaluate", "old.jsonl", "--baseline", "broken.jsonl"];
    assert.match(modelwright(same, { cwd }).out, /1 case passed in broken\.jsonl and fails now, 0 the other way round: 100 % before, 0 % now/);
    const html = modelwright([...same, "--format", "html"], { cwd }).out;
    assert.match(html, /<h2>Passed before, fail now<\/h2>/);
    assert.doesNotMatch(html, /<script|<b>/);
    assert.match(modelwright([...same, "--format", "markdown"], { cwd }).out, /#### Passed before, fail now\n\n\| case \| before \| now \|/);
    const code = (condition: string): number | null => modelwright([...same, "--quiet", "--fail-on", condition], { cwd }).code;
    assert.deepEqual([code("broken>0"), code("broken>1"), code("worse"), code("pass_rate<0.5"), code("pass_rate<0.99"), code("mean_score<0.99")], [1, 0, 0, 0, 1, 1]);
  });

  for (const [args, message] of [
    [["cut.json"], /cut\.json could not be read: it is no JSON; was it written to its end\?/],
    [["packed.eval", "--baseline", "old.jsonl"], /inspect log convert packed\.eval/],
    [["old.jsonl", "--fail-on", "accuracy<1"], /--fail-on takes "pass_rate<0\.9"/],
    [["old.jsonl", "--fail-on", "worse"], /needs --baseline FILE/],
    [["old.jsonl", "--baseline", "none.jsonl"], /none\.jsonl does not exist/],
  ] as const) {
    it(`says what is wrong with \`${args.join(" ")}\``, () => {
      const { code, err } = modelwright(["evaluate", ...args], { cwd });
      assert.equal(code, 2);
      assert.match(err, message);
    });
  }
});

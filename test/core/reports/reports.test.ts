import assert from "node:assert/strict";

import { githubReport, jsonReport, markdownReport, textReport } from "../../../server/core/index.ts";
import { fileReport, names, NOTEBOOK, reportOf } from "./sample.ts";

const plain = { paint: (_: string, text: string) => text, quiet: false };
const broken = { uri: "file:///project/b.bin", findings: [], crashes: [], problem: "it holds binary data, not text" };
const report = {
  ...reportOf(fileReport("file:///project/a.ipynb", NOTEBOOK), fileReport("file:///project/c.py", "worse"), broken),
  problems: [{ uri: "file:///project/missing.py", reason: "there is no such file or folder" }],
  fixed: [{ uri: "file:///project/d.py", repairs: { "no-bad": 2 } }],
};

describe("reports", () => {
  it("writes JSON with the notebook's cell from zero, its lines from one, and what went wrong", () => {
    const value = JSON.parse(jsonReport(report, names)) as { findings: object[]; crashes: { message: string }[] };
    assert.deepEqual(value.findings[1], {
      file: "/project/a.ipynb",
      line: 3,
      column: 1,
      endLine: 3,
      endColumn: 4,
      ruleId: "no-bad",
      group: "words",
      severity: "warning",
      message: "`bad` is bad. Write `good`.",
      kind: "notebook",
      cell: 1,
      leakage: { type: "preprocessing", fitLine: 3, fitCell: 1, splitLine: 1, splitCell: 1 },
      related: [{ file: "/project/a.ipynb", line: 1, column: 1, cell: 1, message: "It begins here." }],
      fixable: true,
      fix: "safe",
    });
    assert.match(value.crashes[0]?.message ?? "", /^Error: the rule fell over/);
    const rest = { ...value, findings: undefined, crashes: value.crashes.map((crash) => ({ ...crash, message: "" })) };
    assert.deepEqual(rest, {
      version: 1,
      findings: undefined,
      crashes: [{ file: "/project/c.py", ruleId: "no-bad", message: "" }],
      problems: [
        { file: "/project/missing.py", message: "there is no such file or folder" },
        { file: "/project/b.bin", message: "it holds binary data, not text" },
      ],
      fixed: [{ file: "/project/d.py", repairs: { "no-bad": 2 } }],
      files: 2,
    });
  });

  it("writes text with cells counted from one, crashes, repairs and problems", () => {
    const text = textReport(report, names, plain);
    assert.match(text, /^a\.ipynb\n {2}cell 2, 2:13 warning no-bad\n/);
    assert.match(text, /\n {5}2 \| "é\tquoted", bad\n {7}\| {3}\t {9}\^{3}\n {4}see cell 2, 1:1: It begins here\.\n {4}fix: Write good \(--fix\)\n/);
    assert.match(text, /\nc\.py\n {2}crash no-bad\n {4}Error: the rule fell over\n\n/);
    assert.match(text, /\n\nfixed d\.py: no-bad \(2\)\nnot checked missing\.py: .*\nnot checked b\.bin: .*\n3 warnings in 2 files\. 3 can be repaired by --fix\.\n$/);
  });

  it("annotates a notebook at the line of the file, naming the cell", () => {
    const [first = ""] = githubReport(report, names).split("\n");
    assert.match(first, /^::warning file=a\.ipynb,line=11,endLine=11,col=\d+,endColumn=\d+,title=modelwright%3A no-bad::In cell 2, 2:13: `bad` is bad/);
  });

  it("keeps a message of a file out of the commands and the page around it", () => {
    const [finding] = fileReport("file:///project/a.py", "bad").findings;
    assert.ok(finding);
    const sly = reportOf({ uri: finding.uri, findings: [{ ...finding, message: "100%\n::error::<b>|</b>" }], crashes: [] });
    assert.match(githubReport(sly, names), /::100%25%0A::error::<b>\|<\/b>\n$/);
    assert.match(markdownReport(sly, names), /\| 100% ::error::&lt;b>\\\|&lt;\/b> \|\n$/);
  });

  it("shows of a long line what is around the finding, under tabs and wide letters too", () => {
    const frameOf = (text: string): readonly string[] => textReport(reportOf(fileReport("file:///project/a.py", text)), names, plain).split("\n").slice(3, 5);
    assert.deepEqual(frameOf("\t\tbad"), ["     1 | \t\tbad", "       | \t\t^^^"]);
    assert.deepEqual(frameOf("'数据', bad"), ["     1 | '数据', bad", "       |         ^^^"]);
    const [code = "", carets = ""] = frameOf(`${"x".repeat(500)} bad ${"y".repeat(500)}`);
    assert.ok(code.length < 200 && code.startsWith("     1 | …") && code.endsWith("…"), code);
    assert.equal(code.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1), "bad");
  });
});

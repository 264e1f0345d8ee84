import assert from "node:assert/strict";

import type { Log } from "sarif";

import { sarifReport, type CheckReport } from "../../../server/core/index.ts";
import { isSarif } from "../../harness/sarif.ts";
import { badRule, fileReport, names, NOTEBOOK, reportOf } from "./sample.ts";

function sarif(report: CheckReport): Log["runs"][number] {
  const log = JSON.parse(sarifReport(report, names, { root: "file:///project", version: "1.2.3", rules: [badRule], page: (id) => `# ${id}` })) as Log;
  assert.ok(isSarif(log), JSON.stringify(isSarif.errors));
  const [run] = log.runs;
  assert.ok(run);
  return run;
}

describe("SARIF", () => {
  it("fails validation where it is wrong, so that passing means something", () => {
    assert.equal(isSarif({ version: "2.1.0", runs: [{ tool: { driver: {} } }] }), false);
  });

  it("places results from one, relative to the source root, with repairs and related places", () => {
    const { results = [], originalUriBaseIds, columnKind } = sarif(reportOf(fileReport("file:///project/a%20b/c.py", "x = 1\nbad\n")));
    assert.deepEqual([originalUriBaseIds, columnKind], [{ SRCROOT: { uri: "file:///project/" } }, "utf16CodeUnits"]);
    const file = { uri: "a%20b/c.py", uriBaseId: "SRCROOT" };
    const region = { startLine: 2, startColumn: 1, endLine: 2, endColumn: 4 };
    assert.deepEqual(results, [
      {
        ruleId: "no-bad",
        ruleIndex: 0,
        level: "warning",
        message: { text: "`bad` is bad. Write `good`." },
        locations: [{ physicalLocation: { artifactLocation: file, region } }],
        relatedLocations: [
          {
            id: 0,
            message: { text: "It begins here." },
            physicalLocation: { artifactLocation: file, region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 } },
          },
        ],
        fixes: [
          {
            description: { text: "Write good" },
            artifactChanges: [{ artifactLocation: file, replacements: [{ deletedRegion: region, insertedContent: { text: "good" } }] }],
          },
        ],
        partialFingerprints: { "modelwright/v1": results[0]?.partialFingerprints?.["modelwright/v1"] },
        properties: { leakage: "preprocessing" },
      },
    ]);
  });

  it("names the cell of a notebook and the line in it, and places the region in the file", () => {
    const { results = [] } = sarif(reportOf(fileReport("file:///project/a.ipynb", NOTEBOOK)));
    const [location] = results[1]?.locations ?? [];
    assert.deepEqual(location?.logicalLocations, [{ name: "cell 2", fullyQualifiedName: "cell 2, line 3", kind: "cell" }]);
    assert.deepEqual(location.properties, { cell: 1, line: 3, column: 1, endLine: 3, endColumn: 4 });
    assert.deepEqual(location.physicalLocation?.region, { startLine: 12, startColumn: 6, endLine: 12, endColumn: 9 });
  });

  it("describes the rules that found something, with their weakness", () => {
    const [rule] = sarif(reportOf(fileReport("file:///project/a.py", "bad"))).tool.driver.rules ?? [];
    assert.deepEqual(rule, {
      id: "no-bad",
      name: "NoBad",
      shortDescription: { text: "A word is bad." },
      fullDescription: { text: "A word is bad." },
      helpUri: "https://example.org/bad",
      help: { text: "A word is bad.\nhttps://example.org/bad", markdown: "# no-bad" },
      defaultConfiguration: { level: "warning" },
      properties: {
        tags: ["words", "security", "external/cwe/cwe-502", "external/owasp/llm03:2025"],
        precision: "high",
        "security-severity": "5.5",
      },
    });
  });

  it("tells a crashed rule and a file that was not read as notifications, and keeps the findings", () => {
    const unread = { uri: "file:///elsewhere/b.bin", findings: [], crashes: [], problem: "it holds binary data, not text" };
    const { results, invocations } = sarif(reportOf(fileReport("file:///project/a.py", "bad, worse"), fileReport("file:///project/c.py", "bad"), unread));
    assert.equal(results?.length, 2, "what the rule said before it crashed is a finding");
    assert.equal(invocations?.[0]?.executionSuccessful, false);
    const [crash, note] = invocations[0].toolExecutionNotifications ?? [];
    assert.equal(crash?.level, "error");
    assert.deepEqual(crash.associatedRule, { id: "no-bad" });
    assert.match(crash.exception?.message ?? "", /the rule fell over/);
    assert.equal(note?.message.text, "file:///elsewhere/b.bin was not checked: it holds binary data, not text.");
    assert.equal(note.locations?.[0]?.physicalLocation?.artifactLocation?.uriBaseId, undefined);
  });

  it("gives a finding the same fingerprint when lines move, and different ones to equal lines", () => {
    const prints = (text: string): readonly (string | undefined)[] =>
      (sarif(reportOf(fileReport("file:///project/a.py", text))).results ?? []).map(({ partialFingerprints }) => partialFingerprints?.["modelwright/v1"]);
    const before = prints("bad\nbad\n");
    assert.deepEqual(prints("# a comment\nbad\n\n  bad\n"), before);
    assert.equal(new Set(before).size, 2);
  });
});

import assert from "node:assert/strict";

import { applyEdits, checkDocument, defaultSettings, filesOf, linesOf, openDocument, placeReport, rules, storedAsIs } from "../../../server/core/index.ts";
import { fileReport, NOTEBOOK } from "./sample.ts";

describe("placeReport", () => {
  it("counts lines and columns from one, columns in UTF-16 units", () => {
    const [finding] = fileReport("file:///project/a.py", "x = 1\n'😀' + bad\n").findings;
    assert.ok(finding);
    const place = { line: 2, column: 8, endLine: 2, endColumn: 11 };
    assert.deepEqual(finding.at, { ...place, inFile: place });
    assert.equal(finding.lineText, "'😀' + bad");
  });

  it("masks a secret in the line that a report shows", () => {
    const text = "FROM python:3.12-slim\nENV API_TOKEN=9f-K2m-77x STAGE=prod\n";
    const document = openDocument("file:///project/Dockerfile", text, defaultSettings);
    const report = checkDocument(document, { files: filesOf([document]), settings: defaultSettings }, rules);
    const placed = placeReport({ document, stored: storedAsIs(document) }, report, () => undefined);
    assert.deepEqual(
      placed.findings.filter(({ ruleId }) => ruleId === "secret-in-image").map(({ lineText }) => lineText),
      ["ENV API_TOKEN=•••••••••• STAGE=prod"],
    );
    assert.ok(!JSON.stringify(placed).includes("9f-K2m-77x"));
  });

  it("gives a notebook's places in the cell and in the file", () => {
    const { findings } = fileReport("file:///project/a.ipynb", NOTEBOOK);
    assert.deepEqual(
      findings.map(({ at }) => [at.cell, at.line, at.column, at.endColumn]),
      [
        [1, 2, 13, 16],
        [1, 3, 1, 4],
        [2, 2, 1, 4],
      ],
    );
    const lines = linesOf(NOTEBOOK);
    for (const { at } of findings) {
      const start = lines.offset({ line: at.inFile.line - 1, column: at.inFile.column - 1 });
      const end = lines.offset({ line: at.inFile.endLine - 1, column: at.inFile.endColumn - 1 });
      assert.equal(NOTEBOOK.slice(start, end), "bad");
    }
  });

  it("gives fixes of a notebook as edits of its JSON that leave it a notebook", () => {
    const { findings } = fileReport("file:///project/a.ipynb", NOTEBOOK);
    const lines = linesOf(NOTEBOOK);
    for (const { fixes, at } of findings) {
      const edits = (fixes[0]?.edits ?? []).map((edit) => ({
        span: {
          start: lines.offset({ line: edit.at.line - 1, column: edit.at.column - 1 }),
          end: lines.offset({ line: edit.at.endLine - 1, column: edit.at.endColumn - 1 }),
        },
        text: edit.text,
      }));
      const fixed = JSON.parse(applyEdits(NOTEBOOK, edits)) as { cells: { source: string | string[] }[] };
      const source = [fixed.cells[at.cell ?? -1]?.source].flat().join("");
      assert.equal(source.split("\n")[at.line - 1]?.slice(at.column - 1), "good");
    }
  });
});

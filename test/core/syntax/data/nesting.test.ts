import assert from "node:assert/strict";

import { checkDocument, defaultSettings, filesOf, openDocument, rules } from "../../../../server/core/index.ts";

describe("deeply nested data", () => {
  const samples: Readonly<Record<string, string>> = {
    "dvc.yaml": `stages: ${"[".repeat(20_000)}`,
    "params.yaml": `${"- ".repeat(20_000)}x\n`,
    "sweep.yaml": `program: train.py\nmethod: grid\nparameters:\n${Array.from({ length: 3_000 }, (_, level) => `${" ".repeat(level + 1)}a:\n`).join("")}`,
    "adapter_config.json": `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
    "pyproject.toml": `x = ${"[".repeat(20_000)}`,
  };
  for (const [name, text] of Object.entries(samples)) {
    it(`is not followed to the end of the stack in ${name}`, () => {
      const document = openDocument(`file:///project/${name}`, text, defaultSettings);
      const { crashes } = checkDocument(document, { files: filesOf([document]), settings: defaultSettings }, rules);
      assert.deepEqual(crashes, []);
    });
  }

  it("is told from a deep text in a block", () => {
    const document = openDocument("file:///project/params.yaml", `a: |\n${Array.from({ length: 400 }, (_, level) => `${" ".repeat(level + 1)}x\n`).join("")}${" ".repeat(700)}y\n`, defaultSettings);
    assert.deepEqual(checkDocument(document, { files: filesOf([document]), settings: defaultSettings }, rules).findings, []);
  });
  it("is told from a long table of brackets", () => {
    const rows = Array.from({ length: 2_000 }, (_, row) => `[${row}, {"a": [1]}]`).join(",\n");
    const document = openDocument("file:///project/table.json", `[${rows}]`, defaultSettings);
    const { findings } = checkDocument(document, { files: filesOf([document]), settings: defaultSettings }, rules);
    assert.deepEqual(findings, []);
  });
});

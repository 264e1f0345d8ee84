import assert from "node:assert/strict";

import { checkDocument, defaultSettings, filesOf, openDocument, rules } from "../../../../server/core/index.ts";

describe("deeply nested data", () => {
  const samples: Readonly<Record<string, string>> = {
    "dvc.yaml": `stages: ${"[".repeat(20_000)}`,
    "params.yaml": `${"- ".repeat(20_000)}x\n`,
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

  it("is told from a long table of brackets", () => {
    const rows = Array.from({ length: 2_000 }, (_, row) => `[${row}, {"a": [1]}]`).join(",\n");
    const document = openDocument("file:///project/table.json", `[${rows}]`, defaultSettings);
    const { findings } = checkDocument(document, { files: filesOf([document]), settings: defaultSettings }, rules);
    assert.deepEqual(findings, []);
  });
});

import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";

import { createRegistry } from "vscode-tmgrammar-test/dist/common/index.js";
import { parseGrammarTestCase, runGrammarTestCase } from "vscode-tmgrammar-test/dist/unit/index.js";

/** `npm run test:grammars` reads the same samples with the line ends of Unix. */
describe("grammars where lines end as in Windows", () => {
  const registry = createRegistry([...globSync("syntaxes/*.tmLanguage.json"), ...globSync("test/syntaxes/*.tmLanguage.json")].map((path) => ({ path, ...named(path) })));

  for (const path of globSync("test/syntaxes/*.test.*").toSorted()) {
    it(`${basename(path)} is coloured alike`, async () => {
      const sample = parseGrammarTestCase(readFileSync(path, "utf8"));
      const failures = await runGrammarTestCase(registry, { ...sample, source: sample.source.map((line) => `${line}\r`) });
      assert.deepEqual(failures, []);
    });
  }

  it("has a sample for every grammar", () => {
    const tested = globSync("test/syntaxes/*.test.*").map((path) => parseGrammarTestCase(readFileSync(path, "utf8")).metadata.scope);
    const grammars = globSync("syntaxes/*.tmLanguage.json").map((path) => named(path).scopeName);
    assert.deepEqual(grammars.filter((scope) => !tested.includes(scope)), []);
  });
});

function named(path: string): { readonly scopeName: string } {
  return JSON.parse(readFileSync(path, "utf8")) as { readonly scopeName: string };
}

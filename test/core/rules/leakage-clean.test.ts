/** Clean programs, one per block of the pages in leakage-clean/: nothing at warning or above, whatever the rules learn to see. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { checkDocument, defaultSettings, filesOf, openDocument, rules } from "../../../server/core/index.ts";
import { installParsers } from "../../harness/parsers.ts";

before(installParsers);

const leakageRules = rules.filter(({ group }) => group === "leakage");

function warnings(program: string): readonly string[] {
  const document = openDocument("file:///workspace/clean.py", program, defaultSettings);
  const { findings } = checkDocument(document, { files: filesOf([document]), settings: defaultSettings }, leakageRules);
  return findings.filter(({ severity }) => severity === "warning" || severity === "error").map(({ rule, message }) => `${rule.id}: ${message}`);
}

for (const page of ["divisions", "practice", "unusual"]) {
  describe(`clean programs: ${page}`, () => {
    const text = readFileSync(new URL(`leakage-clean/${page}.md`, import.meta.url), "utf8");
    for (const [, name, program] of text.matchAll(/^## (.+)\n\n```python\n([^]*?)```/gm)) {
      it(name ?? "", () => assert.deepEqual(warnings(program ?? ""), []));
    }
  });
}

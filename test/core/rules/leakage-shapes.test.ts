/** One leak in many shapes, one per block of the pages in leakage-shapes/: the rule that the heading names must see it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { checkDocument, defaultSettings, filesOf, openDocument, rules } from "../../../server/core/index.ts";
import { installParsers } from "../../harness/parsers.ts";

before(installParsers);

const leakageRules = rules.filter(({ group }) => group === "leakage");

function reported(program: string): readonly string[] {
  const document = openDocument("file:///workspace/leak.py", program, defaultSettings);
  const { findings } = checkDocument(document, { files: filesOf([document]), settings: defaultSettings }, leakageRules);
  return findings.map(({ rule }) => rule.id);
}

for (const page of ["common", "hidden"]) {
  describe(`leaks: ${page}`, () => {
    const text = readFileSync(new URL(`leakage-shapes/${page}.md`, import.meta.url), "utf8");
    for (const [, name, rule, program] of text.matchAll(/^## (.+): (.+)\n\n```python\n([^]*?)```/gm)) {
      it(`${name ?? ""}: ${rule ?? ""}`, () => assert.ok(reported(program ?? "").includes(rule ?? "")));
    }
  });
}

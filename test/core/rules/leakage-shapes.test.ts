/** One leak in many shapes, one per block of the pages in leakage-shapes/: the rule that the heading names must see it. */
import assert from "node:assert/strict";

import { leakageSamples, leaksIn } from "../../harness/leakagePages.ts";
import { installParsers } from "../../harness/parsers.ts";

before(installParsers);

for (const page of ["common", "hidden", "programs"]) {
  describe(`leaks: ${page}`, () => {
    for (const { name, program } of leakageSamples(new URL(`leakage-shapes/${page}.md`, import.meta.url))) {
      const rule = name.slice(name.lastIndexOf(": ") + 2);
      it(name, () => assert.ok(leaksIn(program).some((finding) => finding.rule.id === rule)));
    }
  });
}

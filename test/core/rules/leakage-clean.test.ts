/** Clean programs, one per block of the pages in leakage-clean/: nothing at warning or above, whatever the rules learn to see. */
import assert from "node:assert/strict";

import { leakageSamples, leaksIn } from "../../harness/leakagePages.ts";
import { installParsers } from "../../harness/parsers.ts";

before(installParsers);

for (const page of ["divisions", "manuals", "practice", "programs", "unusual"]) {
  describe(`clean programs: ${page}`, () => {
    for (const { name, program } of leakageSamples(new URL(`leakage-clean/${page}.md`, import.meta.url))) {
      it(name, () => {
        const warned = leaksIn(program).filter(({ severity }) => severity === "warning" || severity === "error");
        assert.deepEqual(warned.map(({ rule, message }) => `${rule.id}: ${message}`), []);
      });
    }
  });
}

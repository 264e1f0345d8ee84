/** Programs of many shapes, one per block of the pages in leakage-repaired/: the fix of the rule that the heading names repairs each, and it runs. */
import { readdirSync } from "node:fs";

import { installParsers } from "../../harness/parsers.ts";
import { testRepairedPage } from "../../harness/repairedPages.ts";

before(installParsers);

const pages = new URL("leakage-repaired/", import.meta.url);

for (const page of readdirSync(pages)) {
  describe(`repaired programs: ${page.replace(/\.md$/, "")}`, () => testRepairedPage(new URL(page, pages)));
}

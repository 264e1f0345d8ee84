import { readFileSync } from "node:fs";

import { checkDocument, defaultSettings, filesOf, openDocument, rules, type RankedFinding } from "../../server/core/index.ts";

/** A program of a page of samples, under the heading that names it. */
export interface LeakageSample {
  readonly name: string;
  readonly program: string;
}

export function leakageSamples(page: URL): readonly LeakageSample[] {
  const text = readFileSync(page, "utf8");
  return [...text.matchAll(/^## (.+)\n\n```python\n([^]*?)```/gm)].map(([, name = "", program = ""]) => ({ name, program }));
}

const leakageRules = rules.filter(({ group }) => group === "leakage");

/** What all leakage rules together say of a program. */
export function leaksIn(program: string): readonly RankedFinding[] {
  const document = openDocument("file:///workspace/program.py", program, defaultSettings);
  return checkDocument(document, { files: filesOf([document]), settings: defaultSettings }, leakageRules).findings;
}

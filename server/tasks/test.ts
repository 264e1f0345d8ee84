/** `npm test`: sets up what is missing, then runs every check and every test. The last line counts what passed and what failed. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { elapsed } from "./progress.ts";
import { runStep } from "./test/run.ts";
import { runSteps } from "./test/schedule.ts";
import { steps } from "./test/steps.ts";
import { countsOf, lineOf, troubleOf } from "./test/summary.ts";

const started = performance.now();
const reports = mkdtempSync(join(tmpdir(), "modelwright-test-"));
const results = await runSteps(steps, {
  run: (step) => runStep(step, reports),
  starts: (step) => console.log(`… ${step.name}`),
  ends: (result) => console.log(lineOf(result)),
});
rmSync(reports, { recursive: true, force: true });

for (const result of results) for (const { fullTitle } of result.report?.pending ?? []) console.log(`– not run: ${fullTitle}`);
for (const result of results) {
  const trouble = troubleOf(result);
  if (trouble !== undefined) console.log(`\n${trouble}`);
}
const { passed, failed } = countsOf(results);
console.log(`\n${steps.length} steps in ${elapsed(started)}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

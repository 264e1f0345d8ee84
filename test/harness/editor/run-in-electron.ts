/**
 * `npm run test:electron`: the tests of the extension host in a VS Code that @vscode/test-electron downloads, the newest
 * or the one that MODELWRIGHT_VSCODE names (such as 1.101.0, the oldest that is promised).
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { runTests } from "@vscode/test-electron";

import { ensureBuilt } from "../../../server/tasks/fresh.ts";
import { EDITOR_HOME, EXAMPLE, ROOT } from "../../../server/tasks/paths.ts";
import { bundleHostTests } from "./bundle.ts";
import { readOptions } from "./options.ts";
import { printReport, type HostReport } from "./report.ts";
import { makeSandbox } from "./sandbox.ts";
import { yamlStandIn } from "./yamlStandIn.ts";

const options = readOptions();
await ensureBuilt();
const extensionTestsPath = await bundleHostTests();
const sandbox = makeSandbox();
mkdirSync(sandbox.state, { recursive: true });
const report = join(sandbox.state, "report.json");
try {
  await runTests({
    version: process.env["MODELWRIGHT_VSCODE"] ?? "stable",
    cachePath: join(EDITOR_HOME, "vscode"),
    extensionDevelopmentPath: [ROOT, yamlStandIn(sandbox.state)],
    extensionTestsPath,
    extensionTestsEnv: { MODELWRIGHT_REPORT: report, MODELWRIGHT_GREP: options.grep, MODELWRIGHT_EXAMPLE: EXAMPLE },
    launchArgs: [sandbox.workspace, "--disable-extensions", "--disable-workspace-trust", "--user-data-dir", join(sandbox.state, "data")],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
if (existsSync(report)) {
  printReport(JSON.parse(readFileSync(report, "utf8")) as HostReport);
  if (options.output !== undefined) copyFileSync(report, options.output);
}
sandbox.remove();

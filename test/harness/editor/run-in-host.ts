/**
 * `npm run test:editor`: mocha inside the extension host of the embedded VS Code, with the packaged extension installed.
 * The page is opened with a payload that names the tests; VS Code runs them and reports through two exposed functions.
 */
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { format } from "node:util";

import type { Page } from "playwright-core";

import { installExtension, serveEditor, type RunningEditor } from "../../../server/tasks/editor/serve.ts";
import { installEditor } from "../../../server/tasks/editor/install.ts";
import { EXAMPLE } from "../../../server/tasks/paths.ts";
import { ensurePackaged } from "../../../server/tasks/package.ts";
import { bundleHostTests } from "./bundle.ts";
import { launchChromium, watchedPage } from "./chromium.ts";
import { readOptions } from "./options.ts";
import { printReport, type HostReport } from "./report.ts";
import { makeSandbox, type Sandbox } from "./sandbox.ts";
import { yamlStandIn } from "./yamlStandIn.ts";

/** Only for a run that hangs. */
const LIMIT_MS = 1_800_000;
/** VS Code as a product reads test payloads only with this switch. */
const TEST_SWITCH = ["--vscode-option", "enable-smoke-test-driver"];

const options = readOptions();
await installEditor();
const vsix = await ensurePackaged();
const tests = await bundleHostTests();
const sandbox = makeSandbox();
const report = join(sandbox.state, "report.json");
await installExtension(sandbox.state, vsix);
const editor = await serveEditor({
  state: sandbox.state,
  arguments: TEST_SWITCH,
  environment: { MODELWRIGHT_REPORT: report, MODELWRIGHT_GREP: options.grep ?? "", MODELWRIGHT_EXAMPLE: EXAMPLE },
});
const browser = await launchChromium();
try {
  const { page, offsite } = await watchedPage(browser);
  const printed = await runTests(page, editor, sandbox);
  finish(printed, offsite);
} finally {
  await browser.close();
  await editor.stop();
}

/** Opens the workbench with the tests and waits for their end; returns what the extension host printed. */
async function runTests(page: Page, { folderUrl, authority }: RunningEditor, { state, workspace }: Sandbox): Promise<readonly string[]> {
  const printed: string[] = [];
  await page.exposeFunction("codeAutomationLog", (_type: string, parts: readonly unknown[]) => printed.push(format(...parts)));
  const ended = new Promise<void>((resolve) => {
    void page.exposeFunction("codeAutomationExit", () => resolve());
    page.on("crash", () => resolve());
  });
  const remote = (path: string): string => `vscode-remote://${authority}${encodeURI(path)}`;
  const payload = [
    // VS Code runs tests for an extension under development. The extension itself is installed, so another one carries them.
    ["extensionDevelopmentPath", remote(yamlStandIn(state))],
    ["extensionTestsPath", remote(tests)],
    ["skipWelcome", "true"],
    ["skipReleaseNotes", "true"],
  ];
  await page.goto(`${folderUrl(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`, { waitUntil: "commit" });
  await Promise.race([ended, sleep(LIMIT_MS, undefined, { ref: false })]);
  return printed;
}

function finish(printed: readonly string[], offsite: ReadonlySet<string>): void {
  if (!existsSync(report)) {
    const told = printed.filter((line) => !line.startsWith("Ignoring fetching")).slice(-30).join("\n");
    console.error(`The tests did not come to an end. The extension host printed last:\n${told}\nIts state is kept in ${sandbox.state}`);
    process.exitCode = 1;
    return;
  }
  const result = JSON.parse(readFileSync(report, "utf8")) as HostReport;
  if (options.output !== undefined) copyFileSync(report, options.output);
  printReport(result);
  if (offsite.size > 0) console.error(`The editor asked other machines: ${[...offsite].join(", ")}`);
  process.exitCode = result.stats.failures === 0 && result.stats.passes > 0 && offsite.size === 0 ? 0 : 1;
  if (process.exitCode === 0) sandbox.remove();
}

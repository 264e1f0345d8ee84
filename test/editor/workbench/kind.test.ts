import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Locator, Page } from "playwright-core";

import { closeQuickInput, openFile, pick, quickRow, runCommand } from "../../harness/editor/quickInput.ts";
import { afterFailure, openWorkbench, picture, toast, type Workbench } from "../../harness/editor/workbench.ts";
import { eventually, pressUntil } from "../../harness/editor/waiting.ts";

const SWEEP = "method: random\nparameters:\n  rate:\n    min: 0.2\n    max: 0.1\n";

describe("the kind of a file", () => {
  let workbench: Workbench;
  before(async () => (workbench = await openWorkbench()));
  afterEach(function () {
    return afterFailure(this, workbench);
  });
  after(() => workbench.close());

  const item = (page: Page): Locator => page.locator('.statusbar-item[id="modelwright.modelwright.modelwright.kind"]');
  const shows = (page: Page, title: string): Promise<void> => item(page).filter({ hasText: title }).waitFor();
  const squiggle = (page: Page): Locator => page.locator(".editor-instance .squiggly-error, .editor-instance .squiggly-warning");
  const spoken = (page: Page): Promise<string | null> => item(page).locator("a").first().getAttribute("aria-label");

  /** The setting as it is on the disk. */
  function written(): unknown {
    const path = join(workbench.workspace, ".vscode/settings.json");
    return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Readonly<Record<string, unknown>>)["modelwright.kinds"] : undefined;
  }

  async function choose(page: Page, title: string): Promise<void> {
    await item(page).click();
    await pick(page, title, title);
  }

  it("stands in the status bar with its reason, and a click offers every other kind", async () => {
    const { page } = workbench;
    await openFile(page, "params.yaml");
    await shows(page, "DVC parameters");
    assert.equal(await spoken(page), "Kind of file: DVC parameters. its name matches params.yaml");
    const tooltip = page.locator(".monaco-hover", { hasText: "its name matches params.yaml" }).filter({ hasText: "Click to say that it is something else." });
    const pointAt = async (): Promise<void> => {
      await page.mouse.move(0, 0);
      await item(page).hover();
    };
    await pressUntil(pointAt, tooltip);
    await picture(page, "kind tooltip");
    await item(page).click();
    await quickRow(page, "Let Modelwright decide").waitFor();
    await page.locator(".quick-input-widget input.input").fill("params");
    await quickRow(page, "params · now").waitFor();
    await picture(page, "kind list");
    await closeQuickInput(page);
  });

  it("follows the choice, the findings too, and goes back where Modelwright is to decide again", async () => {
    const { page, workspace } = workbench;
    writeFileSync(join(workspace, "search[1].yaml"), SWEEP.replace("method: random\n", ""));
    await openFile(page, "search[1].yaml");
    await shows(page, "YAML");
    await choose(page, "W&B sweep");
    await shows(page, "W&B sweep");
    await squiggle(page).first().waitFor();
    assert.match((await spoken(page)) ?? "", /the setting modelwright\.kinds has/);
    await eventually(() => JSON.stringify(written()) === JSON.stringify({ "search\\[1\\].yaml": "wandb-sweep" }));
    await choose(page, "Let Modelwright decide");
    await item(page).filter({ hasNotText: "W&B sweep" }).waitFor();
    await squiggle(page).first().waitFor({ state: "detached" });
    await eventually(() => JSON.stringify(written() ?? {}) === "{}");
  });

  it("stands in the file's own comment where there is one, which can be undone", async () => {
    const { page, workspace } = workbench;
    writeFileSync(join(workspace, "said.yaml"), `# modelwright: kind wandb_sweep\n${SWEEP}`);
    await openFile(page, "said.yaml");
    await item(page).locator(".codicon-warning").waitFor();
    assert.match((await spoken(page)) ?? "", /"wandb_sweep", but there is no such kind\. Did you mean "wandb-sweep"\?/);
    await picture(page, "kind unknown");
    await choose(page, "Hydra config");
    await shows(page, "Hydra config");
    await page.locator(".view-line", { hasText: "kind hydra" }).waitFor();
    await page.locator(".view-line", { hasText: "method" }).click();
    await page.locator(".editor-instance .monaco-editor.focused").waitFor();
    await page.keyboard.press("Control+z");
    await page.locator(".view-line", { hasText: "kind wandb_sweep" }).waitFor();
    await item(page).locator(".codicon-warning").waitFor();
    await runCommand(page, "File: Revert File");
  });

  it("of a file without a name is what the editor says, and what is chosen becomes a comment", async () => {
    const { page } = workbench;
    await runCommand(page, "File: New Untitled Text File");
    await page.locator(".tabs-container .tab.active", { hasText: "Untitled-1" }).waitFor();
    await runCommand(page, "Change Language Mode");
    await pick(page, "YAML", "YAML");
    await shows(page, "YAML");
    await choose(page, "W&B sweep");
    await page.locator(".view-line", { hasText: "# modelwright: kind wandb-sweep" }).waitFor();
    await shows(page, "W&B sweep");
    await runCommand(page, "View: Revert and Close Editor");
  });

  it("says that a glob for more files decides, where there is nothing to take back for one", async () => {
    const { page, workspace } = workbench;
    writeFileSync(join(workspace, "globbed.yaml"), "rate: 1\n");
    mkdirSync(join(workspace, ".vscode"), { recursive: true });
    writeFileSync(join(workspace, ".vscode/settings.json"), JSON.stringify({ "modelwright.kinds": { "glob*.yaml": "hydra", "other.yaml": "nothing-like-it" } }));
    await openFile(page, "globbed.yaml");
    await shows(page, "Hydra config");
    await choose(page, "Let Modelwright decide");
    await toast(page).filter({ hasText: "has nothing for this file alone" }).waitFor();
    await runCommand(page, "Notifications: Clear All Notifications");
    await openFile(page, "settings.json");
    await page.locator(".squiggly-warning").first().waitFor();
    await picture(page, "kind wrong in settings");
  });

  it("asks no other machine for anything", () => assert.deepEqual([...workbench.offsite], []));
});

import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Locator } from "playwright-core";

import { openFile, runCommand } from "../../harness/editor/quickInput.ts";
import { afterFailure, chooseFromMenu, explorerRow, openWorkbench, picture, toast, type Workbench } from "../../harness/editor/workbench.ts";
import { gone, pressUntil } from "../../harness/editor/waiting.ts";
import { python } from "../../harness/python.ts";

const NOTEBOOKS: Readonly<Record<string, readonly string[]>> = {
  "same.ipynb": ["# Load", "rows = [1, 2, 3]", "# Sum up", "total = sum(rows)\nprint(total)\nopen('ran.txt', 'w').close()"],
  "differs.ipynb": ["# Load", "import sys\nkind = sys.argv[1].split('/')[-1]", "# Show", "print(kind)"],
  "endless.ipynb": ["# Wait", "while True:\n    pass"],
};

const notebook = (cells: readonly string[]): string =>
  JSON.stringify({
    cells: cells.map((source, index) => (source.startsWith("# ") ? { cell_type: "markdown", id: `cell-${index}`, metadata: {}, source } : { cell_type: "code", id: `cell-${index}`, metadata: {}, source, outputs: [], execution_count: null })),
    metadata: { kernelspec: { name: "python3", display_name: "Python 3", language: "python" }, language_info: { name: "python" } },
    nbformat: 4,
    nbformat_minor: 5,
  });

describe("verifying a notebook in the workbench", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
    for (const [name, cells] of Object.entries(NOTEBOOKS)) writeFileSync(join(workbench.workspace, name), notebook(cells));
  });
  afterEach(function () {
    return afterFailure(this, workbench);
  });
  after(() => workbench.close());

  async function verify(name: string, button: string): Promise<void> {
    const { page } = workbench;
    await openFile(page, name);
    const [line = ""] = NOTEBOOKS[name]?.[1]?.split("\n") ?? [];
    await page.locator(".code-cell-row .view-line", { hasText: line }).waitFor();
    await runCommand(page, "Modelwright: Verify Equivalence");
    const question = page.locator(".monaco-dialog-box", { hasText: "This runs the notebook" });
    await question.waitFor();
    await question.locator(".monaco-button", { hasText: button }).click();
    await question.waitFor({ state: "hidden" });
  }

  it("runs nothing when the person does not say so", async () => {
    await verify("same.ipynb", "Cancel");
    assert.equal(existsSync(join(workbench.workspace, "ran.txt")), false);
  });

  if (python === undefined) return;

  it("runs both and says that they give the same", async () => {
    await verify("same.ipynb", "Run Both");
    await toast(workbench.page).filter({ hasText: /gives the same/ }).waitFor();
    assert.ok(existsSync(join(workbench.workspace, "ran.txt")));
    await picture(workbench.page, "notebook verified");
  });

  it("shows the first stage that differs, with both values", async () => {
    await verify("differs.ipynb", "Run Both");
    await toast(workbench.page).filter({ hasText: /differs, first in .*the notebook has/ }).waitFor();
    await picture(workbench.page, "notebook differs");
  });

  it("stops when it is cancelled", async () => {
    const { page } = workbench;
    await verify("endless.ipynb", "Run Both");
    const progress = toast(page).filter({ hasText: "Running the notebook" });
    await progress.waitFor();
    await progress.locator(".monaco-button", { hasText: "Cancel" }).click();
    await toast(page).filter({ hasText: /Nothing was compared.*cancelled/ }).waitFor();
  });
});

describe("the menus of notebooks in the workbench", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ untrusted: true });
    writeFileSync(join(workbench.workspace, "plain.ipynb"), notebook(["print(1)"]));
    writeFileSync(join(workbench.workspace, "in_r.ipynb"), JSON.stringify({ cells: [{ cell_type: "code", id: "one", metadata: {}, source: "x <- c(1, 2)", outputs: [], execution_count: null }], metadata: { kernelspec: { name: "ir", display_name: "R", language: "R" }, language_info: { name: "R" } }, nbformat: 4, nbformat_minor: 5 }));
  });
  afterEach(function () {
    return afterFailure(this, workbench);
  });
  after(() => workbench.close());

  it("offer no run in an untrusted workspace, and nothing at all for R", async () => {
    const { page } = workbench;
    const action = (title: string): Locator => page.locator(".notebook-toolbar-container .action-item", { hasText: title });
    await openFile(page, "plain.ipynb");
    await action("To Project").waitFor();
    const entry = page.locator(".monaco-menu .action-item", { hasText: "Update Project From Notebook" });
    // A toolbar that gets another button closes its menu.
    await pressUntil(() => page.locator(".notebook-toolbar-container .codicon-toolbar-more").first().click(), entry);
    await picture(page, "notebook menu, untrusted");
    assert.equal(await page.locator(".monaco-menu .action-item", { hasText: "Verify Equivalence" }).count(), 0);
    await pressUntil(() => page.keyboard.press("Escape"), gone(entry));
    await runCommand(page, "Modelwright: Verify Equivalence");
    await toast(page).filter({ hasText: /in an untrusted workspace nothing is run\. Trust the workspace/ }).getByRole("button", { name: "Manage Workspace Trust" }).waitFor();
    assert.equal(await page.locator(".monaco-dialog-box").count(), 0);
    await picture(page, "notebook not verified, untrusted");
    await openFile(page, "in_r.ipynb");
    await page.locator(".code-cell-row .view-line", { hasText: "x <- c" }).waitFor();
    await action("To Project").waitFor({ state: "hidden" });
    await picture(page, "notebook in R");
    await action("Lineage").waitFor({ state: "hidden" });
    await chooseFromMenu(page, explorerRow(page, "in_r.ipynb"), "Convert Notebook to Module");
    await toast(page).filter({ hasText: /This notebook is written in R, and only Python can be converted/ }).waitFor();
    await picture(page, "notebook in R, refused");
  });
});

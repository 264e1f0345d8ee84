import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Locator, Page } from "playwright-core";

import { openFile, runCommand } from "../../harness/editor/quickInput.ts";
import { afterFailure, openWorkbench, picture, tab, toast, type Workbench } from "../../harness/editor/workbench.ts";
import { eventually, PATIENT_LIMIT_MS, pressUntil, scrollTo } from "../../harness/editor/waiting.ts";

/** A row of the plan, by what stands at its beginning. */
const row = (page: Page, name: string): Locator => page.locator(".panel .monaco-list-row").filter({ hasText: new RegExp(`^\\s*${name}`) });

/** The same, where the keyboard is. */
const focused = (page: Page, name: string): Locator => page.locator(".panel .monaco-list:focus-within .monaco-list-row.focused").filter({ hasText: new RegExp(`^\\s*${name}`) });

const inSight = (page: Page, name: string): Promise<void> => scrollTo(page, page.locator(".panel .monaco-list").filter({ visible: true }).first(), row(page, name));

const filesIn = (folder: string): readonly string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);

/** Goes to the first row by the keyboard, wherever that was. */
async function goHome(page: Page): Promise<void> {
  await runCommand(page, "Notebook to Project: Focus on Notebook to Project View");
  await page.locator(".panel .monaco-list:focus-within").waitFor();
  await pressUntil(() => page.keyboard.press("Home"), page.locator('.panel .monaco-list-row.focused[data-index="0"]'));
}

/** Goes to a row by the keyboard alone, row by row. */
async function goTo(page: Page, name: string, key: "ArrowDown" | "ArrowUp" = "ArrowDown"): Promise<void> {
  for (let presses = 0; presses < MOST_ROWS && (await focused(page, name).count()) === 0; presses++) {
    const before = await page.locator(".panel .monaco-list-row.focused").getAttribute("id");
    await pressUntil(() => page.keyboard.press(key), page.locator(`.panel .monaco-list-row.focused:not([id="${before ?? ""}"])`), PATIENT_LIMIT_MS);
  }
  await focused(page, name).waitFor();
}
const MOST_ROWS = 40;

/** Puts the caret behind the last character of the cell that holds a text. */
async function goToEndOfCell(page: Page, text: string): Promise<void> {
  const line = page.locator(".code-cell-row .view-line", { hasText: text }).first();
  await scrollTo(page, page.locator(".notebookOverlay").filter({ visible: true }).first(), line);
  await pressUntil(() => line.click({ timeout: PATIENT_LIMIT_MS }), page.locator(".code-cell-row .monaco-editor.focused", { has: page.locator(".view-line", { hasText: text }) }));
  await page.keyboard.press("Control+End");
}

describe("a notebook's project in the workbench", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
    await openFile(workbench.page, "explore.ipynb");
    await workbench.page.locator(".code-cell-row").first().waitFor();
  });
  afterEach(function () {
    return afterFailure(this, workbench);
  });
  after(() => workbench.close());

  it("has its cuts moved by keys, everything recomputed, and each move undone", async () => {
    const { page } = workbench;
    await runCommand(page, "Modelwright: Convert Notebook to Project");
    await row(page, "split_fit_judge\\(X_scaled, y\\)").waitFor();
    await page.locator(".panel .monaco-list:focus-within").waitFor();
    await goHome(page);
    await goTo(page, "Cell 9");
    await page.keyboard.press("Shift+Enter");
    await focused(page, "train\\(").waitFor();
    await row(page, "split_fit_judge\\(X_scaled, y\\)→.*X_train").waitFor();
    await picture(page, "notebook to project, a cut moved");
    await goTo(page, "split_fit_judge", "ArrowUp");
    await page.keyboard.press("Delete");
    await focused(page, "Cell 8").waitFor();
    await row(page, "put_columns_on_one_scale\\(customers\\)→.*X_train").waitFor();
    await page.keyboard.press("Control+z");
    await row(page, "split_fit_judge\\(X_scaled, y\\)→.*X_train").waitFor();
    await page.keyboard.press("Control+z");
    await row(page, "train\\(").waitFor({ state: "hidden" });
    await page.keyboard.press("Control+Shift+z");
    await row(page, "train\\(").waitFor();
  });

  it("has its cuts moved by the mouse, and its files ticked by Space", async () => {
    const { page } = workbench;
    // The buttons of a row are there while the mouse is over it.
    const press = async (name: string, button: string): Promise<void> => {
      await inSight(page, name);
      const label = row(page, name).locator(`.action-label[aria-label^="${button}"]`);
      await pressUntil(() => row(page, name).hover(), (timeout) => label.click({ timeout }), PATIENT_LIMIT_MS);
    };
    await press("train\\(", "Join With the Stage Before");
    await row(page, "train\\(").waitFor({ state: "hidden" });
    await press("Cell 9", "Begin a Stage Here");
    // The keyboard follows the cut, which is the last thing that a move does.
    await focused(page, "train\\(").waitFor();
    const last = "notebooks/explore-project/notebooks/explore.ipynb";
    await pressUntil(() => page.keyboard.press("End"), focused(page, last));
    for (const isTicked of [false, true]) {
      await page.keyboard.press("Space");
      await row(page, last).locator(`[aria-checked="${isTicked}"]`).first().waitFor();
      await focused(page, last).waitFor();
    }
  });

  it("follows what is typed in the notebook", async () => {
    const { page } = workbench;
    await tab(page, "explore.ipynb").first().click();
    await goHome(page);
    await inSight(page, "Cell 4");
    await row(page, "Cell 4").click();
    await page.locator(".code-cell-row.focused .view-line", { hasText: "customers.shape" }).waitFor();
    await goToEndOfCell(page, "customers.shape");
    await page.keyboard.insertText("\ncities = customers.city");
    await page.keyboard.press("Control+Home");
    await page.keyboard.insertText("import math\n");
    await inSight(page, "Cell 4");
    await row(page, "Cell 4").filter({ hasText: "imports" }).waitFor();
  });

  it("shows each file before it is written, writes the ticked ones, and is undone as one", async () => {
    const { page, workspace } = workbench;
    const project = join(workspace, "notebooks/explore-project");
    await goHome(page);
    await inSight(page, "notebooks/explore-project/dvc.yaml");
    await row(page, "notebooks/explore-project/dvc.yaml").click();
    await page.locator(".monaco-editor .view-line", { hasText: "python main.py" }).first().waitFor();
    await picture(page, "notebook to project, a file");
    assert.equal(existsSync(project), false, "nothing is written by looking");
    await inSight(page, "notebooks/explore-project/.gitignore");
    await row(page, "notebooks/explore-project/.gitignore").getByRole("checkbox").click();
    await row(page, "notebooks/explore-project/.gitignore").locator('[aria-checked="false"]').first().waitFor();
    await page.locator('.panel .action-label[aria-label^="Write the Ticked Files"]').first().click();
    await toast(page).filter({ hasText: /Wrote \d+ files into notebooks\/explore-project/ }).waitFor();
    await tab(page, "REFACTOR_REPORT.md").waitFor();
    assert.equal(existsSync(join(project, ".gitignore")), false, "what is not ticked is not written");
    assert.match(readFileSync(join(project, "dvc.yaml"), "utf8"), /python main\.py/);
    await page.locator(".monaco-editor .view-line", { hasText: "Every line of the notebook" }).click();
    await page.keyboard.press("Control+z");
    await tab(page, "REFACTOR_REPORT.md").waitFor({ state: "hidden" });
    // The editor takes the files away one by one.
    await eventually(() => filesIn(project).length === 0);
  });

  it("is updated with what cells show kept, and the update is undone as one", async () => {
    const { page, workspace } = workbench;
    const project = join(workspace, "notebooks/explore-project");
    const thin = join(project, "notebooks/explore.ipynb");
    const write = async (): Promise<void> => {
      await runCommand(page, "Modelwright: Update Project From Notebook");
      await page.locator(".panel .monaco-list:focus-within").waitFor();
      await page.keyboard.press("Control+Enter");
    };
    await openFile(page, "explore.ipynb");
    await write();
    await tab(page, "REFACTOR_REPORT.md").waitFor();
    await eventually(() => existsSync(thin) && readFileSync(thin, "utf8").trimEnd().endsWith("}"));
    const ran = readFileSync(thin, "utf8").replace('"outputs": []', '"outputs": [{ "output_type": "stream", "name": "stdout", "text": ["kept"] }]');
    writeFileSync(thin, ran);
    await tab(page, "explore.ipynb").first().click();
    await goToEndOfCell(page, "customers.shape");
    await page.keyboard.insertText("\ntowns = customers.city.nunique()");
    await write();
    await tab(page, "data.py").waitFor();
    const line = page.locator('.monaco-editor[data-uri$="data.py"] .view-line', { hasText: "towns = customers" });
    await line.click();
    await picture(page, "notebook to project, updated");
    assert.match(readFileSync(thin, "utf8"), /kept/);
    await page.keyboard.press("Control+z");
    await picture(page, "notebook to project, update undone");
    await line.waitFor({ state: "hidden" });
    assert.match(readFileSync(thin, "utf8"), /kept/);
  });
});

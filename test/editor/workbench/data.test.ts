import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { chooseFromMenu, explorerRow, openFile, openWorkbench, pick, pictureOfFailure, runCommand, view, type Workbench } from "../../harness/editor/workbench.ts";

describe("data in the workbench", () => {
  let workbench: Workbench;
  before(async () => (workbench = await openWorkbench()));
  afterEach(function () {
    return pictureOfFailure(this, workbench);
  });
  after(() => workbench.close());

  it("compares the file that is clicked in the explorer, writes what is set for a column, and takes it back", async () => {
    const { page, workspace } = workbench;
    await explorerRow(page, "data").click();
    await chooseFromMenu(page, explorerRow(page, "current.csv"), "Compare Data…");
    await pick(page, "reference", "reference.csv");
    const drift = view(page);
    await drift.getByRole("option").filter({ hasText: "payment_method" }).click();
    await drift.getByText(/^Settings of this column, in /).click();
    const settings = drift.locator(".detail .settings");
    await settings.locator("vscode-dropdown").first().click();
    await settings.getByRole("option", { name: "psi", exact: true }).click();
    await drift.getByText(/^Population stability index/).first().waitFor();
    const file = join(workspace, "modelwright.drift.yaml");
    assert.equal(readFileSync(file, "utf8"), "version: 1\ntests:\n  payment_method: psi\n");
    await drift.getByText("Settings of modelwright.drift.yaml", { exact: true }).click();
    await drift.getByText("Undo Last Change").click();
    await drift.getByText(/^Chi-square test:/).waitFor();
    assert.ok(!existsSync(file));
  });

  it("reads a file of text as a person says, and keeps that in the settings", async () => {
    const { page, workspace } = workbench;
    writeFileSync(join(workspace, "data", "codes.csv"), "north,south\n1,2\n3,4\n5,6\n");
    await chooseFromMenu(page, explorerRow(page, "codes.csv"), "Profile Data");
    const profile = view(page);
    await profile.getByRole("option", { name: /north/ }).waitFor();
    await profile.getByText("How codes.csv is read").click();
    await profile.locator(".reading vscode-dropdown").last().click();
    await profile.getByRole("option", { name: "is data" }).click();
    await profile.getByRole("option", { name: /column 1/ }).waitFor();
    const file = join(workspace, "modelwright.drift.yaml");
    assert.equal(readFileSync(file, "utf8"), "version: 1\nread:\n  codes.csv:\n    header: false\n");
    await profile.locator(".reading vscode-dropdown").last().click();
    await profile.getByRole("option", { name: "as it seems" }).last().click();
    await profile.getByRole("option", { name: /north/ }).waitFor();
    assert.equal(readFileSync(file, "utf8"), "version: 1\n");
    rmSync(file);
  });

  it("says why data without times have no course", async () => {
    const { page } = workbench;
    await runCommand(page, "Modelwright: Show Drift over Time…");
    await pick(page, "reference", "reference.csv");
    await pick(page, "current", "current.csv");
    await view(page).getByText(/No column of .* holds dates or times/).waitFor();
  });

  it("offers to profile what the code reads", async () => {
    const { page } = workbench;
    await openFile(page, "prepare.py");
    await page.locator(".codelens-decoration a", { hasText: /^Profile / }).first().click();
    await view(page).getByRole("listbox", { name: "Columns in the order of the file" }).waitFor();
  });
});

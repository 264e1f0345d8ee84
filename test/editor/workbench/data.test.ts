import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Locator } from "playwright-core";

import { openFile, pick, runCommand } from "../../harness/editor/quickInput.ts";
import { afterFailure, chooseFromMenu, explorerRow, openWorkbench, view, type Workbench } from "../../harness/editor/workbench.ts";
import { eventually, PATIENT_LIMIT_MS, pressUntil } from "../../harness/editor/waiting.ts";

/** Takes an entry of a list of one, which closes when the view is drawn anew behind it. */
async function choose(dropdown: Locator, entry: string): Promise<void> {
  const option = dropdown.getByRole("option", { name: entry, exact: true });
  const open = async (): Promise<void> => {
    if (!(await option.isVisible())) await dropdown.click();
  };
  await pressUntil(open, (timeout) => option.click({ timeout }));
}

const holds = (file: string, text: string): Promise<boolean> => eventually(() => existsSync(file) && readFileSync(file, "utf8") === text);

describe("data in the workbench", () => {
  let workbench: Workbench;
  before(async () => (workbench = await openWorkbench()));
  afterEach(function () {
    return afterFailure(this, workbench);
  });
  after(() => workbench.close());

  it("compares the file that is clicked in the explorer, writes what is set for a column, and takes it back", async () => {
    const { page, workspace } = workbench;
    await explorerRow(page, "data").click();
    await explorerRow(page, "current.csv").waitFor();
    await chooseFromMenu(page, explorerRow(page, "current.csv"), "Compare Data…");
    await pick(page, "reference", "reference.csv");
    const drift = view(page);
    await drift.getByRole("option").filter({ hasText: "payment_method" }).click();
    await drift.getByText(/^Settings of this column, in /).click();
    const settings = drift.locator(".detail .settings");
    await choose(settings.locator("vscode-dropdown").first(), "psi");
    await drift.getByText(/^Population stability index/).first().waitFor();
    const file = join(workspace, "modelwright.drift.yaml");
    await holds(file, "version: 1\ntests:\n  payment_method: psi\n");
    await drift.getByText("Settings of modelwright.drift.yaml", { exact: true }).click();
    await drift.getByText("Undo Last Change").click();
    await drift.getByText(/^Chi-square test:/).waitFor();
    await eventually(() => !existsSync(file));
  });

  it("reads a file of text as a person says, and keeps that in the settings", async () => {
    const { page, workspace } = workbench;
    writeFileSync(join(workspace, "data", "codes.csv"), "north,south\n1,2\n3,4\n5,6\n");
    await chooseFromMenu(page, explorerRow(page, "codes.csv"), "Profile Data");
    const profile = view(page);
    await profile.getByRole("option", { name: /north/ }).waitFor();
    await profile.getByText("How codes.csv is read").click();
    const firstLine = profile.locator(".reading vscode-dropdown").last();
    await choose(firstLine, "is data");
    await profile.getByRole("option", { name: /column 1/ }).waitFor();
    const file = join(workspace, "modelwright.drift.yaml");
    await holds(file, "version: 1\nread:\n  codes.csv:\n    header: false\n");
    await choose(firstLine, "as it seems");
    await profile.getByRole("option", { name: /north/ }).waitFor();
    await holds(file, "version: 1\n");
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
    const lens = page.locator(".codelens-decoration a", { hasText: /^Profile / }).first();
    // Lenses are drawn anew when more of them are known.
    await pressUntil(() => lens.click({ timeout: PATIENT_LIMIT_MS }), view(page).getByRole("listbox", { name: "Columns in the order of the file" }), PATIENT_LIMIT_MS);
  });
});

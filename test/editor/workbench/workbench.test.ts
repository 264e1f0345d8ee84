import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { selection } from "../../harness/editor/caret.ts";
import { openFile, pick, quickRow, runCommand } from "../../harness/editor/quickInput.ts";
import { afterFailure, openWorkbench, problemRows, toast, view, type Workbench } from "../../harness/editor/workbench.ts";
import { scrollTo } from "../../harness/editor/waiting.ts";

describe("the workbench", () => {
  let workbench: Workbench;
  before(async () => (workbench = await openWorkbench()));
  afterEach(function () {
    return afterFailure(this, workbench);
  });
  after(() => workbench.close());

  it("shows in Problems what is wrong with the whole workspace after Check Workspace", async () => {
    const { page } = workbench;
    await openFile(page, "dvc.yaml");
    await runCommand(page, "Modelwright: Check Workspace");
    await toast(page).filter({ hasText: /Checked \d+ files: \d+ error/ }).waitFor();
    for (const rule of ["secret-in-image", "dvc-param-key-missing"]) await scrollTo(page, page.locator(".markers-panel .monaco-list").first(), problemRows(page).filter({ hasText: rule }));
  });

  it("asks before it replaces a Dockerfile, and leaves it alone when told to", async () => {
    const { page, workspace } = workbench;
    const before = readFileSync(join(workspace, "Dockerfile"), "utf8");
    await runCommand(page, "Modelwright: Add Dockerfile");
    await quickRow(page, "Make a Dockerfile").click();
    const preview = page.locator(".bulk-edit-panel");
    await preview.waitFor();
    await preview.locator(".monaco-button", { hasText: "Discard" }).click();
    await toast(page).filter({ hasText: "Nothing was written" }).waitFor();
    assert.equal(readFileSync(join(workspace, "Dockerfile"), "utf8"), before);
  });

  it("draws the curves of the runs that are clicked in the table of experiments", async () => {
    const { page } = workbench;
    await runCommand(page, "Modelwright: Show Experiments");
    const experiments = view(page);
    await experiments.getByRole("row").nth(6).waitFor();
    const name = await experiments.locator('[role="row"][aria-selected="false"]').last().getByRole("gridcell").nth(1).innerText();
    await experiments.locator('[role="row"]', { hasText: name }).first().click();
    await experiments.locator(".uplot canvas").first().waitFor();
    await experiments.getByRole("listitem").filter({ hasText: name }).first().waitFor();
  });

  it("compares two tables and explains the column that is clicked", async () => {
    const { page } = workbench;
    await runCommand(page, "Modelwright: Show Drift");
    await pick(page, "reference", "reference.csv");
    await pick(page, "current", "current.csv");
    const drift = view(page);
    await drift.getByRole("option").filter({ hasText: "payment_method" }).click();
    await drift.getByRole("heading", { name: "payment_method", exact: true }).waitFor();
    await drift.getByText("Chi-square test:").waitFor();
  });

  it("goes from a leak in the lineage to its cell, and follows what is typed there", async () => {
    const { page } = workbench;
    await openFile(page, "explore.ipynb");
    await runCommand(page, "Modelwright: Show Data Lineage");
    const lineage = view(page);
    await lineage.locator(".node.faulty").first().click();
    await page.locator(".code-cell-row.focused .squiggly-info").first().waitFor();
    const nodes = await lineage.locator(".node").count();
    await page.locator(".code-cell-row.focused .monaco-editor.focused").waitFor();
    // What leaks is selected at last.
    await page.locator(".code-cell-row.focused .selected-text").first().waitFor({ state: "attached" });
    await page.keyboard.press("Control+Home");
    // As one insertion: a suggestion that opens between two keys would take the Enter for itself.
    await page.keyboard.insertText('import pandas\nextra = pandas.read_csv("extra.csv")\n');
    await lineage.locator(".node").nth(nodes).waitFor();
    await lineage.locator(".node .title", { hasText: "extra.csv" }).waitFor();
  });

  it("draws the pipeline, goes to the line of a stage, and follows what is typed there", async () => {
    const { page } = workbench;
    await openFile(page, "dvc.yaml");
    await runCommand(page, "Modelwright: Show Pipeline");
    const pipeline = view(page);
    await pipeline.locator(".node.faulty", { hasText: "evaluate" }).waitFor();
    await pipeline.locator(".node.stale", { hasText: "train" }).click();
    await page.locator(".monaco-editor.focused").first().waitFor();
    await selection(page).filter({ hasText: `${"train".length} selected` }).waitFor();
    await page.keyboard.type("learn");
    await pipeline.locator(".node .title", { hasText: "learn" }).waitFor();
  });

  it("shows the kind of a file in the status bar, and lets a person correct it there", async () => {
    const { page } = workbench;
    await openFile(page, "params.yaml");
    await page.locator(".statusbar-item", { hasText: "DVC parameters" }).click();
    await pick(page, "Hydra config", "Hydra config");
    await page.locator(".statusbar-item", { hasText: "Hydra config" }).waitFor();
  });

  it("asks no other machine for anything", () => assert.deepEqual([...workbench.offsite], []));
});

import assert from "node:assert/strict";
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { answer, pick, runCommand } from "../../harness/editor/quickInput.ts";
import { afterFailure, openWorkbench, toast, type Workbench } from "../../harness/editor/workbench.ts";
import { eventually } from "../../harness/editor/waiting.ts";

describe("files that are made a second time", () => {
  let workbench: Workbench;
  before(async () => (workbench = await openWorkbench()));
  afterEach(function () {
    return afterFailure(this, workbench);
  });
  after(() => workbench.close());

  it("change only in the lines that a person has taken, and keep what was added by hand", async () => {
    const { page, workspace } = workbench;
    const file = join(workspace, "deploy/kubernetes/base/deployment.yaml");
    const make = page.locator(".quick-input-list-row", { hasText: "Make Kubernetes manifests" });

    await runCommand(page, "Modelwright: Add Kubernetes Manifests");
    await make.click();
    await toast(page).filter({ hasText: /Wrote .*deploy\/kubernetes/ }).waitFor();
    assert.match(readFileSync(file, "utf8"), /containerPort: 8000/);
    appendFileSync(file, "# Ours.\n");

    await runCommand(page, "Modelwright: Add Kubernetes Manifests");
    await pick(page, "port", "the port that the container listens on");
    await answer(page, "port", "8080");
    await make.click();
    const preview = page.locator(".bulk-edit-panel");
    await preview.locator(".monaco-list-row", { hasText: "8080" }).first().waitFor();
    await preview.locator(".monaco-list-row", { hasText: "deployment.yaml" }).locator("input, .monaco-checkbox, [role=checkbox]").first().click();
    await preview.locator(".monaco-button", { hasText: "Apply" }).click();
    const text = await eventually(() => readFileSync(file, "utf8").includes("containerPort: 8080") && readFileSync(file, "utf8"));
    assert.match(text, /# Ours\.\n$/);
  });
});

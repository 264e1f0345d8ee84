import assert from "node:assert/strict";

import * as vscode from "vscode";

import { cellWith, copyNotebook, fileUri, finding, isVisible, open, openNotebook, restoreWorkspace, rulesIn, until, untilIdle } from "./support.ts";

describe("findings", () => {
  before(restoreWorkspace);

  it("appear in a pipeline file, on the name of the file that is missing", async () => {
    const { document } = await open("dvc.yaml");
    const { range, message } = await finding(document.uri, "dvc-dep-missing");
    assert.equal(document.getText(range), "src/evalute.py");
    assert.match(message, /evalute\.py/);
  });

  it("appear in the cell of a notebook where the leak is", async () => {
    const { notebook } = await openNotebook("notebooks/explore.ipynb");
    const { document } = cellWith(notebook, "fit_transform");
    const { range } = await finding(document.uri, "fit-before-split");
    assert.match(document.getText(range), /fit_transform/);
  });

  it("stay when their cell scrolls out of sight, and go when the notebook is closed", async () => {
    // One of its own: the editor holds a notebook that a command has opened for minutes after its tab was closed.
    const editor = await openNotebook(await copyNotebook("scrolled"));
    const leaky = cellWith(editor.notebook, "fit_transform");
    editor.revealRange(new vscode.NotebookRange(leaky.index, leaky.index + 1), vscode.NotebookEditorRevealType.AtTop);
    await finding(leaky.document.uri, "fit-before-split");
    await vscode.commands.executeCommand("notebook.focusTop");
    await vscode.commands.executeCommand("workbench.actions.view.problems");
    await until("the cell to be out of sight", () => !isVisible(leaky.document) || undefined);
    await untilIdle();
    assert.ok(rulesIn(leaky.document.uri).includes("fit-before-split"));
    await restoreWorkspace();
    await until("no findings in the closed notebook", () => rulesIn(leaky.document.uri).length === 0 || undefined);
  });

  it("appear in a Dockerfile", async () => {
    await open("Dockerfile");
    const { message } = await finding(fileUri("Dockerfile"), "root-container");
    assert.match(message, /root/);
  });

  it("appear in Python", async () => {
    const { document } = await open("src/serve.py");
    const { range } = await finding(document.uri, "unsafe-model-load");
    assert.match(document.getText(range), /joblib\.load/);
  });

  it("go when their cause goes", async () => {
    const editor = await open("dvc.yaml");
    const { range } = await finding(editor.document.uri, "dvc-dep-missing");
    await editor.edit((edit) => edit.replace(range, "src/evaluate.py"));
    await until("no dvc-dep-missing", () => !rulesIn(editor.document.uri).includes("dvc-dep-missing") || undefined);
  });
});

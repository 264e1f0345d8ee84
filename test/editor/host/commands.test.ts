import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";

import * as vscode from "vscode";

import { fileUri, finding, open, openNotebook, restoreWorkspace, rulesIn, until } from "./support.ts";

describe("commands", () => {
  beforeEach(restoreWorkspace);

  it("Check Workspace finds what is wrong in files that nobody has opened", async () => {
    const summary = await vscode.commands.executeCommand<{ files: number; errors: number; cancelled: boolean }>("modelwright.checkWorkspace");
    assert.ok(summary.files > 5 && summary.errors > 0 && !summary.cancelled, JSON.stringify(summary));
    assert.ok(rulesIn(fileUri("Dockerfile")).includes("root-container"));
    assert.ok(rulesIn(fileUri("dvc.yaml")).includes("dvc-dep-missing"));
  });

  it("Convert Notebook to Module writes a module with its imports first and no magics", async () => {
    await openNotebook("notebooks/explore.ipynb");
    await vscode.commands.executeCommand("modelwright.convertNotebook");
    const text = textOf("notebooks/explore.py");
    assert.match(text, /^import pandas as pd$/m);
    assert.doesNotMatch(text, /^%/m);
    assert.ok(text.indexOf("import pandas") < text.indexOf("read_csv"), text);
  });

  it("Promote Constant to Parameter puts it into a cell of parameters", async () => {
    const shown = await openNotebook("notebooks/explore.ipynb");
    const { notebook } = shown;
    const cells = notebook.cellCount;
    const cell = notebook.getCells().find(({ document }) => document.getText().includes('read_csv("'));
    assert.ok(cell, "a cell reads a file");
    shown.selection = new vscode.NotebookRange(cell.index, cell.index + 1);
    const editor = await until("the cell's editor", async () => {
      await vscode.commands.executeCommand("notebook.cell.edit");
      return vscode.window.activeTextEditor?.document === cell.document ? vscode.window.activeTextEditor : undefined;
    });
    const at = cell.document.positionAt(cell.document.getText().indexOf('read_csv("') + 11);
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand("modelwright.promoteConstant");
    assert.equal(notebook.cellCount, cells + 1);
    assert.ok(notebook.getCells().some(({ document }) => document.getText().startsWith("value = \"")), notebook.getCells().map(({ document }) => document.getText()).join("\n---\n"));
  });

  it("Show Cell Dataflow opens beside the notebook", async () => {
    await openNotebook("notebooks/explore.ipynb");
    await vscode.commands.executeCommand("modelwright.showCellDataflow");
    await until("the graph", () => (vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label === "Cell Dataflow") ? true : undefined));
  });

  it("Add Dockerfile writes one for the libraries of the project", async () => {
    await vscode.workspace.fs.delete(fileUri("Dockerfile"));
    const done = vscode.commands.executeCommand("modelwright.addDockerfile");
    await until("the choices", async () => {
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return existsSync(fileUri("Dockerfile").fsPath) ? true : undefined;
    });
    await done;
    const text = textOf("Dockerfile");
    assert.match(text, /^FROM python:3\.\d+/m);
    assert.match(text, /^USER /m);
    assert.ok(existsSync(fileUri(".dockerignore").fsPath));
  });

  it("Show Data Lineage opens the graph beside the notebook", async () => {
    await openNotebook("notebooks/explore.ipynb");
    await vscode.commands.executeCommand("modelwright.showDataLineage");
    const tab = await until("the graph", () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label === "Data Lineage"));
    assert.ok(tab.input instanceof vscode.TabInputWebview);
    assert.ok(vscode.window.visibleNotebookEditors.length > 0, "the notebook stays in sight");
    await vscode.window.tabGroups.close(tab);
  });

  it("Show Pipeline opens the graph beside the file", async () => {
    await open("dvc.yaml");
    await vscode.commands.executeCommand("modelwright.showPipeline");
    const tab = await until("the graph", () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label === "Pipeline"));
    assert.ok(tab.input instanceof vscode.TabInputWebview);
    assert.ok(vscode.window.visibleTextEditors.some(({ document }) => document.uri.path.endsWith("/dvc.yaml")), "the file stays in sight");
    await vscode.window.tabGroups.close(tab);
  });

  it("Open Rule Documentation shows the page of a rule", async () => {
    await vscode.commands.executeCommand("modelwright.openRuleDocumentation", "root-container");
    await until("the page", () => {
      const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
      return tab?.input instanceof vscode.TabInputWebview && tab.label.includes("root-container") ? tab : undefined;
    });
  });

  it("Restart Language Server brings the findings back", async () => {
    const { document } = await open("dvc.yaml");
    await finding(document.uri, "dvc-dep-missing");
    await vscode.commands.executeCommand("modelwright.restartServer");
    await finding(document.uri, "dvc-param-key-missing");
    const labels = await vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", document.uri, new vscode.Range(0, 0, document.lineCount, 0));
    assert.ok(labels.length > 0, "the new server answers");
  });

  it("are all registered under the ids that package.json names", async () => {
    const known = await vscode.commands.getCommands(true);
    const { commands = [] } = manifest().contributes;
    assert.ok(commands.length > 0);
    for (const { command } of commands) assert.ok(known.includes(command), `${command} does nothing`);
  });
});

function textOf(path: string): string {
  return readFileSync(fileUri(path).fsPath, "utf8");
}

function manifest(): { readonly contributes: { readonly commands?: readonly { readonly command: string }[] } } {
  return vscode.extensions.getExtension("modelwright.modelwright")?.packageJSON as ReturnType<typeof manifest>;
}

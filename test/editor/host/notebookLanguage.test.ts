import assert from "node:assert/strict";

import * as vscode from "vscode";

import { fileUri, openNotebook, restoreWorkspace } from "./support.ts";

const IN_R = JSON.stringify({
  cells: [{ cell_type: "code", id: "one", metadata: {}, source: "x <- c(1, 2)", outputs: [], execution_count: null }],
  metadata: { kernelspec: { name: "ir", display_name: "R", language: "R" }, language_info: { name: "R" } },
  nbformat: 4,
  nbformat_minor: 5,
});

describe("a notebook in another language", () => {
  beforeEach(restoreWorkspace);
  after(restoreWorkspace);

  it("is left alone by every command, and named", async () => {
    await vscode.workspace.fs.writeFile(fileUri("other.ipynb"), Buffer.from(IN_R));
    const { notebook } = await openNotebook("other.ipynb");
    const before = notebook.getCells().map(({ document }) => document.getText());
    for (const command of ["convertNotebook", "convertNotebookToProject", "extractCells", "extractSection", "checkRunOrder", "gatherResult", "generateTests", "generateDvc", "updateProject"]) {
      assert.equal(await vscode.commands.executeCommand(`modelwright.${command}`), undefined, command);
    }
    assert.deepEqual(notebook.getCells().map(({ document }) => document.getText()), before);
    assert.deepEqual((await vscode.workspace.findFiles("**/other*")).map(({ path }) => path.split("/").at(-1)), ["other.ipynb"]);
  });
});

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";

import * as vscode from "vscode";

import { copyNotebook, fileUri, open, openNotebook, restoreWorkspace, until } from "./support.ts";

let copies = 0;
const run = <T>(command: string): Thenable<T> => vscode.commands.executeCommand<T>(`modelwright.${command}`);

/** All that a person sees of a notebook. The editor forgets by itself the number of a run when its cell is edited. */
const cellsOf = (notebook: vscode.NotebookDocument): readonly unknown[] =>
  notebook.getCells().map(({ kind, document, outputs, metadata, executionSummary }) => ({ kind, text: document.getText(), outputs: outputs.map(({ items }) => items.map(({ data }) => Buffer.from(data).toString())), metadata: { ...metadata, execution_count: undefined }, order: executionSummary?.executionOrder }));

async function opened(from: number, to: number): Promise<vscode.NotebookDocument> {
  const editor = await openNotebook(await copyNotebook(`edited_${copies++}`));
  editor.selections = [new vscode.NotebookRange(from, to)];
  await vscode.commands.executeCommand("notebook.focusTop");
  editor.selections = [new vscode.NotebookRange(from, to)];
  await until("the selection", () => (editor.selection.start === from && editor.selection.end === to ? true : undefined));
  return editor.notebook;
}

async function undone(notebook: vscode.NotebookDocument, before: readonly unknown[]): Promise<void> {
  assert.notDeepEqual(cellsOf(notebook), before);
  // The editor gives new cells their ids a little later.
  await until("the ids of new cells", () => (notebook.getCells().every(({ metadata }) => typeof metadata["id"] === "string") ? true : undefined));
  await vscode.commands.executeCommand("undo");
  await until("the notebook as it was", () => (JSON.stringify(cellsOf(notebook)) === JSON.stringify(before) ? true : undefined)).catch(() => assert.deepEqual(cellsOf(notebook), before));
}

describe("what commands change in a notebook", () => {
  beforeEach(restoreWorkspace);
  after(restoreWorkspace);

  it("Extract Cells to Function puts one cell in place of those that are selected, and undo brings back text, outputs and ids", async () => {
    const notebook = await opened(7, 9);
    const before = cellsOf(notebook);
    assert.equal(await run<string>("extractCells"), "split_fit_judge");
    assert.equal(notebook.cellCount, 8);
    assert.match(notebook.cellAt(7).document.getText(), /^def split_fit_judge\(X_scaled, y\):\n[^]*\n\n\nsplit_fit_judge\(X_scaled, y\)$/);
    await undone(notebook, before);
  });

  it("Extract Section to Module writes a module beside the notebook, never over a file, and undo takes it away", async () => {
    await vscode.workspace.fs.writeFile(fileUri("notebooks/put_the_columns_on_one_scale.py"), Buffer.from("mine\n"));
    const notebook = await opened(5, 6);
    const before = cellsOf(notebook);
    const name = await run<string>("extractSection");
    assert.match(name, /^put_the_columns_on_one\w*$/);
    const module = fileUri(`notebooks/${name}.py`).fsPath;
    assert.match(readFileSync(module, "utf8"), new RegExp(`def ${name}\\(customers\\):`));
    assert.match(notebook.getCells().map(({ document }) => document.getText()).join("\n"), new RegExp(`from ${name} import ${name}`));
    assert.equal(readFileSync(fileUri("notebooks/put_the_columns_on_one_scale.py").fsPath, "utf8"), "mine\n");
    await undone(notebook, before);
    await until("no module", () => (existsSync(module) ? undefined : true));
  });

  it("Promote Constant to Parameter is one step to undo", async () => {
    const notebook = await opened(7, 8);
    const before = cellsOf(notebook);
    const cell = notebook.cellAt(7);
    const editor = await until("the cell's editor", async () => {
      await vscode.commands.executeCommand("notebook.cell.edit");
      return vscode.window.activeTextEditor?.document === cell.document ? vscode.window.activeTextEditor : undefined;
    });
    const at = cell.document.positionAt(cell.document.getText().indexOf("0.25"));
    editor.selection = new vscode.Selection(at, at);
    assert.equal(await run<string>("promoteConstant"), "test_size");
    assert.ok(notebook.getCells().some(({ document }) => document.getText() === "test_size = 0.25"));
    await undone(notebook, before);
  });

  it("Gather This Result opens a script and leaves the notebook alone", async () => {
    const notebook = await opened(3, 4);
    const before = cellsOf(notebook);
    const text = await run<string>("gatherResult");
    assert.match(text, /read_csv/);
    assert.doesNotMatch(text, /train_test_split\(X/);
    await until("the script", () => (vscode.window.activeTextEditor?.document.languageId === "python" && vscode.window.activeTextEditor.document.isUntitled ? true : undefined));
    assert.deepEqual(cellsOf(notebook), before);
  });

  it("nothing, where a cell is not Python", async () => {
    const notebook = await opened(7, 9);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(notebook.cellAt(8).document.uri, new vscode.Position(0, 0), "def (\n");
    await vscode.workspace.applyEdit(edit);
    const before = cellsOf(notebook);
    assert.equal(await run("extractCells"), undefined);
    assert.deepEqual(cellsOf(notebook), before);
  });
});

describe("refactorings of a selection", () => {
  beforeEach(restoreWorkspace);

  async function actions(document: vscode.TextDocument, selected: string, kind: string): Promise<readonly vscode.CodeAction[]> {
    const start = document.getText().indexOf(selected);
    const range = new vscode.Range(document.positionAt(start), document.positionAt(start + selected.length));
    // The server may not have read the file yet.
    return until(`an action for ${selected}`, async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", document.uri, range, `refactor.extract.${kind}`, 20);
      return found.length > 0 ? found : undefined;
    });
  }

  /** Each has a name of its own: the editor may remember the text of a file that is gone. */
  async function pythonFile(name: string, text: string): Promise<vscode.TextEditor> {
    await vscode.workspace.fs.writeFile(fileUri(`src/${name}.py`), Buffer.from(text));
    return open(`src/${name}.py`);
  }

  it("make a function, which undo takes away byte by byte", async () => {
    const text = "rows = [1, 2]\r\ntotal = sum(rows)\r\nmean = total / len(rows)\r\nprint(mean)\r\n";
    const { document } = await pythonFile("mean", text);
    const [action] = await actions(document, "total = sum(rows)\r\nmean = total / len(rows)", "function");
    assert.equal(action?.title, "Extract to function `extracted`");
    assert.ok(action.edit && (await vscode.workspace.applyEdit(action.edit)));
    assert.match(document.getText(), /^def extracted\(rows\):\r\n {4}total = sum\(rows\)\r\n[^]*mean = extracted\(rows\)\r\nprint/m);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), text);
  });

  it("make a variable of a part of a line", async () => {
    const { document } = await pythonFile("share", "rows = [1, 2]\nprint(sum(rows) / len(rows))\n");
    const [action] = await actions(document, "sum(rows)", "variable");
    assert.ok(action?.edit && (await vscode.workspace.applyEdit(action.edit)));
    assert.match(document.getText(), /^sum_value = sum\(rows\)\nprint\(sum_value \/ len\(rows\)\)$/m);
  });

  it("work in the cell of a notebook", async () => {
    const editor = await openNotebook(await copyNotebook(`edited_${copies++}`));
    editor.revealRange(new vscode.NotebookRange(3, 4));
    const { document } = editor.notebook.cellAt(3);
    await until("the cell on the screen", () => (vscode.window.visibleTextEditors.some((one) => one.document === document) ? true : undefined));
    const [action] = await actions(document, 'customers["satisfaction"].fillna(7.0)', "variable");
    assert.ok(action?.edit && (await vscode.workspace.applyEdit(action.edit)));
    assert.match(document.getText(), /^fillna_value = customers\["satisfaction"\]\.fillna\(7\.0\)$/m);
  });
});

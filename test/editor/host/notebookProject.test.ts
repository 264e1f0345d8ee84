import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";

import * as vscode from "vscode";

import { copyNotebook, fileUri, openNotebook, restoreWorkspace, until } from "./support.ts";

/** Each test has a notebook and a project of its own. */
let name = "";
let tests = 0;
const run = (command: string): Thenable<unknown> => vscode.commands.executeCommand(`modelwright.${command}`);
const textOf = (path: string): string => readFileSync(fileUri(`notebooks/${name}-project/${path}`).fsPath, "utf8");
const isThere = (path: string): boolean => existsSync(fileUri(`notebooks/${name}-project/${path}`).fsPath);

async function write(path: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(fileUri(`notebooks/${name}-project/${path}`), Buffer.from(text));
}

/** Takes a text of a cell's place, as a person would by typing. */
async function editCell(notebook: vscode.NotebookDocument, from: string, to: string): Promise<void> {
  const cell = notebook.getCells().find(({ document }) => document.getText().includes(from));
  assert.ok(cell, `a cell has ${from}`);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(cell.document.uri, new vscode.Range(0, 0, cell.document.lineCount, 0), cell.document.getText().replace(from, to));
  assert.ok(await vscode.workspace.applyEdit(edit));
}

async function convert(): Promise<vscode.NotebookDocument> {
  const { notebook } = await openNotebook(`notebooks/${name}.ipynb`);
  await run("convertNotebookToProject");
  await run("writeConversion");
  await until("the project", () => (isThere("REFACTOR_REPORT.md") ? true : undefined));
  return notebook;
}

describe("a notebook's project", () => {
  beforeEach(async () => {
    await run("discardConversion");
    await restoreWorkspace();
    name = `plan_${tests++}`;
    await copyNotebook(name);
  });
  after(restoreWorkspace);

  it("is not written before a person says so, nor after they discard it", async () => {
    await openNotebook(`notebooks/${name}.ipynb`);
    await run("convertNotebookToProject");
    assert.equal(existsSync(fileUri(`notebooks/${name}-project`).fsPath), false);
    await run("discardConversion");
    await run("writeConversion");
    assert.equal(existsSync(fileUri(`notebooks/${name}-project`).fsPath), false);
  });

  it("is written with a function per stage, and the report is opened", async () => {
    await convert();
    assert.match(textOf(`src/${name}/pipeline.py`), /def run\(/);
    assert.match(textOf("REFACTOR_REPORT.md"), /\| 4 \| /);
    await until("the report", () => (vscode.window.activeTextEditor?.document.uri.path.endsWith("REFACTOR_REPORT.md") === true ? true : undefined));
  });

  it("leaves a person's own files as they are, byte by byte", async () => {
    await write("README.md", "mine\r\n");
    await convert();
    assert.equal(textOf("README.md"), "mine\r\n");
    assert.ok(isThere(`src/${name}/pipeline.py`));
    await run("updateProject");
    await run("writeConversion");
    assert.equal(textOf("README.md"), "mine\r\n");
  });

  it("is written in parts by Generate Tests and Generate dvc.yaml", async () => {
    await openNotebook(`notebooks/${name}.ipynb`);
    await run("generateTests");
    await run("writeConversion");
    assert.match(textOf("tests/test_pipeline.py"), /def test_/);
    assert.equal(isThere("dvc.yaml"), false);
    await openNotebook(`notebooks/${name}.ipynb`);
    await run("generateDvc");
    await run("writeConversion");
    assert.match(textOf("dvc.yaml"), /^stages:/m);
    assert.equal(isThere("pyproject.toml"), false);
  });

  it("takes over a changed notebook and keeps what people changed, on the disk as well", async () => {
    const notebook = await convert();
    await write(`src/${name}/training.py`, textOf(`src/${name}/training.py`).replace("LogisticRegression()", "LogisticRegression(C=0.5)"));
    await editCell(notebook, "fillna(7.0)", "fillna(6.0)");
    await openNotebook(`notebooks/${name}.ipynb`);
    await run("updateProject");
    await run("writeConversion");
    assert.match(await until("the notebook's line", () => [textOf(`src/${name}/data.py`)].find((text) => text.includes("fillna(6.0)"))), /fillna\(6\.0\)/);
    assert.match(textOf(`src/${name}/training.py`), /LogisticRegression\(C=0\.5\)/);
  });

  it("shows both where the notebook and a person disagree", async () => {
    const notebook = await convert();
    await write(`src/${name}/data.py`, textOf(`src/${name}/data.py`).replace("fillna(7.0)", "fillna(5.0)"));
    await editCell(notebook, "fillna(7.0)", "fillna(6.0)");
    await openNotebook(`notebooks/${name}.ipynb`);
    await run("updateProject");
    await run("writeConversion");
    const text = await until("both", () => [textOf(`src/${name}/data.py`)].find((one) => one.includes("<<<<<<<")));
    assert.match(text, /<<<<<<< [^]*fillna\(5\.0\)[^]*=======[^]*fillna\(6\.0\)[^]*>>>>>>>/);
    const editor = await until("the place", () => (vscode.window.activeTextEditor?.document.uri.path.endsWith("data.py") ? vscode.window.activeTextEditor : undefined));
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /^<<<<<<<|fillna/);
  });
});

import assert from "node:assert/strict";

import * as vscode from "vscode";

import { fileUri, finding, isVisible, open, openNotebook, restoreWorkspace, until } from "./support.ts";

const NOTEBOOK = JSON.stringify({
  cells: [{ cell_type: "code", execution_count: 1, metadata: {}, outputs: [{ output_type: "stream", name: "stdout", text: "anna@posteo.de b.o@gmail.com c.liu@qq.com" }], source: "customers.head()" }],
  metadata: { kernelspec: { name: "python3", display_name: "Python 3", language: "python" } },
  nbformat: 4,
  nbformat_minor: 2,
});

describe("security", () => {
  beforeEach(restoreWorkspace);

  const write = (path: string, text: string): Thenable<void> => vscode.workspace.fs.writeFile(fileUri(path), Buffer.from(text, "latin1"));

  it("clears the output that a finding is about, by its fix", async () => {
    await write("people.ipynb", NOTEBOOK);
    const { notebook } = await openNotebook("people.ipynb");
    const cell = notebook.cellAt(0);
    assert.equal(cell.outputs.length, 1);
    await until("the cell on the screen", () => isVisible(cell.document) || undefined);
    await finding(cell.document.uri, "personal-data-in-output");
    const clear = await until("the fix", async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", cell.document.uri, new vscode.Range(0, 0, 0, 10));
      return actions.find(({ title }) => title.startsWith("Clear the output"));
    });
    assert.ok(clear.command);
    await vscode.commands.executeCommand(clear.command.command, ...(clear.command.arguments as unknown[]));
    await until("a cell without outputs", () => notebook.cellAt(0).outputs.length === 0 || undefined);
    assert.equal(notebook.cellAt(0).document.getText(), "customers.head()");
  });

  it("shows at a call what loading the model file would do", async () => {
    await write("evil.pkl", "cos\nsystem\n(Vid\ntR.");
    await write("serve.py", 'import pickle\nmodel = pickle.load(open("evil.pkl", "rb"))\n');
    const { document } = await open("serve.py");
    const hints = await until("a hint", async () => {
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>("vscode.executeInlayHintProvider", document.uri, new vscode.Range(0, 0, document.lineCount, 0));
      return found.length > 0 ? found : undefined;
    });
    const [label] = hints.map(({ label: parts }) => (typeof parts === "string" ? parts : parts.map(({ value }) => value).join("")));
    assert.equal(label, "DANGEROUS to load");
  });
});

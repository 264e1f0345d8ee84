import assert from "node:assert/strict";

import * as vscode from "vscode";

import { cellWith, fileUri, finding, isVisible, open, openNotebook, restoreWorkspace, until } from "./support.ts";

describe("quick fixes", () => {
  beforeEach(restoreWorkspace);

  it("mend the name of a parameter", async () => {
    const { document } = await open("dvc.yaml");
    await applyFix(document.uri, "dvc-param-key-missing");
    await until("the right name", () => document.getText().includes("- evaluate.threshold") || undefined);
  });

  it("move a fit below the split, across the cells of a notebook", async () => {
    const editor = await openNotebook("notebooks/explore.ipynb");
    const { notebook } = editor;
    const leaky = cellWith(notebook, "fit_transform");
    // Code actions are asked for what is on the screen.
    editor.revealRange(new vscode.NotebookRange(leaky.index, leaky.index + 1));
    await until("the cell on the screen", () => isVisible(leaky.document) || undefined);
    await applyFix(leaky.document.uri, "fit-before-split");
    const text = await until("a changed notebook", () => {
      const code = notebook.getCells().map((cell) => cell.document.getText()).join("\n");
      return code.includes("scaler.fit_transform(X)") ? undefined : code;
    });
    assert.match(text, /train_test_split\(X, y/);
    assert.ok(text.indexOf("train_test_split(X") < text.search(/scaler\.fit/), text);
  });

  it("all that are safe are applied by source.fixAll.modelwright", async () => {
    const { document } = await open("Dockerfile");
    await finding(document.uri, "pip-cache-in-image");
    const actions = await actionsAt(document.uri, new vscode.Range(0, 0, document.lineCount, 0), vscode.CodeActionKind.SourceFixAll.append("modelwright"));
    await apply(actions[0]);
    assert.match(document.getText(), /pip install --no-cache-dir/);
    assert.match(document.getText(), /FROM python:latest/, "what needs a decision stays");
  });

  it("can be undone", async () => {
    const { document } = await open("dvc.yaml");
    const before = document.getText();
    await applyFix(fileUri("dvc.yaml"), "dvc-param-key-missing");
    await until("a change", () => document.getText() !== before || undefined);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), before);
  });
});

/** Applies what the light bulb of a finding offers first. */
async function applyFix(uri: vscode.Uri, ruleId: string): Promise<void> {
  const { range } = await finding(uri, ruleId);
  const actions = await actionsAt(uri, range, vscode.CodeActionKind.QuickFix);
  await apply(actions.find((action) => action.isPreferred && action.edit) ?? actions.find((action) => action.edit));
}

async function actionsAt(uri: vscode.Uri, range: vscode.Range, kind: vscode.CodeActionKind): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", uri, range, kind.value, 20);
}

async function apply(action: vscode.CodeAction | undefined): Promise<void> {
  assert.ok(action?.edit, "an action with an edit is offered");
  assert.ok(await vscode.workspace.applyEdit(action.edit), `${action.title} is applied`);
}

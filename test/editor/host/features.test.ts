import assert from "node:assert/strict";

import * as vscode from "vscode";

import { fileUri, finding, open, rangeOf, restoreWorkspace, until } from "./support.ts";

describe("help while editing", () => {
  beforeEach(restoreWorkspace);

  it("completes the names of parameters in dvc.yaml", async () => {
    const { document } = await open("dvc.yaml");
    const at = rangeOf(document, "evaluate.treshold").start.translate(0, "evaluate.".length);
    const labels = await until("completions", async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>("vscode.executeCompletionItemProvider", document.uri, at);
      const found = items.map(({ label }) => (typeof label === "string" ? label : label.label));
      return found.some((label) => label.includes("threshold")) ? found : undefined;
    });
    assert.ok(labels.includes("evaluate.threshold"), labels.join(", "));
  });

  it("goes from a parameter to its line in params.yaml", async () => {
    const { document } = await open("dvc.yaml");
    const at = rangeOf(document, "prepare.test_size").end.translate(0, -1);
    const [target] = await until("a definition", async () => {
      const places = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>("vscode.executeDefinitionProvider", document.uri, at);
      return places.length > 0 ? places : undefined;
    });
    assert.ok(target);
    const { uri, range } = target instanceof vscode.Location ? target : { uri: target.targetUri, range: target.targetRange };
    assert.equal(uri.path, fileUri("params.yaml").path);
    const params = await vscode.workspace.openTextDocument(uri);
    assert.match(params.lineAt(range.start.line).text, /test_size/);
  });

  it("renames a parameter in every file that names it", async () => {
    const { document } = await open("params.yaml");
    const at = rangeOf(document, "test_size").start;
    const edit = await until("a rename", async () => {
      const found = await vscode.commands.executeCommand<vscode.WorkspaceEdit>("vscode.executeDocumentRenameProvider", document.uri, at, "share").then(undefined, () => undefined);
      return found && found.size > 0 ? found : undefined;
    });
    const files = edit.entries().map(([uri]) => uri.path.slice(uri.path.lastIndexOf("/") + 1));
    assert.ok(files.includes("params.yaml") && files.includes("dvc.yaml"), files.join(", "));
  });

  it("explains a finding's rule on hover", async () => {
    const { document } = await open("Dockerfile");
    const { range } = await finding(document.uri, "root-container");
    const shown = await until("a hover", async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", document.uri, range.start);
      return hovers.flatMap(({ contents }) => contents.map(textOf)).join("\n") || undefined;
    });
    assert.match(shown, /root-container/);
  });

  it("links the files that a pipeline names", async () => {
    const { document } = await open("dvc.yaml");
    const links = await until("links", async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>("vscode.executeLinkProvider", document.uri);
      return found.length > 0 ? found : undefined;
    });
    assert.ok(links.some(({ target }) => target?.path === fileUri("src/prepare.py").path));
  });
});

function textOf(content: unknown): string {
  return content instanceof vscode.MarkdownString ? content.value : "";
}

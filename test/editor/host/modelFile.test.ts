import { Buffer } from "node:buffer";

import * as vscode from "vscode";

import { fileUri, restoreWorkspace, until } from "./support.ts";

describe("model files", () => {
  beforeEach(restoreWorkspace);

  it("open in an editor of their own, not as text", async () => {
    const uri = fileUri("model.pkl");
    await vscode.workspace.fs.writeFile(uri, Buffer.from("cos\nsystem\n(Vid\ntR.", "latin1"));
    await vscode.commands.executeCommand("vscode.open", uri);
    await until("the editor", () => {
      const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
      return input instanceof vscode.TabInputCustom && input.viewType === "modelwright.modelFile" ? input : undefined;
    });
  });
});

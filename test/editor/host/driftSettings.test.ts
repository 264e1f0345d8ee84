import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as vscode from "vscode";

import type { Server } from "../../../client/languageClient.ts";
import { driftSettingsFile } from "../../../client/panels/driftSettings.ts";

const CHANGE = { setting: "significance", value: 0.01 } as const;

describe("settings of a comparison, written and taken back", () => {
  let file: string;
  let current: vscode.Uri;
  /** The server's part: what the file would hold after the change. */
  const server = (text: string): Server => ({ request: () => Promise.resolve({ uri: vscode.Uri.file(file).toString(), isThere: existsSync(file), text, options: {} }) }) as unknown as Server;

  beforeEach(() => {
    file = join(mkdtempSync(join(tmpdir(), "modelwright-drift-")), "modelwright.drift.yaml");
    current = vscode.Uri.file(file.replace(/[^/\\]*$/, "current.csv"));
  });

  it("takes back one change after the other", async () => {
    writeFileSync(file, "version: 1\n");
    const settings = driftSettingsFile(server("version: 1\nsignificance: 0.01\n"));
    await settings.change(current, CHANGE);
    assert.equal(readFileSync(file, "utf8"), "version: 1\nsignificance: 0.01\n");
    await settings.undo();
    assert.equal(readFileSync(file, "utf8"), "version: 1\n");
  });

  it("takes away the file that a change has made", async () => {
    const settings = driftSettingsFile(server("version: 1\nsignificance: 0.01\n"));
    await settings.change(current, CHANGE);
    assert.ok(existsSync(file));
    await settings.undo();
    assert.ok(!existsSync(file));
  });

  it("leaves alone what a person has written since", async () => {
    writeFileSync(file, "version: 1\n");
    const settings = driftSettingsFile(server("version: 1\nsignificance: 0.01\n"));
    await settings.change(current, CHANGE);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(vscode.Uri.file(file), new vscode.Position(2, 0), "# agreed with the team\n");
    await vscode.workspace.applyEdit(edit);
    await assert.rejects(settings.undo(), /changed by somebody else since/);
    assert.equal((await vscode.workspace.openTextDocument(file)).getText(), "version: 1\nsignificance: 0.01\n# agreed with the team\n");
  });
});

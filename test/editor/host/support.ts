import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import * as vscode from "vscode";

const LIMIT_MS = 40_000;
const IDLE_MS = 500;
const MOST_DRIFT_MS = 20;

export function extensionUnderTest(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension("modelwright.modelwright");
  assert.ok(extension, "the packaged extension is installed");
  return extension;
}

/** The uri of a file of the workspace, which is a copy of examples/churn. */
export function fileUri(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, "a folder is open");
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Closes every editor and makes the workspace as the example is, whatever the tests before did to it. */
export async function restoreWorkspace(): Promise<void> {
  while (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) {
    await vscode.commands.executeCommand(vscode.window.tabGroups.activeTabGroup.activeTab ? "workbench.action.revertAndCloseActiveEditor" : "workbench.action.focusNextGroup");
  }
  const example = process.env["MODELWRIGHT_EXAMPLE"];
  assert.ok(example, "the runner says where the example is");
  makeSame(example, fileUri("").fsPath);
}

/** Leaves alone what is the same already: the editor would load it anew, under the hands of the next test. */
function makeSame(wanted: string, folder: string): void {
  const names = filesBelow(wanted);
  for (const name of filesBelow(folder)) if (!names.includes(name)) rmSync(join(folder, name));
  for (const name of names) {
    const text = readFileSync(join(wanted, name));
    const target = join(folder, name);
    if (!existsSync(target) || !readFileSync(target).equals(text)) writeFileSync(target, text);
  }
}

function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

export async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fileUri(path)));
}

/** Opens a notebook as a click in the explorer does. */
export async function openNotebook(path: string): Promise<vscode.NotebookEditor> {
  await vscode.commands.executeCommand("vscode.open", fileUri(path));
  return until(`the notebook ${path}`, () => {
    const editor = vscode.window.activeNotebookEditor;
    return editor?.notebook.uri.path.endsWith(path) ? editor : undefined;
  });
}

/** A copy of the example's notebook under a name of its own, since the editor may remember one that another test has changed. */
export async function copyNotebook(name: string): Promise<string> {
  const path = `notebooks/${name}.ipynb`;
  await vscode.workspace.fs.writeFile(fileUri(path), await vscode.workspace.fs.readFile(fileUri("notebooks/explore.ipynb")));
  return path;
}

/** Where a text stands in a document: from its first character to its last. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  assert.notEqual(start, -1, `${document.uri.path} holds ${text}`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

export function cellWith(notebook: vscode.NotebookDocument, text: string): vscode.NotebookCell {
  const cell = notebook.getCells().find((candidate) => candidate.document.getText().includes(text));
  assert.ok(cell, `a cell holds ${text}`);
  return cell;
}

export function isVisible(document: vscode.TextDocument): boolean {
  return vscode.window.visibleTextEditors.some((editor) => editor.document === document);
}

/** Waits for a finding of one rule in a document. */
export function finding(uri: vscode.Uri, ruleId: string): Promise<vscode.Diagnostic> {
  return until(`${ruleId} in ${uri.toString()}`, () => vscode.languages.getDiagnostics(uri).find((diagnostic) => ruleOf(diagnostic) === ruleId));
}

export function rulesIn(uri: vscode.Uri): readonly string[] {
  return vscode.languages.getDiagnostics(uri).map(ruleOf);
}

function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** Waits until a probe gives something, and fails with what was waited for. */
export async function until<T>(what: string, probe: () => T | undefined | PromiseLike<T | undefined>): Promise<T> {
  const deadline = Date.now() + LIMIT_MS;
  for (;;) {
    const found = await probe();
    if (found !== undefined) return found;
    if (Date.now() > deadline) assert.fail(`waited ${LIMIT_MS / 1000} s in vain for ${what}`);
    await sleep(50);
  }
}

/** Waits until the extension host has done what it does at its start: half a second in which timers come on time. */
export async function untilIdle(): Promise<void> {
  const deadline = Date.now() + LIMIT_MS;
  for (let calmSince = Date.now(); Date.now() - calmSince < IDLE_MS && Date.now() < deadline; ) {
    const started = performance.now();
    await sleep(10);
    if (performance.now() - started > 10 + MOST_DRIFT_MS) calmSince = Date.now();
  }
}

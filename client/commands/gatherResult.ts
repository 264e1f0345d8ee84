import { window, workspace } from "vscode";

import type { Command } from "./command.ts";
import { notebookUri } from "./convertNotebook.ts";

/** Opens a script with what the statement at the cursor depends on, and nothing else. */
export const gatherResult: Command = async (server, given) => {
  const uri = notebookUri(given);
  if (!uri) return undefined;
  const { text, kept, left } = await server.request("modelwright/gatherResult", { uri: uri.toString(), ...cursorIn(uri.toString()) });
  await window.showTextDocument(await workspace.openTextDocument({ language: "python", content: text }));
  void window.showInformationMessage(`The result depends on ${kept} statements; ${left} others were left out.`);
  return text;
};

/** The cell that is selected, and the line where a person stands in it; both count from one. */
function cursorIn(notebook: string): { readonly cell?: number; readonly line?: number } {
  const editor = window.activeNotebookEditor;
  if (editor?.notebook.uri.toString() !== notebook) return {};
  const index = editor.selection.start;
  const text = window.activeTextEditor;
  const isInCell = text !== undefined && editor.notebook.cellCount > index && text.document.uri.toString() === editor.notebook.cellAt(index).document.uri.toString();
  return { cell: index + 1, ...(isInCell ? { line: text.selection.active.line + 1 } : {}) };
}

import { NotebookCellData, NotebookCellKind, NotebookEdit, NotebookRange, Uri, window, workspace, WorkspaceEdit, type NotebookDocument } from "vscode";

import type { ExtractedCode } from "../../server/lsp/protocol.ts";
import type { Command } from "./command.ts";

/** Makes one function of the selected cells; the editor shows the change before it is made. */
export const extractCells: Command = async (server) => {
  const editor = window.activeNotebookEditor;
  if (!editor) return void window.showInformationMessage("Select the cells of a notebook, then run this command again.");
  const { start, end } = editor.selection;
  return replaceCells(editor.notebook, await server.request("modelwright/extractCells", { uri: editor.notebook.uri.toString(), from: start, to: Math.max(end, start + 1) }));
};

/** Makes a module of the section around the selected cell, and lets the notebook import it. */
export const extractSection: Command = async (server) => {
  const editor = window.activeNotebookEditor;
  if (!editor) return void window.showInformationMessage("Select a cell of the section, then run this command again.");
  const { start } = editor.selection;
  return replaceCells(editor.notebook, await server.request("modelwright/extractCells", { uri: editor.notebook.uri.toString(), from: start, to: start + 1, toModule: true }));
};

/** Text cells stay, in front of the one cell that takes the place of the code. */
async function replaceCells(notebook: NotebookDocument, { name, from, to, text, file }: ExtractedCode): Promise<string | undefined> {
  const prose = notebook.getCells(new NotebookRange(from, to)).filter(({ kind }) => kind === NotebookCellKind.Markup);
  const kept = prose.map(({ document }) => new NotebookCellData(NotebookCellKind.Markup, document.getText(), document.languageId));
  const edit = new WorkspaceEdit();
  const label = `Make ${name}() of the cells`;
  if (file) edit.createFile(Uri.parse(file.uri), { contents: Buffer.from(file.text) }, { needsConfirmation: true, label: `Create ${workspace.asRelativePath(Uri.parse(file.uri))}` });
  edit.set(notebook.uri, [[NotebookEdit.replaceCells(new NotebookRange(from, to), [...kept, new NotebookCellData(NotebookCellKind.Code, text, "python")]), { needsConfirmation: true, label }]]);
  return (await workspace.applyEdit(edit)) ? name : undefined;
}

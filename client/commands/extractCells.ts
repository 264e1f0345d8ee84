import { NotebookCellData, NotebookCellKind, NotebookEdit, NotebookRange, Uri, window, workspace, WorkspaceEdit, type NotebookCell, type NotebookDocument } from "vscode";

import type { ExtractedCode } from "../../server/lsp/notebookProtocol.ts";
import type { Command } from "./command.ts";

/** Makes one function of the selected cells; undo brings them back. */
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
  const edit = new WorkspaceEdit();
  if (file) edit.createFile(Uri.parse(file.uri), { contents: Buffer.from(file.text) });
  edit.set(notebook.uri, [NotebookEdit.replaceCells(new NotebookRange(from, to), [...prose.map(sameCell), new NotebookCellData(NotebookCellKind.Code, text, "python")])]);
  if (!(await workspace.applyEdit(edit))) {
    void window.showWarningMessage("The notebook has changed in the meantime, so nothing was extracted. Run the command again.");
    return undefined;
  }
  const place = from + prose.length;
  const editor = window.visibleNotebookEditors.find((one) => one.notebook === notebook);
  if (editor) editor.selections = [new NotebookRange(place, place + 1)];
  if (file) void window.showInformationMessage(`Wrote ${workspace.asRelativePath(Uri.parse(file.uri))}; the notebook imports it.`);
  return name;
}

function sameCell({ kind, document, metadata }: NotebookCell): NotebookCellData {
  const data = new NotebookCellData(kind, document.getText(), document.languageId);
  data.metadata = { ...metadata };
  return data;
}

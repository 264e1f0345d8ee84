import { NotebookCellData, NotebookEdit, NotebookRange, workspace, WorkspaceEdit, type NotebookCell } from "vscode";

import type { Command } from "./command.ts";

/** Takes away the saved outputs of some cells, as a quick fix asks for; undo brings them back. `given` is the notebook, `selected` the cells' indexes. */
export const clearCellOutputs: Command = async (_, given, __, selected) => {
  const notebook = workspace.notebookDocuments.find(({ uri }) => uri.toString() === given);
  const indexes: readonly unknown[] = Array.isArray(selected) ? selected : [];
  const cells = indexes.flatMap((index) => (typeof index === "number" && notebook && index < notebook.cellCount ? [notebook.cellAt(index)] : []));
  if (!notebook || cells.length === 0) return undefined;
  const edit = new WorkspaceEdit();
  edit.set(notebook.uri, cells.map((cell) => NotebookEdit.replaceCells(new NotebookRange(cell.index, cell.index + 1), [withoutOutputs(cell)])));
  await workspace.applyEdit(edit);
  return cells.length;
};

function withoutOutputs({ kind, document, metadata }: NotebookCell): NotebookCellData {
  const data = new NotebookCellData(kind, document.getText(), document.languageId);
  data.metadata = { ...metadata };
  return data;
}

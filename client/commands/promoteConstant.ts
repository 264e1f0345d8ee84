import { NotebookCellData, NotebookCellKind, NotebookEdit, Position, Range, Uri, window, workspace, WorkspaceEdit, type NotebookCell, type NotebookDocument } from "vscode";

import type { Command } from "./command.ts";

/** Makes the constant at the cursor a parameter of its function, or of the notebook: there it goes to the cell that is tagged "parameters". */
export const promoteConstant: Command = async (server) => {
  const editor = window.activeTextEditor;
  if (!editor) return void window.showInformationMessage("Put the cursor on a number or a text in Python code, then run this command again.");
  const { document, selection } = editor;
  const { name, edits, line } = await server.request("modelwright/promoteConstant", { uri: document.uri.toString(), range: { start: selection.start, end: selection.end } });
  const edit = new WorkspaceEdit();
  for (const { uri, edits: own } of edits) for (const { range, newText } of own) edit.replace(Uri.parse(uri), rangeOf(range), newText);
  const notebook = workspace.notebookDocuments.find((one) => one.getCells().some((cell) => cell.document.uri.toString() === document.uri.toString()));
  if (line !== undefined && notebook) addParameter(edit, notebook, line);
  return (await workspace.applyEdit(edit)) ? name : undefined;
};

const rangeOf = ({ start, end }: { readonly start: { readonly line: number; readonly character: number }; readonly end: { readonly line: number; readonly character: number } }): Range =>
  new Range(new Position(start.line, start.character), new Position(end.line, end.character));

/** papermill and others set the names of this cell from outside. */
function addParameter(edit: WorkspaceEdit, notebook: NotebookDocument, line: string): void {
  const cell = notebook.getCells().find(isTagged);
  if (cell) {
    const end = cell.document.lineAt(cell.document.lineCount - 1).range.end;
    edit.insert(cell.document.uri, end, cell.document.getText().trim() === "" ? line : `\n${line}`);
    return;
  }
  const first = notebook.getCells().findIndex(({ kind }) => kind === NotebookCellKind.Code);
  const data = new NotebookCellData(NotebookCellKind.Code, line, "python");
  data.metadata = { metadata: { tags: ["parameters"] } };
  edit.set(notebook.uri, [NotebookEdit.insertCells(Math.max(first, 0), [data])]);
}

/** The Jupyter extension keeps a cell's tags one level down. */
function isTagged({ metadata }: NotebookCell): boolean {
  const inner = metadata["metadata"] as { readonly tags?: readonly string[] } | undefined;
  const tags = inner?.tags ?? (metadata["tags"] as readonly string[] | undefined);
  return Array.isArray(tags) && tags.includes("parameters");
}

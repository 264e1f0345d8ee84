import { NotebookCellData, NotebookCellKind, NotebookEdit, NotebookRange, Position, Range, Uri, window, workspace, WorkspaceEdit, type NotebookCell, type NotebookDocument } from "vscode";

import type { PromotedConstant } from "../../server/lsp/notebookProtocol.ts";
import type { Command } from "./command.ts";

/** Makes the constant at the cursor a parameter of its function, or of the notebook: there it goes to the cell that is tagged "parameters". */
export const promoteConstant: Command = async (server) => {
  const editor = window.activeTextEditor;
  if (!editor) return void window.showInformationMessage("Put the cursor on a number or a text in Python code, then run this command again.");
  const { document, selection } = editor;
  const { name, edits, line } = await server.request("modelwright/promoteConstant", { uri: document.uri.toString(), range: { start: selection.start, end: selection.end } });
  const notebook = workspace.notebookDocuments.find((one) => one.getCells().some((cell) => cell.document.uri.toString() === document.uri.toString()));
  const parameters = notebook?.getCells().find(isTagged);
  if (line !== undefined && notebook && !parameters) return (await workspace.applyEdit(withParameters(notebook, line, edits))) ? name : undefined;
  const edit = new WorkspaceEdit();
  for (const { uri, edits: own } of edits) for (const { range, newText } of own) edit.replace(Uri.parse(uri), rangeOf(range), newText);
  if (line !== undefined && parameters) addLine(edit, parameters, line);
  return (await workspace.applyEdit(edit)) ? name : undefined;
};

const rangeOf = ({ start, end }: { readonly start: { readonly line: number; readonly character: number }; readonly end: { readonly line: number; readonly character: number } }): Range =>
  new Range(new Position(start.line, start.character), new Position(end.line, end.character));

function addLine(edit: WorkspaceEdit, { document }: NotebookCell, line: string): void {
  const { end } = document.lineAt(document.lineCount - 1).range;
  edit.insert(document.uri, end, document.getText().trim() === "" ? line : `\n${line}`);
}

/**
 * A new cell whose names papermill and others set from outside. The cells that change are put in anew with it: so it is one step
 * to undo, and the editor does not give one cell the id of another, as it does when a text and the cells change at once.
 */
function withParameters(notebook: NotebookDocument, line: string, edits: PromotedConstant["edits"]): WorkspaceEdit {
  const first = notebook.getCells().findIndex(({ kind }) => kind === NotebookCellKind.Code);
  const data = new NotebookCellData(NotebookCellKind.Code, line, "python");
  data.metadata = { metadata: { tags: ["parameters"] } };
  const changed = notebook.getCells().flatMap((cell) => {
    const own = edits.find(({ uri }) => uri === cell.document.uri.toString());
    return own ? [NotebookEdit.replaceCells(new NotebookRange(cell.index, cell.index + 1), [edited(cell, own.edits)])] : [];
  });
  const edit = new WorkspaceEdit();
  edit.set(notebook.uri, [...changed, NotebookEdit.insertCells(Math.max(first, 0), [data])]);
  return edit;
}

/** The same cell with another text. */
function edited({ kind, document, metadata, outputs }: NotebookCell, edits: PromotedConstant["edits"][number]["edits"]): NotebookCellData {
  const places = edits.map(({ range, newText }) => ({ newText, from: document.offsetAt(rangeOf(range).start), to: document.offsetAt(rangeOf(range).end) }));
  const text = places.toSorted((a, b) => b.from - a.from).reduce((whole, { from, to, newText }) => whole.slice(0, from) + newText + whole.slice(to), document.getText());
  const data = new NotebookCellData(kind, text, document.languageId);
  data.metadata = { ...metadata };
  data.outputs = [...outputs];
  return data;
}

/** The Jupyter extension keeps a cell's tags one level down. */
function isTagged({ metadata }: NotebookCell): boolean {
  const inner = metadata["metadata"] as { readonly tags?: readonly string[] } | undefined;
  const tags = inner?.tags ?? (metadata["tags"] as readonly string[] | undefined);
  return Array.isArray(tags) && tags.includes("parameters");
}

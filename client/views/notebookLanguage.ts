import { commands, Disposable, NotebookCellKind, window, workspace, type NotebookDocument } from "vscode";

/** Tells the menus of a notebook in R, Julia or SQL, for which there are no commands here. */
export function notebookLanguage(): Disposable {
  const tell = (): void => void commands.executeCommand("setContext", "modelwright.otherNotebook", isOther(window.activeNotebookEditor?.notebook));
  tell();
  return Disposable.from(
    window.onDidChangeActiveNotebookEditor(tell),
    workspace.onDidChangeNotebookDocument(({ notebook, contentChanges }) => {
      if (contentChanges.length > 0 && notebook === window.activeNotebookEditor?.notebook) tell();
    }),
  );
}

/** A notebook without code may become one in Python. */
function isOther(notebook: NotebookDocument | undefined): boolean {
  const languages = (notebook?.getCells() ?? []).flatMap(({ kind, document }) => (kind === NotebookCellKind.Code ? [document.languageId] : []));
  return languages.length > 0 && !languages.includes("python");
}

import { languages, Uri, workspace, type Diagnostic, type DiagnosticCollection } from "vscode";
import type { DiagnosticCollectionProvider } from "vscode-languageclient/node";

/**
 * Keeps the findings of a cell that is scrolled out of sight. The library takes its editor, which VS Code then puts away,
 * for one that was closed, and would show the findings of a long notebook only for the cells on the screen.
 */
export const cellDiagnostics: DiagnosticCollectionProvider = {
  create: (name) => keepingCells(languages.createDiagnosticCollection(name)),
  dispose: (collection) => collection.dispose(),
};

type Entry = readonly [Uri, readonly Diagnostic[] | undefined];

/** An answer that comes after its notebook was closed would stay in Problems for good. */
function keepingCells(collection: DiagnosticCollection): DiagnosticCollection {
  const closing = workspace.onDidCloseNotebookDocument((notebook) => {
    for (const { document } of notebook.getCells()) collection.delete(document.uri);
  });
  return {
    name: collection.name,
    set: (given: Uri | readonly Entry[], findings?: readonly Diagnostic[]) => {
      const entries: readonly Entry[] = given instanceof Uri ? [[given, findings]] : given;
      for (const [uri, found] of entries) if (!isCell(uri) || isCellOfOpenNotebook(uri)) collection.set(uri, found);
    },
    delete: (uri) => {
      if (!isCellOfOpenNotebook(uri)) collection.delete(uri);
    },
    clear: () => collection.clear(),
    forEach: (callback) => collection.forEach(callback),
    get: (uri) => collection.get(uri),
    has: (uri) => collection.has(uri),
    dispose: () => {
      closing.dispose();
      collection.dispose();
    },
    [Symbol.iterator]: () => collection[Symbol.iterator](),
  };
}

const isCell = ({ scheme }: Uri): boolean => scheme === "vscode-notebook-cell";

function isCellOfOpenNotebook(uri: Uri): boolean {
  const wanted = uri.toString();
  return workspace.notebookDocuments.some((notebook) => notebook.getCells().some(({ document }) => document.uri.toString() === wanted));
}

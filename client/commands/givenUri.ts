import { TabInputNotebook, TabInputText, Uri, window } from "vscode";

/** What a command is for: menus pass a URI (explorer) or what they stand on (the notebook's toolbar); else it is what is open. */
export function givenUri(given: unknown): Uri | undefined {
  if (given instanceof Uri) return given;
  if (typeof given === "string") return Uri.parse(given);
  const inToolbar = (given as { readonly notebookEditor?: { readonly notebookUri?: unknown } } | undefined)?.notebookEditor?.notebookUri;
  if (inToolbar instanceof Uri) return inToolbar;
  return window.activeNotebookEditor?.notebook.uri ?? window.activeTextEditor?.document.uri ?? openingUri();
}

/** The tab in front already stands for its file while its editor is still loading. */
function openingUri(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputNotebook || input instanceof TabInputText ? input.uri : undefined;
}

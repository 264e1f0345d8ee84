import { commands, ConfigurationTarget, Range, window, workspace, WorkspaceEdit, type TextDocument, type Uri } from "vscode";

import type { KindOfFile } from "../../server/lsp/protocol.ts";

/** How a comment begins, by the language of a file that has no name yet, which no glob can tell. */
const COMMENTS: Readonly<Record<string, string>> = { yaml: "#", toml: "#", python: "#", pbtxt: "#", modelfile: "#", dockerfile: "#", properties: "#", jsonc: "//" };

type Kinds = Readonly<Record<string, string>>;

/**
 * Writes down what a file is: in its comment where one says so already, as a comment in a file that was never saved, else in the
 * setting `modelwright.kinds`. Without a kind what was written is taken away again.
 */
export async function setKind(uri: Uri, kind: string | undefined, comment: KindOfFile["comment"]): Promise<void> {
  const document = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  const edit = document && editOf(document, kind, comment);
  if (edit) await workspace.applyEdit(edit);
  else if (document?.isUntitled) void window.showInformationMessage("Save the file first: the setting modelwright.kinds names files by their paths.");
  else await setByPath(uri, kind);
}

function editOf(document: TextDocument, kind: string | undefined, comment: KindOfFile["comment"]): WorkspaceEdit | undefined {
  const edit = new WorkspaceEdit();
  const sign = COMMENTS[document.languageId];
  if (comment && kind !== undefined) edit.replace(document.uri, new Range(comment.start.line, comment.start.character, comment.end.line, comment.end.character), kind);
  else if (comment) edit.delete(document.uri, document.lineAt(comment.start.line).rangeIncludingLineBreak);
  else if (document.isUntitled && kind !== undefined && sign !== undefined) edit.insert(document.uri, document.positionAt(0), `${sign} modelwright: kind ${kind}\n`);
  else return undefined;
  return edit;
}

async function setByPath(uri: Uri, kind: string | undefined): Promise<void> {
  const configuration = workspace.getConfiguration("modelwright");
  // What an untrusted workspace says of itself is not read.
  const isShared = workspace.workspaceFolders !== undefined && workspace.isTrusted;
  const inspected = configuration.inspect<Kinds>("kinds");
  const before = (isShared ? inspected?.workspaceValue : inspected?.globalValue) ?? {};
  const glob = workspace.asRelativePath(uri, false).replaceAll("\\", "/").replaceAll(/[*?[\]{}()!]/g, "\\$&");
  const others = Object.fromEntries(Object.entries(before).filter(([other]) => other !== glob));
  if (kind === undefined && others[glob] === before[glob]) await tellWhoDecides();
  else await configuration.update("kinds", kind === undefined ? others : { ...others, [glob]: kind }, isShared ? ConfigurationTarget.Workspace : ConfigurationTarget.Global);
}

/** Nothing of this file's own is written down; if something decides, it is a glob for more files than this one. */
async function tellWhoDecides(): Promise<void> {
  const kinds = workspace.getConfiguration("modelwright").get<Kinds>("kinds", {});
  if (Object.keys(kinds).length === 0) return;
  const show = "Open Settings";
  const chosen = await window.showInformationMessage("The setting modelwright.kinds has nothing for this file alone. Where one of its globs is wrong for this file, change it there.", show);
  if (chosen === show) await commands.executeCommand("workbench.action.openSettings", "modelwright.kinds");
}

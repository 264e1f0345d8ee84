import { Range, Uri, window, workspace, WorkspaceEdit } from "vscode";

import type { FilePlan, PlannedFile } from "../../server/lsp/protocol.ts";
import type { Server } from "../languageClient.ts";

/**
 * Writes what a command has planned, as one edit that can be undone. Where a file would be replaced, the editor shows the
 * difference first and waits for the person's word. Returns the URIs that were written.
 */
export async function applyPlan({ output }: Server, { files, notes }: FilePlan): Promise<readonly string[]> {
  const [first] = files;
  if (!first) {
    void window.showInformationMessage("Everything stands there already, as it would be written now.");
    return [];
  }
  if (!(await workspace.applyEdit(await editFor(files)))) {
    void window.showInformationMessage("Nothing was written.");
    return [];
  }
  await window.showTextDocument(Uri.parse(first.uri));
  void tell(output, `Wrote ${files.map(nameOf).join(" and ")}.`, notes);
  return files.map(({ uri }) => uri);
}

async function editFor(files: readonly PlannedFile[]): Promise<WorkspaceEdit> {
  const edit = new WorkspaceEdit();
  for (const file of files) {
    const uri = Uri.parse(file.uri);
    if (file.replaces) edit.replace(uri, await everythingIn(uri), file.text, { needsConfirmation: true, label: `Replace ${nameOf(file)}`, description: "it stands there with another text" });
    else edit.createFile(uri, { contents: Buffer.from(file.text) }, { needsConfirmation: false, label: `Create ${nameOf(file)}` });
  }
  return edit;
}

async function everythingIn(uri: Uri): Promise<Range> {
  const document = await workspace.openTextDocument(uri);
  return new Range(0, 0, document.lineCount, 0);
}

const nameOf = ({ uri }: PlannedFile): string => workspace.asRelativePath(Uri.parse(uri));

async function tell(output: Server["output"], words: string, notes: readonly string[]): Promise<void> {
  const [only] = notes;
  if (notes.length <= 1) {
    void window.showInformationMessage(only === undefined ? words : `${words} ${only}`);
    return;
  }
  for (const note of [words, ...notes]) output.info(note);
  const show = "Show Notes";
  if ((await window.showInformationMessage(`${words} There are ${notes.length} things to know.`, show)) === show) output.show();
}

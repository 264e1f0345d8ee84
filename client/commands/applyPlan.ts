import { diffIndices } from "node-diff3";
import { Range, Uri, window, workspace, WorkspaceEdit, type WorkspaceEditEntryMetadata } from "vscode";

import type { FilePlan, PlannedFile } from "../../server/lsp/protocol.ts";
import type { Server } from "../languageClient.ts";

/**
 * Writes what a command has planned, as one edit that can be undone. Where a file would be replaced, the editor shows the
 * difference first and waits for the person's word, and with `preview` so it does for new files. What was changed is saved,
 * as after every refactoring, unless `files.refactoring.autoSave` is off. Returns the URIs of what was written,
 * without the product's own notes.
 */
export async function applyPlan({ output }: Server, { files, notes }: FilePlan, { preview = false } = {}): Promise<readonly string[]> {
  if (files.length === 0) {
    void window.showInformationMessage("Everything stands there already, as it would be written now.");
    return [];
  }
  const before = await Promise.all(files.map(textThere));
  const isApplied = await workspace.applyEdit(await editFor(files, preview), { isRefactoring: true });
  const after = await Promise.all(files.map(textThere));
  const written = files.filter(({ state }, index) => state !== "record" && after[index] !== before[index]);
  const [first] = written;
  if (!isApplied || !first) {
    void window.showInformationMessage("Nothing was written.");
    return [];
  }
  await window.showTextDocument(Uri.parse(first.uri));
  void tell(output, `Wrote ${listed(written.map(nameOf))}.`, notes);
  return written.map(({ uri }) => uri);
}

/** `undefined` where there is no such file. */
async function textThere({ uri }: PlannedFile): Promise<string | undefined> {
  try {
    return (await workspace.openTextDocument(Uri.parse(uri))).getText();
  } catch {
    return undefined;
  }
}

async function editFor(files: readonly PlannedFile[], preview: boolean): Promise<WorkspaceEdit> {
  const edit = new WorkspaceEdit();
  for (const file of files) {
    const uri = Uri.parse(file.uri);
    if (file.state !== "new") for (const [range, text] of await changesTo(uri, file)) edit.replace(uri, range, text, QUESTIONS[file.state](nameOf(file)));
    else edit.createFile(uri, { contents: Buffer.from(file.text) }, { needsConfirmation: preview, label: `Create ${nameOf(file)}` });
  }
  return edit;
}

/** How the editor asks before a file that exists is changed; it does not for the product's own notes. */
const QUESTIONS: Readonly<Record<Exclude<PlannedFile["state"], "new">, (name: string) => WorkspaceEditEntryMetadata>> = {
  replaced: (name) => ({ needsConfirmation: true, label: `Replace ${name}`, description: "it stands there with another text" }),
  updated: (name) => ({ needsConfirmation: true, label: `Update ${name}`, description: "your edits in it are kept" }),
  record: (name) => ({ needsConfirmation: false, label: `Update ${name}` }),
};

/** A file of another origin is replaced as a whole; of ours, the lines that differ, which a person may take or leave one by one. */
async function changesTo(uri: Uri, { state, text }: PlannedFile): Promise<readonly (readonly [Range, string])[]> {
  const document = await workspace.openTextDocument(uri);
  if (state === "replaced") return [[new Range(0, 0, document.lineCount, 0), text]];
  const [before, after] = [document.getText().replaceAll("\r\n", "\n"), text].map((whole) => whole.split(/(?<=\n)/));
  return diffIndices(before ?? [], after ?? []).map(({ buffer1: [start, count], buffer2Content }) => [new Range(start, 0, start + count, 0), buffer2Content.join("")]);
}

/** The first few; a plan for a cluster has twenty. */
const listed = (names: readonly string[]): string => (names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more files` : names.join(" and "));

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

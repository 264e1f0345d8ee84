import { diffIndices } from "node-diff3";
import { commands, Range, Uri, window, workspace, WorkspaceEdit, type WorkspaceEditEntryMetadata } from "vscode";

import type { FilePlan, PlannedFile } from "../../server/lsp/protocol.ts";
import type { Server } from "../languageClient.ts";

interface Applying {
  /** The person has seen the files and said which ones are to be written. */
  readonly isAgreed?: boolean;
  /** Called once they stand, before one of them is shown. */
  readonly done?: () => Promise<void>;
}

/**
 * Writes what a command has planned, as one edit that can be undone. Where a file would be changed, the editor shows the
 * difference first and waits for the person's word, unless they have given it. What was changed is saved, as after every
 * refactoring, unless `files.refactoring.autoSave` is off. Returns the URIs of what was written, without the product's own notes.
 */
export async function applyPlan({ output }: Server, { files, notes }: FilePlan, { isAgreed = false, done }: Applying = {}): Promise<readonly string[]> {
  const wanted = files.filter(({ isRecord }) => isRecord !== true);
  const before = await Promise.all(wanted.map(textThere));
  const isApplied = files.length > 0 && (await workspace.applyEdit(await editFor(files, isAgreed), { isRefactoring: true }));
  if (wanted.length === 0) {
    void window.showInformationMessage("Everything stands there already, as it would be written now.");
    return [];
  }
  const after = await Promise.all(wanted.map(textThere));
  const written = wanted.filter((_, index) => after[index] !== before[index]);
  if (!isApplied || written.length === 0) {
    void window.showInformationMessage("Nothing was written.");
    return [];
  }
  await done?.();
  await show(written);
  void tell(output, `Wrote ${listed(written)}.`, notes);
  return written.map(({ uri }) => uri);
}

/** `undefined` where there is no such file. A new one is not opened: it would count as there for as long as the editor holds it. */
async function textThere({ uri, state }: PlannedFile): Promise<string | undefined> {
  try {
    if (state === "new") return Buffer.from(await workspace.fs.readFile(Uri.parse(uri))).toString("utf8");
    return (await workspace.openTextDocument(Uri.parse(uri))).getText();
  } catch {
    return undefined;
  }
}

async function editFor(files: readonly PlannedFile[], isAgreed: boolean): Promise<WorkspaceEdit> {
  const edit = new WorkspaceEdit();
  for (const file of files) {
    const uri = Uri.parse(file.uri);
    if (file.state === "new") edit.createFile(uri, { contents: Buffer.from(file.text) }, { needsConfirmation: false, label: `Create ${nameOf(file)}` });
    else for (const [range, text] of await changesTo(uri, file)) edit.replace(uri, range, text, QUESTIONS[isAgreed ? "record" : file.state](nameOf(file)));
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
  const [before, after] = [document.getText(), text].map((whole) => whole.replaceAll("\r\n", "\n").split(/(?<=\n)/));
  return diffIndices(before ?? [], after ?? []).map(({ buffer1: [start, count], buffer2Content }) => [new Range(start, 0, start + count, 0), buffer2Content.join("")]);
}

/** First what a person has to decide, then the report that tells of all the others. */
async function show(files: readonly PlannedFile[]): Promise<void> {
  const file = files.find(({ disputed }) => disputed) ?? files.find(({ uri }) => uri.endsWith("/REFACTOR_REPORT.md")) ?? files[0];
  if (!file) return;
  const uri = Uri.parse(file.uri);
  const line = Math.max((file.disputed?.[0] ?? 1) - 1, 0);
  if (uri.path.endsWith(".ipynb")) await commands.executeCommand("vscode.open", uri);
  else await window.showTextDocument(uri, { selection: new Range(line, 0, line, 0) });
}

/** A project has twenty files; then the folder that holds them all says more than the first few. */
function listed(files: readonly PlannedFile[]): string {
  if (files.length <= 3) return files.map(nameOf).join(" and ");
  const [first = [], ...others] = files.map(({ uri }) => uri.split("/").slice(0, -1));
  const parts = first.filter((_, place) => others.every((other) => other.slice(0, place + 1).join("/") === first.slice(0, place + 1).join("/")));
  return `${files.length} files into ${workspace.asRelativePath(Uri.parse(parts.join("/")))}`;
}

const nameOf = ({ uri }: PlannedFile): string => workspace.asRelativePath(Uri.parse(uri));

async function tell(output: Server["output"], words: string, notes: readonly string[]): Promise<void> {
  const [only] = notes;
  if (notes.length <= 1) {
    void window.showInformationMessage(only === undefined ? words : `${words} ${only}`);
    return;
  }
  for (const note of [words, ...notes]) output.info(note);
  const showNotes = "Show Notes";
  if ((await window.showInformationMessage(`${words} There are ${notes.length} things to know.`, showNotes)) === showNotes) output.show();
}

import { basename, isAbsolute } from "node:path";

import { commands, Range, Uri, window, workspace, WorkspaceEdit } from "vscode";

import type { ExperimentRun, RunAct, RunKey } from "../../webviews/protocol/experiments.ts";
import type { Server } from "../languageClient.ts";
import { askFor } from "./ask.ts";
import { saveFile } from "./saveFile.ts";

/** What can be done with one run. What changes something asks first, or is an edit to look at. */
export const runActions: Readonly<Record<RunAct, (server: Server, run: ExperimentRun) => Promise<void>>> = { openScript, restoreCode, restoreParams, runAgain, modelCard, report };

const BEGINS = /\b(start_run|wandb\.init|trackio\.init|Task\.init|Live\(|\w*Trainer\(|create_study|SummaryWriter\()/;

async function openScript(_: Server, run: ExperimentRun): Promise<void> {
  const uri = await scriptOf(run);
  if (!uri) {
    void window.showInformationMessage(`The script ${run.code?.program ?? ""} is not in this workspace.`);
    return;
  }
  const document = await workspace.openTextDocument(uri);
  const line = Math.max(0, document.getText().split("\n").findIndex((text) => BEGINS.test(text) && !/^\s*(#|import|from)/.test(text)));
  await window.showTextDocument(document, { selection: new Range(line, 0, line, 0) });
}

/** Trackers write paths of the machine that trained; the name leads to the file here. */
async function scriptOf({ code }: ExperimentRun): Promise<Uri | undefined> {
  const program = code?.program;
  if (program === undefined) return undefined;
  const folders = workspace.workspaceFolders ?? [];
  const places = isAbsolute(program) ? [Uri.file(program)].filter((uri) => workspace.getWorkspaceFolder(uri)) : folders.map(({ uri }) => Uri.joinPath(uri, program));
  for (const place of places) if (await workspace.fs.stat(place).then(() => true, () => false)) return place;
  const [found] = await workspace.findFiles(`**/${basename(program).replaceAll(/[[\]{}*?]/g, "?")}`, undefined, 1);
  return found;
}

async function restoreCode(server: Server, run: ExperimentRun): Promise<void> {
  const [worktree, branch] = ["Make Worktree", "Make Branch"];
  const answer = await window.showInformationMessage(`Bring back the code of ${run.name} (${run.code?.commit?.slice(0, 8) ?? ""})?`, { modal: true, detail: "A worktree is a folder beside the repository; your files and your branch stay as they are. A branch is switched to here, where all is committed. What the run's code had that was not committed is put on top where the tracker kept it." }, worktree, branch);
  if (answer === undefined) return;
  const restored = await server.request("modelwright/restoreCode", { run, onto: answer === branch ? "branch" : "worktree" });
  if (restored.state === "refused") {
    void window.showWarningMessage(restored.reason);
    return;
  }
  if (answer === branch) {
    void window.showInformationMessage(`The code of ${run.name} is on a branch of its own now. ${restored.note ?? ""}`);
    return;
  }
  const open = await window.showInformationMessage(`The code of ${run.name} is in ${restored.folder}. ${restored.note ?? ""}`, "Open in New Window");
  if (open !== undefined) await commands.executeCommand("vscode.openFolder", Uri.file(restored.folder), { forceNewWindow: true });
}

/** Replaces the values of keys that stand in params.yaml already, as an edit that is shown and can be undone. */
async function restoreParams(server: Server, run: ExperimentRun): Promise<void> {
  const [file] = await workspace.findFiles("**/params.yaml", "**/{dvclive,node_modules,mlruns}/**", 1);
  if (!file) {
    void window.showInformationMessage("There is no params.yaml in this workspace that the parameters could go to.");
    return;
  }
  const document = await workspace.openTextDocument(file);
  const edits = await server.request("modelwright/runParamEdits", { run: keyOf(run), text: document.getText() });
  const edit = new WorkspaceEdit();
  for (const { span, text } of edits) edit.replace(document.uri, new Range(document.positionAt(span.start), document.positionAt(span.end)), text);
  await window.showTextDocument(document);
  if (edits.length > 0) await workspace.applyEdit(edit);
  const changed = edits.length === 1 ? "1 value of params.yaml is that" : `${edits.length} values of params.yaml are those`;
  void window.showInformationMessage(edits.length === 0 ? `params.yaml has the values of ${run.name} already, or none of its keys.` : `${changed} of ${run.name} now. Undo takes that back.`);
}

const TRUST = "Manage Workspace Trust";

async function runAgain(server: Server, run: ExperimentRun): Promise<void> {
  if (!workspace.isTrusted) {
    const answer = await window.showWarningMessage("Running something again starts a program, which an untrusted workspace does not do.", TRUST);
    if (answer === TRUST) await commands.executeCommand("workbench.trust.manage");
    return;
  }
  const uri = await scriptOf(run);
  const folder = uri ? workspace.getWorkspaceFolder(uri) : workspace.workspaceFolders?.[0];
  const project = folder && (await workspace.fs.readFile(Uri.joinPath(folder.uri, "MLproject")).then((bytes) => Buffer.from(bytes).toString("utf8"), () => undefined));
  const source = { ...(uri && { program: workspace.asRelativePath(uri, false) }), ...(project !== undefined && { project }), shell: process.platform === "win32" ? "powershell" : "posix" } as const;
  const command = await server.request("modelwright/runCommand", { run: { ...keyOf(run), tracker: run.tracker, ...(run.code && { code: run.code }) }, ...source });
  const typed = await askFor({ title: `Run ${run.name} again`, prompt: "This command is run in a terminal. It uses the code as it is now; “Restore code…” brings back that of the run.", value: command });
  if (typed === undefined || typed.trim() === "") return;
  const terminal = window.createTerminal({ name: `Run again: ${run.name}`, ...(folder && { cwd: folder.uri }) });
  terminal.show();
  terminal.sendText(typed);
}

/** As an unsaved file, for what no tracker knows is still to be written. */
async function modelCard(server: Server, run: ExperimentRun): Promise<void> {
  const content = await server.request("modelwright/runCard", { run: keyOf(run), format: "markdown" });
  if (content === null) gone(run);
  else await window.showTextDocument(await workspace.openTextDocument({ language: "markdown", content }));
}

async function report(server: Server, run: ExperimentRun): Promise<void> {
  const text = await server.request("modelwright/runCard", { run: keyOf(run), format: "html" });
  if (text === null) gone(run);
  else await saveFile({ name: `report-${run.name.replaceAll(/[^\p{L}\p{N}.-]+/gu, "-")}.html`, text, encoding: "text" });
}

const gone = (run: ExperimentRun): void => void window.showInformationMessage(`${run.name} is not in its store any more; refresh the table.`);

const keyOf = ({ id, store }: ExperimentRun): RunKey => ({ id, store });

import { Range, Uri, window, workspace, WorkspaceEdit } from "vscode";

import type { DriftContract, SettingsShown } from "../../webviews/protocol/drift.ts";
import type { Server } from "../languageClient.ts";
import { dataAddress } from "../views/dataEngines.ts";

type SettingChange = Parameters<DriftContract["requests"]["changeSetting"]>[0];

/** The settings file of the data that are shown, and what was changed in it from here. */
export interface DriftSettingsFile {
  /** `undefined` where no file belongs to the data, as to tables of engines. */
  shown(current: Uri): Promise<SettingsShown | undefined>;
  change(current: Uri, change: SettingChange): Promise<void>;
  undo(): Promise<void>;
  open(current: Uri): Promise<void>;
}

interface Before {
  readonly uri: Uri;
  /** Absent where there was no file. */
  readonly text?: string;
  /** What was written instead. */
  readonly written: string;
}

export function driftSettingsFile(server: Server): DriftSettingsFile {
  const before: Before[] = [];
  const ask = (current: Uri, change?: SettingChange): ReturnType<typeof server.request<"modelwright/driftSettings">> => {
    const folder = workspace.getWorkspaceFolder(current)?.uri.toString();
    return server.request("modelwright/driftSettings", { current: dataAddress(current), ...(folder !== undefined && { workspace: folder }), ...(change && { change }) });
  };
  return {
    async shown(current) {
      if (current.scheme !== "file") return undefined;
      const { uri, isThere, options } = await ask(current);
      return { file: workspace.asRelativePath(Uri.parse(uri)), isThere, options, canUndo: before.length > 0 };
    },
    async change(current, change) {
      const { uri: address, isThere, text = "" } = await ask(current, change);
      const uri = Uri.parse(address);
      const old = isThere ? { text: (await workspace.openTextDocument(uri)).getText() } : {};
      await write(uri, text);
      before.push({ uri, ...old, written: text });
    },
    async undo() {
      const last = before.pop();
      if (!last) return;
      if (!(await holds(last.uri, last.written))) throw new Error(`${workspace.asRelativePath(last.uri)} was changed by somebody else since, so it is left as it is. Its own editor can undo.`);
      if (last.text !== undefined) await write(last.uri, last.text);
      else {
        const edit = new WorkspaceEdit();
        edit.deleteFile(last.uri, { ignoreIfNotExists: true });
        await workspace.applyEdit(edit);
      }
    },
    async open(current) {
      const { uri, isThere } = await ask(current);
      if (isThere) await window.showTextDocument(Uri.parse(uri));
      else void window.showInformationMessage("Modelwright: there is no modelwright.drift.yaml yet. The first setting that you change writes it.");
    },
  };
}

const holds = (uri: Uri, text: string): Promise<boolean> => Promise.resolve(workspace.openTextDocument(uri)).then((document) => document.getText() === text, () => false);

/** As an edit of the workspace, so that Undo in the file's own editor takes it back as well; and saved, for the comparison reads what is on disk. */
async function write(uri: Uri, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  const bytes = await Promise.resolve(workspace.fs.stat(uri)).then(() => undefined, () => new TextEncoder().encode(text));
  if (bytes) edit.createFile(uri, { contents: bytes });
  else {
    const document = await workspace.openTextDocument(uri);
    edit.replace(uri, new Range(document.positionAt(0), document.positionAt(document.getText().length)), text);
  }
  if (!(await workspace.applyEdit(edit))) throw new Error(`${workspace.asRelativePath(uri)} could not be written.`);
  await (await workspace.openTextDocument(uri)).save();
}

import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, type WorkspaceFolder } from "vscode-languageserver/node";

import { pathOf } from "../../host/uris.ts";
import type { Connection } from "../connection.ts";
import type { Session } from "../session.ts";
import { loadSettings } from "./didChangeConfiguration.ts";

export function onInitialized(connection: Connection, session: Session): void {
  connection.onInitialized(async () => {
    const { registersConfiguration, registersWatchers } = session.state.client;
    if (registersConfiguration) await connection.client.register(DidChangeConfigurationNotification.type, { section: "modelwright" });
    // What rules ask of the disk is open-ended (a stage may depend on any file), so every file is watched.
    if (registersWatchers) await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: "**/*" }] });
    if (session.state.client.sendsWorkspaceFolders) connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => changeFolders(session, added, removed));
    await loadSettings(connection, session);
    session.begin();
  });
}

function changeFolders(session: Session, added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void {
  const gone = removed.flatMap(({ uri }) => pathOf(uri) ?? []);
  const come = added.flatMap(({ uri }) => pathOf(uri) ?? []);
  session.update({ folders: [...session.state.folders.filter((folder) => !gone.includes(folder)), ...come] });
}

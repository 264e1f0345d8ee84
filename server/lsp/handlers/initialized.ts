import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, type WorkspaceFolder } from "vscode-languageserver/node";

import { pathOf } from "../../host/uris.ts";
import type { Connection } from "../connection.ts";
import type { Session } from "../session.ts";
import { loadSettings } from "./didChangeConfiguration.ts";

export function onInitialized(connection: Connection, session: Session): void {
  connection.onInitialized(async () => {
    try {
      await setUp(connection, session);
    } catch (error) {
      // An editor that refuses a registration or has no settings to give still gets its findings.
      session.logError(`Starting with default settings: ${String(error)}`);
    }
    session.begin();
  });
}

async function setUp(connection: Connection, session: Session): Promise<void> {
  const { registersConfiguration, registersWatchers, sendsWorkspaceFolders } = session.state.client;
  if (sendsWorkspaceFolders) connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => changeFolders(session, added, removed));
  await loadSettings(connection, session);
  if (registersConfiguration) await connection.client.register(DidChangeConfigurationNotification.type, { section: "modelwright" });
  // What rules ask of the disk is open-ended (a stage may depend on any file), so every file is watched.
  if (registersWatchers) await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: "**/*" }] });
}

function changeFolders(session: Session, added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void {
  const gone = removed.flatMap(({ uri }) => pathOf(uri) ?? []);
  const come = added.flatMap(({ uri }) => pathOf(uri) ?? []);
  session.update({ folders: [...session.state.folders.filter((folder) => !gone.includes(folder)), ...come] });
}

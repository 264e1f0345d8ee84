import type { Connection } from "../connection.ts";
import { SETTINGS_READ } from "../protocol.ts";
import type { Session } from "../session.ts";
import { readSettings } from "../settings.ts";

export function onDidChangeConfiguration(connection: Connection, session: Session): void {
  connection.onDidChangeConfiguration(async ({ settings }: { readonly settings: unknown }) => {
    if (session.state.client.sendsConfiguration) await loadSettings(connection, session);
    else use(session, sectionOf(settings));
  });
  let { settings: told } = session.state;
  session.listen({
    changed: () => {
      const { settings, client } = session.state;
      // Only our own client knows the message.
      if (settings !== told && client.runsCommands) void connection.sendNotification(SETTINGS_READ);
      told = settings;
    },
  });
}

/** Asks the editor for the settings, where it can be asked. */
export async function loadSettings(connection: Connection, session: Session): Promise<void> {
  if (!session.state.client.sendsConfiguration) return;
  use(session, await connection.workspace.getConfiguration("modelwright"));
}

function use(session: Session, sent: unknown): void {
  session.update({ given: readSettings(sent, session.state.given.trusted) });
}

/** Older editors push all their settings, or just this section of them. */
function sectionOf(settings: unknown): unknown {
  return typeof settings === "object" && settings !== null && "modelwright" in settings ? settings.modelwright : settings;
}

import type { ExtensionContext, Uri } from "vscode";

import type { ProfileContract } from "../../webviews/protocol/profile.ts";
import type { Server } from "../languageClient.ts";
import { openPanel, type Panel } from "./panel.ts";
import { profileSession, type ProfileSession } from "./profileSession.ts";

interface Shown extends Panel<ProfileContract> {
  readonly session: ProfileSession;
}

let shown: Shown | undefined;

/** Says what a data file holds. `choose` asks the person for another. */
export async function showProfilePanel(server: Server, context: ExtensionContext, uri: Uri, choose: () => Promise<Uri | undefined>): Promise<void> {
  shown ??= create(server, context, choose);
  shown.reveal();
  await shown.session.open(uri);
}

function create(server: Server, context: ExtensionContext, choose: () => Promise<Uri | undefined>): Shown {
  const session = profileSession({ server, context }, (state) => panel.announce("profile", state), choose);
  const panel = openPanel<ProfileContract>(context, {
    view: "profile",
    title: "Data Profile",
    handlers: session.handlers,
    closed: () => {
      void session.handlers.cancel({});
      shown = undefined;
    },
  });
  return { ...panel, session };
}

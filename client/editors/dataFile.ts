import { basename } from "node:path";

import { commands, window, type CustomDocument, type Disposable, type ExtensionContext, type Uri, type WebviewPanel } from "vscode";

import type { ProfileContract } from "../../webviews/protocol/profile.ts";
import type { Server } from "../languageClient.ts";
import { fillPanel } from "../panels/panel.ts";
import { profileSession } from "../panels/profileSession.ts";
import { onFileChange } from "./changes.ts";

/** Opens Parquet and Arrow files read-only: what their columns hold. */
export function dataFileEditor(server: Server, context: ExtensionContext): Disposable {
  return window.registerCustomEditorProvider(
    "modelwright.dataFile",
    {
      openCustomDocument: (uri): CustomDocument => ({ uri, dispose: () => undefined }),
      resolveCustomEditor: ({ uri }, panel) => show(server, context, uri, panel),
    },
    { supportsMultipleEditorsPerDocument: true, webviewOptions: { retainContextWhenHidden: false } },
  );
}

async function show(server: Server, context: ExtensionContext, uri: Uri, panel: WebviewPanel): Promise<void> {
  const session = profileSession(server, (state) => announce("profile", state), elsewhere);
  const watching = onFileChange(uri, () => void session.open(uri));
  const announce = fillPanel<ProfileContract>(context, panel, { view: "profile", title: basename(uri.path), handlers: session.handlers, closed: () => watching.dispose() });
  await session.open(uri);
}

/** An editor shows its own file; another one is shown in the panel. */
async function elsewhere(): Promise<undefined> {
  await commands.executeCommand("modelwright.profileData");
}

import { basename } from "node:path";

import { window, type CustomDocument, type Disposable, type ExtensionContext, type Uri, type WebviewPanel } from "vscode";

import type { ModelContract, ModelState } from "../../webviews/protocol/model.ts";
import type { Server } from "../languageClient.ts";
import { fillPanel } from "../panels/panel.ts";
import { onFileChange } from "./changes.ts";

/** Opens model files read-only: what they hold, and what loading them would do. They are never loaded. */
export function modelFileEditor(server: Server, context: ExtensionContext): Disposable {
  return window.registerCustomEditorProvider(
    "modelwright.modelFile",
    {
      openCustomDocument: (uri): CustomDocument => ({ uri, dispose: () => undefined }),
      resolveCustomEditor: ({ uri }, panel) => show(server, context, uri, panel),
    },
    { supportsMultipleEditorsPerDocument: true, webviewOptions: { retainContextWhenHidden: false } },
  );
}

async function show(server: Server, context: ExtensionContext, uri: Uri, panel: WebviewPanel): Promise<void> {
  let latest = 0;
  const name = basename(uri.path);
  const refresh = async (): Promise<void> => {
    latest += 1;
    const mine = latest;
    announce("model", { state: "loading", name });
    const state = await inspected(server, uri);
    if (mine === latest) announce("model", state);
  };
  const watching = onFileChange(uri, () => void refresh());
  const announce = fillPanel<ModelContract>(context, panel, {
    view: "model",
    title: name,
    handlers: { inspectAgain: refresh },
    closed: () => watching.dispose(),
  });
  await refresh();
}

async function inspected(server: Server, uri: Uri): Promise<ModelState> {
  try {
    return { state: "ready", file: await server.request("modelwright/inspect", { uri: uri.toString() }) };
  } catch (error) {
    return { state: "failed", reason: error instanceof Error ? error.message : String(error) };
  }
}

import { randomBytes } from "node:crypto";

import { Uri, ViewColumn, window, type ExtensionContext, type WebviewPanel } from "vscode";

import { serve, type Announce, type Contract, type Handlers } from "../../webviews/protocol/rpc.ts";
import { pageHtml } from "./html.ts";

export interface PanelParts<C extends Contract> {
  /** The view's name: its folder in `webviews` and its script in `dist/webviews`. */
  readonly view: string;
  readonly title: string;
  readonly handlers: Handlers<C>;
  readonly closed: () => void;
  /** Opens next to the file that it is about, which keeps its place. */
  readonly beside?: boolean;
  /** Leaves the focus where it is, as in a question that is being answered. */
  readonly keepsFocus?: boolean;
}

export interface Panel<C extends Contract> {
  readonly announce: Announce<C>;
  reveal(): void;
  rename(title: string): void;
  isVisible(): boolean;
}

/** Opens a view beside the person's files. Its page may load nothing but its own script and style sheet. */
export function openPanel<C extends Contract>(context: ExtensionContext, parts: PanelParts<C>): Panel<C> {
  const panel = window.createWebviewPanel(`modelwright.${parts.view}`, parts.title, { viewColumn: parts.beside ? ViewColumn.Beside : ViewColumn.Active, preserveFocus: parts.keepsFocus ?? false });
  panel.iconPath = Uri.joinPath(context.extensionUri, "client", "media", "icon.png");
  return { announce: fillPanel(context, panel, parts), reveal: () => panel.reveal(), rename: (title) => void (panel.title = title), isVisible: () => panel.visible };
}

/** Puts a view's page into a panel that is there already, as that of a custom editor is. */
export function fillPanel<C extends Contract>({ extensionUri }: ExtensionContext, panel: WebviewPanel, { view, title, handlers, closed }: PanelParts<C>): Announce<C> {
  const root = Uri.joinPath(extensionUri, "dist", "webviews");
  panel.webview.options = { enableScripts: true, localResourceRoots: [root] };
  let open = true;
  panel.onDidDispose(() => {
    open = false;
    closed();
  });
  // The page may ask as soon as it stands, so somebody must listen before it is set.
  const announce = serve<C>({ post: (message) => void (open && panel.webview.postMessage(message)), listen: (receive) => panel.webview.onDidReceiveMessage(receive) }, handlers);
  panel.webview.html = pageHtml({ title, ...sources(panel, root, view), nonce: randomBytes(18).toString("base64") });
  return announce;
}

function sources({ webview }: WebviewPanel, root: Uri, view: string): { readonly script: string; readonly style: string } {
  const address = (file: string): string => webview.asWebviewUri(Uri.joinPath(root, file)).toString();
  return { script: address(`${view}.js`), style: address(`${view}.css`) };
}

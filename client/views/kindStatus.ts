import { commands, Disposable, MarkdownString, StatusBarAlignment, Uri, window, workspace, type StatusBarItem } from "vscode";

import type { KindOfFile } from "../../server/lsp/protocol.ts";
import type { Server } from "../languageClient.ts";

/** Schemes of files that the server may know. */
const SCHEMES = new Set(["file", "untitled", "vscode-vfs"]);

/** Shows what the active file was recognised as, and why; a click picks another kind. */
export function kindStatus(server: Server): Disposable {
  const item = window.createStatusBarItem("modelwright.kind", StatusBarAlignment.Right, 99);
  item.name = "Modelwright File Kind";
  item.command = "modelwright.selectKind";
  let round = 0;

  async function update(): Promise<void> {
    const current = ++round;
    const uri = activeUri();
    const known = uri ? await server.request("modelwright/kindOf", { uri: uri.toString() }).catch(() => undefined) : undefined;
    // Another editor may have become active while the server was asked.
    if (current !== round) return;
    show(item, known);
    void commands.executeCommand("setContext", "modelwright.hasPipeline", known?.hasPipeline ?? false);
  }
  const refresh = (): void => void update();
  refresh();
  return Disposable.from(
    item,
    window.onDidChangeActiveTextEditor(refresh),
    window.onDidChangeActiveNotebookEditor(refresh),
    workspace.onDidSaveTextDocument(refresh),
    workspace.onDidChangeConfiguration((event) => {
      // The server hears of the change at the same time and needs a moment to read it.
      if (event.affectsConfiguration("modelwright")) setTimeout(refresh, 300);
    }),
  );
}

/** The active file; for a cell its notebook. */
export function activeUri(): Uri | undefined {
  const uri = window.activeNotebookEditor?.notebook.uri ?? window.activeTextEditor?.document.uri;
  return uri && SCHEMES.has(uri.scheme) ? uri : undefined;
}

function show(item: StatusBarItem, known: KindOfFile | undefined): void {
  if (!known?.kind || known.kind.id === "other") {
    item.hide();
    return;
  }
  item.text = known.unchecked === undefined ? `$(beaker) ${known.kind.title}` : `$(circle-slash) ${known.kind.title}`;
  item.tooltip = new MarkdownString(tooltipFor(known.kind.title, known));
  item.show();
}

function tooltipFor(title: string, { why, unchecked }: KindOfFile): string {
  const reason = why === undefined ? "" : `: ${why}`;
  const state = unchecked === undefined ? "" : `\n\nModelwright does not check it: ${unchecked}.`;
  return `**${title}**${reason}.${state}\n\nClick to say that it is something else.`;
}

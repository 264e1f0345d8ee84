import { commands, Disposable, MarkdownString, StatusBarAlignment, ThemeColor, Uri, window, workspace, type StatusBarItem } from "vscode";

import type { KindOfFile } from "../../server/lsp/protocol.ts";
import type { Server } from "../languageClient.ts";

/** What a file is changes with its text too; not with every key. */
const PAUSE_MS = 300;
/** Schemes of files that the server may know. */
const SCHEMES = new Set(["file", "untitled", "vscode-vfs"]);

/** Shows what the active file was recognised as, and why; a click picks another kind. */
export function kindStatus(server: Server): Disposable {
  const item = window.createStatusBarItem("modelwright.kind", StatusBarAlignment.Right, 99);
  item.name = "Modelwright File Kind";
  item.command = "modelwright.selectKind";
  let round = 0;
  let timer: NodeJS.Timeout | undefined;

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
  function soon(changed: Uri): void {
    if (changed.toString() !== activeUri()?.toString()) return;
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE_MS);
  }
  refresh();
  return Disposable.from(
    item,
    window.onDidChangeActiveTextEditor(refresh),
    window.onDidChangeActiveNotebookEditor(refresh),
    workspace.onDidSaveTextDocument(refresh),
    workspace.onDidChangeTextDocument(({ document }) => soon(document.uri)),
    // A file whose language is changed is opened anew.
    workspace.onDidOpenTextDocument(({ uri }) => soon(uri)),
    server.onSettingsRead(refresh),
    new Disposable(() => clearTimeout(timer)),
  );
}

/** The active file; for a cell its notebook. */
export function activeUri(): Uri | undefined {
  const uri = window.activeNotebookEditor?.notebook.uri ?? window.activeTextEditor?.document.uri;
  return uri && SCHEMES.has(uri.scheme) ? uri : undefined;
}

function show(item: StatusBarItem, known: KindOfFile | undefined): void {
  const isKnown = known?.kind !== undefined && known.kind.id !== "other";
  if (!known?.kind || (!isKnown && known.problem === undefined)) {
    item.hide();
    return;
  }
  const { title } = known.kind;
  item.text = `$(${signOf(known)}) ${title}`;
  item.tooltip = new MarkdownString(tooltipFor(title, known));
  item.backgroundColor = known.problem === undefined ? undefined : new ThemeColor("statusBarItem.warningBackground");
  // Without the sign, and with the reason, for those who hear it.
  item.accessibilityInformation = { label: [`Kind of file: ${title}`, known.why ?? [], known.unchecked === undefined ? [] : `not checked: ${known.unchecked}`, known.problem ?? []].flat().join(". "), role: "button" };
  item.show();
}

const signOf = ({ problem, unchecked }: KindOfFile): string => (problem !== undefined ? "warning" : unchecked !== undefined ? "circle-slash" : "beaker");

function tooltipFor(title: string, { why, unchecked, problem }: KindOfFile): string {
  const reason = why === undefined ? "" : `: ${why}`;
  const fault = problem === undefined ? "" : `\n\n${problem}`;
  const state = unchecked === undefined ? "" : `\n\nModelwright does not check it: ${unchecked}.`;
  return `**${title}**${reason}.${fault}${state}\n\nClick to say that it is something else.`;
}

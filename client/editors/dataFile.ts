import { basename } from "node:path";

import { CancellationTokenSource, commands, env, Uri, window, workspace, type CustomDocument, type Disposable, type ExtensionContext, type WebviewPanel } from "vscode";

import type { RowsContract, RowsState } from "../../webviews/protocol/rows.ts";
import type { Handlers } from "../../webviews/protocol/rpc.ts";
import type { Server } from "../languageClient.ts";
import { fillPanel } from "../panels/panel.ts";
import { onFileChange } from "./changes.ts";

/** Opens Parquet and Arrow files read-only, as a table of any size: filter, sort, SQL, what a column holds. */
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
  const table = openTable(server, uri, (state) => announce("rows", state));
  const watching = onFileChange(uri, () => void table.open());
  const closed = (): void => {
    watching.dispose();
    table.close();
  };
  const announce = fillPanel<RowsContract>(context, panel, { view: "rows", title: basename(uri.path), handlers: table.handlers, closed });
  await table.open();
}

interface OpenTable {
  readonly handlers: Handlers<RowsContract>;
  open(): Promise<void>;
  close(): void;
}

function openTable(server: Server, uri: Uri, announce: (state: RowsState) => void): OpenTable {
  const file = basename(uri.path);
  let session = "";
  let [opened, isClosed] = [0, false];
  let making: CancellationTokenSource | undefined;

  function close(id: string): void {
    if (id !== "") void server.request("modelwright/rowsClose", { session: id });
  }
  async function open(): Promise<void> {
    opened += 1;
    const mine = opened;
    announce({ state: "loading", file });
    try {
      const answer = await server.request("modelwright/rowsOpen", { uri: uri.toString() });
      if (mine !== opened || isClosed) {
        close(answer.session);
        return;
      }
      close(session);
      ({ session } = answer);
      announce({ state: "ready", file, opened, view: answer.view });
    } catch (error) {
      if (mine === opened) announce({ state: "failed", reason: error instanceof Error ? error.message : String(error) });
    }
  }
  const handlers: Handlers<RowsContract> = {
    view: (query) => {
      making?.cancel();
      making = new CancellationTokenSource();
      return server.request("modelwright/rowsView", { session, query }, making.token);
    },
    page: (range) => server.request("modelwright/rowsPage", { session, range }),
    stats: ({ column }) => server.request("modelwright/rowsStats", { session, column }),
    stop: () => making?.cancel(),
    copy: async ({ range, header }) => {
      const cells = (range.to - range.from) * range.columns.length;
      if (cells > MOST_COPIED) throw new Error(`${cells.toLocaleString("en-US")} cells are too many for the clipboard; export them.`);
      const page = await server.request("modelwright/rowsPage", { session, range });
      const rows = cells === 1 ? page : [header, ...page];
      await env.clipboard.writeText(rows.map((row) => row.map((cell) => (cell ?? "").replace(/[\t\r\n]+/g, " ")).join("\t")).join("\n"));
      void window.setStatusBarMessage(`Copied ${cells === 1 ? "1 cell" : `${cells} cells`}.`, 3000);
    },
    write: async ({ range, header }) => {
      const target = await window.showSaveDialog({ defaultUri: Uri.joinPath(uri, "..", `${file.replace(/\.\w+$/, "")}.csv`), filters: { "Comma-separated values": ["csv"] } });
      if (!target) return;
      const { rows } = await server.request("modelwright/rowsWrite", { session, range, header, uri: target.toString() });
      void window.showInformationMessage(`Modelwright: ${rows === 1 ? "1 row is" : `${rows.toLocaleString("en-US")} rows are`} in ${workspace.asRelativePath(target)}.`);
    },
    profile: async () => {
      await commands.executeCommand("modelwright.profileData", uri);
    },
    again: open,
  };
  return {
    handlers,
    open,
    close: () => {
      isClosed = true;
      close(session);
    },
  };
}

const MOST_COPIED = 500_000;

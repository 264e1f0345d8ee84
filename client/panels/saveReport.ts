import { Uri, window, workspace } from "vscode";

import type { DataReport, ReportFormat } from "../../server/lsp/protocol.ts";
import type { Server } from "../languageClient.ts";

const FORMATS: Readonly<Record<string, ReportFormat>> = { html: "html", htm: "html", md: "markdown", json: "json" };

/** Asks where to, and writes a report in the format of the name's ending; what a table of an engine gave, in the workspace. */
export async function saveReport(server: Server, data: DataReport, beside: Uri): Promise<void> {
  const filters = { "Page that stands alone": ["html"], Markdown: ["md"], JSON: ["json"] };
  const folder = beside.scheme === "file" ? Uri.joinPath(beside, "..") : workspace.workspaceFolders?.[0]?.uri;
  const name = `${data.kind === "driftOverTime" ? "drift-over-time" : data.kind}.html`;
  const target = await window.showSaveDialog({ ...(folder && { defaultUri: Uri.joinPath(folder, name) }), filters });
  if (!target) return;
  const ending = target.path.slice(target.path.lastIndexOf(".") + 1).toLowerCase();
  const { text } = await server.request("modelwright/reportText", { data, format: FORMATS[ending] ?? "html" });
  await workspace.fs.writeFile(target, new TextEncoder().encode(text));
  void window.showInformationMessage(`Modelwright: the report is in ${workspace.asRelativePath(target)}.`);
}

import { commands, Disposable, EventEmitter, Uri, window, workspace } from "vscode";

import type { PlannedFile } from "../../../server/lsp/protocol.ts";
import { currentPlan, onPlanChanged } from "./plan.ts";

const SCHEME = "modelwright-planned";

/** Shows what would be written: beside what stands there, if something does. */
export async function showPlanned(file: PlannedFile): Promise<void> {
  const uri = Uri.parse(file.uri);
  const name = workspace.asRelativePath(uri);
  const options = { preview: true, preserveFocus: true };
  if (file.state !== "new") await commands.executeCommand("vscode.diff", uri.path.endsWith(".ipynb") ? plannedUri(uri, "now") : uri, plannedUri(uri, "planned"), `${name} (now ↔ planned)`, options);
  else await window.showTextDocument(await workspace.openTextDocument(plannedUri(uri, "planned")), options);
}

/** A notebook is shown as its text, as it would be written. */
const plannedUri = (uri: Uri, side: "now" | "planned"): Uri => Uri.from({ scheme: SCHEME, path: uri.path.replace(/\.ipynb$/, ".ipynb.json"), query: JSON.stringify({ side, uri: uri.toString() }) });

/** Gives the editor the texts that are planned, and anew whenever the plan changes. */
export function plannedTexts(): Disposable {
  const changed = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: async ({ query }) => {
      const { side, uri } = JSON.parse(query) as { readonly side: "now" | "planned"; readonly uri: string };
      if (side === "now") return Buffer.from(await workspace.fs.readFile(Uri.parse(uri))).toString("utf8");
      return currentPlan()?.files.find((file) => Uri.parse(file.uri).toString() === uri)?.text ?? "";
    },
  });
  const following = onPlanChanged(() => {
    for (const { uri } of workspace.textDocuments) if (uri.scheme === SCHEME) changed.fire(uri);
  });
  return Disposable.from(provider, following, changed);
}

import { window, workspace } from "vscode";

import type { Server } from "../languageClient.ts";

const seen = new Set<string>();
const OFF = "Turn Off Alerts";

/** Says once of each run that is going on what is wrong with it, unless the person turned that off. */
export async function announceAlerts(server: Server): Promise<void> {
  const settings = workspace.getConfiguration("modelwright");
  if (!settings.get<boolean>("runAlerts", true)) return;
  for (const { run, name, kind, message } of await server.request("modelwright/runAlerts", {})) {
    const key = `${run.store}#${run.id} ${kind}`;
    if (seen.has(key)) continue;
    seen.add(key);
    void window.showWarningMessage(`${name}: ${message.replaceAll("`", "")}`, OFF).then((answer) => (answer === OFF ? settings.update("runAlerts", false, true) : undefined));
  }
}

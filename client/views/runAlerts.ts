import { window, workspace } from "vscode";

import type { Server } from "../languageClient.ts";

const seen = new Set<string>();
const OFF = "Turn Off Alerts";
/** Turned off, while that is not written into the settings yet. */
let turningOff = false;

/** Says once of each run that is going on what is wrong with it, unless the person turned that off. */
export async function announceAlerts(server: Server): Promise<void> {
  const settings = workspace.getConfiguration("modelwright");
  if (turningOff || !settings.get<boolean>("runAlerts", true)) return;
  for (const { run, name, kind, message } of await server.request("modelwright/runAlerts", { silentMinutes: settings.get<number>("silentRunMinutes", 15) })) {
    const key = `${run.store}#${run.id} ${kind}`;
    if (seen.has(key)) continue;
    seen.add(key);
    void window.showWarningMessage(`${name}: ${message.replaceAll("`", "")}`, OFF).then((answer) => (answer === OFF ? turnOff() : undefined));
  }
}

async function turnOff(): Promise<void> {
  turningOff = true;
  try {
    await workspace.getConfiguration("modelwright").update("runAlerts", false, true);
  } finally {
    turningOff = false;
  }
}

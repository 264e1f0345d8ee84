import { randomUUID } from "node:crypto";

import { commands, ProgressLocation, window } from "vscode";

import type { WorkspaceSummary } from "../../server/lsp/protocol.ts";
import type { Command } from "./command.ts";

/** Checks every file, shows how far it is, and opens Problems where there is something to see. */
export const checkWorkspace: Command = async (server) => {
  const summary = await window.withProgress(
    { location: ProgressLocation.Notification, title: "Modelwright: checking the workspace", cancellable: true },
    async (progress, cancellation) => {
      const workDoneToken = randomUUID();
      let done = 0;
      const listening = server.onProgress(workDoneToken, ({ message, percentage = done }) => {
        progress.report({ increment: percentage - done, ...(message === undefined ? {} : { message }) });
        done = percentage;
      });
      try {
        return await server.request("modelwright/checkWorkspace", { workDoneToken }, cancellation);
      } finally {
        listening.dispose();
      }
    },
  );
  if (summary.errors + summary.warnings + summary.notes > 0) await commands.executeCommand("workbench.actions.view.problems");
  const words = wordsFor(summary);
  if (summary.crashes.length > 0) void window.showWarningMessage(`${words} ${summary.crashes.join(" ")}`);
  else void window.showInformationMessage(words);
  return summary;
};

function wordsFor({ files, errors, warnings, notes, cancelled }: WorkspaceSummary): string {
  const start = cancelled ? `Stopped after ${counted(files, "file")}` : `Checked ${counted(files, "file")}`;
  if (errors + warnings + notes === 0) return `${start}: nothing found.`;
  return `${start}: ${counted(errors, "error")}, ${counted(warnings, "warning")}, ${counted(notes, "note")}.`;
}

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? "" : "s"}`;

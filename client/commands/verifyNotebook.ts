import { randomUUID } from "node:crypto";

import { commands, extensions, ProgressLocation, Uri, window, workspace } from "vscode";

import type { VerifyResult } from "../../server/lsp/notebookProtocol.ts";
import type { Command } from "./command.ts";
import { notebookUri } from "./convertNotebook.ts";

/** Runs the notebook and the project it becomes, on the person's word, and says whether they give the same. */
export const verifyNotebook: Command = async (server, given) => {
  const uri = notebookUri(given);
  if (!uri) return undefined;
  if (!workspace.isTrusted) {
    const manage = "Manage Workspace Trust";
    const words = "Verifying runs the notebook and the project made of it, and in an untrusted workspace nothing is run. Trust the workspace, then run this command again.";
    if ((await window.showWarningMessage(words, manage)) === manage) await commands.executeCommand("workbench.trust.manage");
    return undefined;
  }
  const python = await interpreterFor(uri);
  const timeoutSeconds = Math.max(1, workspace.getConfiguration("modelwright", uri).get("verifyTimeLimit", 600));
  const run = "Run Both";
  const asked = await window.showWarningMessage(`This runs the notebook and the project made of it with ${python}, in the notebook's folder. Each may take ${timeoutSeconds} s.`, { modal: true }, run);
  if (asked !== run) return undefined;
  const result = await window.withProgress({ location: ProgressLocation.Notification, title: "Modelwright: verifying the notebook", cancellable: true }, async (progress, cancellation) => {
    const workDoneToken = randomUUID();
    const listening = server.onProgress(workDoneToken, ({ message }) => { progress.report(message === undefined ? {} : { message }); });
    try {
      return await server.request("modelwright/verifyNotebook", { uri: uri.toString(), python, timeoutSeconds, workDoneToken }, cancellation);
    } finally {
      listening.dispose();
    }
  });
  void (result.state === "same" ? window.showInformationMessage(wordsFor(result)) : window.showWarningMessage(wordsFor(result)));
  return result;
};

function wordsFor(result: VerifyResult): string {
  if (result.state === "failed") return `Nothing was compared. ${result.reason}`;
  if (result.state === "same") return `The project gives the same: ${counted(result.values, "value")} of ${counted(result.stages, "stage")}, and all that is printed${result.unsteady ? `, but for what the notebook itself gives anew each time: ${result.unsteady.join(", ")}` : ""}.`;
  const [first] = result.differences;
  const more = result.differences.length - 1;
  return `The project differs, first in ${first?.stage ?? ""}${first?.name === undefined ? "" : ` (${first.name})`}: the notebook has ${first?.notebook ?? ""}, the project ${first?.project ?? ""}.${more > 0 ? ` ${counted(more, "difference")} ${more === 1 ? "follows" : "follow"} from there on.` : ""} Look at that stage first.`;
}

const counted = (number: number, word: string): string => `${number} ${word}${number === 1 ? "" : "s"}`;

/** What the Python extension gives for an interpreter; both parts may be missing. */
interface PythonExtension {
  readonly environments?: { getActiveEnvironmentPath(resource?: Uri): { readonly path: string } };
}

/** The interpreter that is selected for the notebook; without the Python extension, the setting, and last what the system has. */
async function interpreterFor(uri: Uri): Promise<string> {
  const extension = extensions.getExtension<PythonExtension>("ms-python.python");
  const active = (await extension?.activate())?.environments?.getActiveEnvironmentPath(uri).path;
  const set = workspace.getConfiguration("python", uri).get<string>("defaultInterpreterPath", "");
  return active ?? (set === "" ? "python3" : set);
}

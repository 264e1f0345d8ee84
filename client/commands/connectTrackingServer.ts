import { ConfigurationTarget, workspace, type ExtensionContext } from "vscode";

import { showExperimentsPanel } from "../panels/experiments.ts";
import { forget, keepSecret, serverAddresses } from "../views/trackingServers.ts";
import { askFor, chooseWord } from "./ask.ts";
import type { Command } from "./command.ts";

const ADD = "Connect to another server…";

/** Asks for a server's address and token, and shows its runs beside those of the workspace. A server that is known can be forgotten. */
export const connectTrackingServer: Command = async (server, _given, context) => {
  const known = serverAddresses();
  const chosen = known.length === 0 ? ADD : await chooseWord([ADD, ...known.map((address) => `Disconnect ${address}`)], { title: "Tracking servers" });
  if (chosen === undefined) return;
  const gone = known.find((address) => chosen === `Disconnect ${address}`);
  if (gone !== undefined) {
    await setAddresses(known.filter((address) => address !== gone));
    await forget(context, gone);
    return;
  }
  if (await connect(context, known)) await showExperimentsPanel(server, context);
};

async function connect(context: ExtensionContext, known: readonly string[]): Promise<boolean> {
  const address = await askFor({ title: "Connect to a tracking server (1 of 2)", prompt: "The address of an MLflow tracking server or of a Databricks workspace.", placeHolder: "https://mlflow.example.com", validateInput: wrongAddress });
  if (address === undefined) return false;
  const secret = await askFor({ title: "Connect to a tracking server (2 of 2)", prompt: "A token, or user:password. Leave it empty where the server asks for none. It is kept in the editor's secret storage, never in a file.", password: true });
  if (secret === undefined) return false;
  const clean = address.trim().replace(/\/+$/, "");
  await keepSecret(context, clean, secret);
  await setAddresses([...new Set([...known, clean])]);
  return true;
}

const setAddresses = (addresses: readonly string[]): Thenable<void> => workspace.getConfiguration("modelwright").update("trackingServers", addresses, ConfigurationTarget.Global);

function wrongAddress(text: string): string | undefined {
  const address = text.trim();
  if (!/^https?:\/\//.test(address) || !URL.canParse(address)) return "An address begins with https:// or http://.";
  return new URL(address).username === "" ? undefined : "The next question asks for the password; leave it out of the address, which stands in the settings.";
}

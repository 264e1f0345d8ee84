import { ConfigurationTarget, window, workspace, type ExtensionContext } from "vscode";

import { dataEngines, forgetEngine, keepEngineSecret } from "../views/dataEngines.ts";
import { askFor, chooseWord } from "./ask.ts";
import type { Command } from "./command.ts";

const ADD = "Connect to another engine…";

/** Asks for an engine's address and password, so that its tables can be chosen as data. One that is known can be forgotten. */
export const connectDataEngine: Command = async (_server, _given, context) => {
  const known = dataEngines();
  const chosen = known.length === 0 ? ADD : await chooseWord([ADD, ...known.map((address) => `Disconnect ${address}`)], { title: "Engines of data" });
  if (chosen === undefined) return;
  const gone = known.find((address) => chosen === `Disconnect ${address}`);
  if (gone === undefined) {
    const added = await connectEngine(context);
    if (added !== undefined) void window.showInformationMessage(`Connected to ${added}: its tables are offered wherever data are asked for.`);
    return;
  }
  await setEngines(known.filter((address) => address !== gone));
  await forgetEngine(context, gone);
  void window.showInformationMessage(`Disconnected ${gone}, and forgot its password.`);
};

/** The address of the engine that was added; `undefined` when the person gives up. */
export async function connectEngine(context: ExtensionContext): Promise<string | undefined> {
  const address = await askFor({ title: "Connect to an engine (1 of 2)", prompt: "PostgreSQL with its database, ClickHouse, Trino, Databricks or a Spark Thrift server over HTTP; +https after the first word encrypts.", placeHolder: "postgresql://user@host:5432/database", validateInput: wrongEngine });
  if (address === undefined) return undefined;
  const secret = await askFor({ title: "Connect to an engine (2 of 2)", prompt: "The password or token. Leave it empty where the engine asks for none. It is kept in the editor's secret storage, never in a file.", password: true });
  if (secret === undefined) return undefined;
  const clean = address.trim().replace(/\/+$/, "");
  await keepEngineSecret(context, clean, secret);
  await setEngines([...new Set([...dataEngines(), clean])]);
  return clean;
}

const setEngines = (addresses: readonly string[]): Thenable<void> => workspace.getConfiguration("modelwright").update("dataEngines", addresses, ConfigurationTarget.Global);

function wrongEngine(text: string): string | undefined {
  const address = text.trim();
  if (!/^(postgres(ql)?|clickhouse|trino|databricks|spark)(\+https)?:\/\/[^/]/i.test(address)) return "An address begins with postgresql://, clickhouse://, trino://, databricks:// or spark:// and a host.";
  return /^[^/]+\/\/[^/@]*:[^/@]*@/.test(address) ? "The next question asks for the password; leave it out of the address, which stands in the settings." : undefined;
}

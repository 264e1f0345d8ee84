import type { Uri } from "vscode";

import { showProfilePanel } from "../panels/profile.ts";
import { chooseDataFile } from "./chooseData.ts";
import type { Command } from "./command.ts";
import { dataUri } from "./dataUri.ts";
import { prepareData } from "./prepareData.ts";

/** From the explorer the file that was clicked, else one that is asked for, or a table of an engine. */
export const profileData: Command = async (server, given, context) => {
  const choose = (): Promise<Uri | undefined> => chooseDataFile("The data to look at", context);
  prepareData(server);
  const uri = dataUri(given) ?? (await choose());
  if (uri) await showProfilePanel(server, context, uri, choose);
};

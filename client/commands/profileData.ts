import type { Uri } from "vscode";

import { showProfilePanel } from "../panels/profile.ts";
import { chooseDataFile } from "./chooseData.ts";
import type { Command } from "./command.ts";
import { dataUri } from "./dataUri.ts";
import { prepareData } from "./prepareData.ts";

const choose = (): Promise<Uri | undefined> => chooseDataFile("The data to look at");

/** From the explorer the file that was clicked, else one that is asked for. */
export const profileData: Command = async (server, given, context) => {
  prepareData(server);
  const uri = dataUri(given) ?? (await choose());
  if (uri) await showProfilePanel(server, context, uri, choose);
};

import { showOverTimePanel } from "../panels/overTime.ts";
import { chooseData } from "./chooseData.ts";
import type { Command } from "./command.ts";
import { dataUri } from "./dataUri.ts";
import { prepareData } from "./prepareData.ts";

/** From the explorer the clicked file or folder, and a reference that is asked for. */
export const showDriftOverTime: Command = async (server, given, context) => {
  prepareData(server);
  const pair = await chooseData(context, dataUri(given));
  if (pair) await showOverTimePanel(server, context, pair, () => chooseData(context));
};

import type { DataPair } from "../panels/dataPair.ts";
import { openDriftPanel, showDriftPanel } from "../panels/drift.ts";
import { chooseData, ordered } from "./chooseData.ts";
import type { Command } from "./command.ts";
import { dataUri } from "./dataUri.ts";
import { prepareData } from "./prepareData.ts";

/** From the explorer or a lens: the two selected files, or the one that was clicked and another. From the palette: two that are asked for. */
export const showDrift: Command = async (server, given, context, selected) => {
  const files = Array.isArray(selected) ? selected.flatMap((each) => dataUri(each) ?? []) : [];
  const [first, second] = files;
  const known = first && second && files.length === 2 ? ordered(first, second) : undefined;
  const choose = (): Promise<DataPair | undefined> => chooseData(context);
  prepareData(server);
  if (!known) openDriftPanel(server, context, choose);
  const pair = known ?? (await chooseData(context, dataUri(given)));
  if (pair) await showDriftPanel(server, context, pair, choose);
};

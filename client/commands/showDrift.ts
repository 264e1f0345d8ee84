import { showDriftPanel } from "../panels/drift.ts";
import { chooseData, ordered } from "./chooseData.ts";
import type { Command } from "./command.ts";
import { dataUri } from "./dataUri.ts";

/** From the explorer or a lens: the two selected files, or the one that was clicked and another. From the palette: two that are asked for. */
export const showDrift: Command = async (server, given, context, selected) => {
  const files = Array.isArray(selected) ? selected.flatMap((each) => dataUri(each) ?? []) : [];
  const [first, second] = files;
  const known = first && second && files.length === 2 ? ordered(first, second) : undefined;
  const pair = known ?? (await chooseData(context, dataUri(given)));
  if (pair) await showDriftPanel(server, context, pair, () => chooseData(context));
};

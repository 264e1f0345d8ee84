import type { MenuItem } from "../shared/contextMenu.ts";
import { COLOURS } from "../shared/theme.ts";
import { colourKey, withColour } from "./colours.ts";
import { keyOf, type ExperimentRun } from "./data.ts";
import type { Hub } from "./hub.ts";
import { swatch } from "./swatch.ts";

/** The colours that runs can have, and the one that comes by itself. */
export function colourItems({ state, update }: Hub, runs: readonly ExperimentRun[]): readonly (readonly MenuItem[])[] {
  const keys = runs.map(keyOf);
  const own = new Set(keys.map((key) => {
    const place = state().colours[colourKey(key)];
    return place === undefined ? undefined : place % COLOURS.length;
  }));
  const item = (label: string, colour: number | undefined): MenuItem => ({
    label,
    mark: swatch(colour),
    holds: own.size === 1 && own.has(colour),
    act: () => update({ colours: withColour(state().colours, keys, colour) }),
  });
  return [COLOURS.map((name, place) => item(`${name.slice(0, 1).toUpperCase()}${name.slice(1)}`, place)), [item("As it comes", undefined)]];
}

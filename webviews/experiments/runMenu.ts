import type { RunAct } from "../protocol/experiments.ts";
import { openMenu, type MenuItem } from "../shared/contextMenu.ts";
import { counted } from "../shared/format.ts";
import { RUN_ACTS, type CompareActions } from "./compare.ts";
import { keyOf, type ExperimentRun } from "./data.ts";
import type { Hub } from "./hub.ts";
import { colourItems } from "./runColours.ts";
import type { RunWrites } from "./runWrites.ts";

/** What is done with a run outside of the view. */
export function actOn({ call }: Hub): Pick<CompareActions, "openFolder" | "act"> {
  return {
    openFolder: ({ id, store }) => void call("reveal", { id, store }),
    act: (act: RunAct, { id, store }) => void call("act", { act, run: { id, store } }),
  };
}

/** More runs than these are not chosen by one press on their group. */
export const MOST_CHOSEN_AT_ONCE = 100;

const allStarred = ({ state }: Hub, runs: readonly ExperimentRun[]): boolean => {
  const stars = new Set(state().starred);
  return runs.every((run) => stars.has(keyOf(run)));
};

/** Stars runs; where all of them have one, it is taken away. */
export function starred(hub: Hub, runs: readonly ExperimentRun[]): void {
  const keys = new Set(runs.map(keyOf));
  const others = hub.state().starred.filter((key) => !keys.has(key));
  hub.update({ starred: allStarred(hub, runs) ? others : [...others, ...keys] });
}

export function chooseColour(hub: Hub, runs: readonly ExperimentRun[], x: number, y: number): void {
  openMenu(`Colour of ${runs.length === 1 ? (runs[0]?.name ?? "") : counted(runs.length, "run")}`, colourItems(hub, runs), x, y);
}

/** The chosen runs that the table holds: what a key with Shift is for. */
export function togetherOf({ data, state }: Hub): readonly ExperimentRun[] {
  const chosen = new Set(state().chosen);
  return data.table.runs.filter((run) => chosen.has(keyOf(run)));
}

/** What can be done with a run, or with the runs of a group. */
export function runMenu(hub: Hub, writes: RunWrites, places: readonly number[], x: number, y: number): readonly (readonly MenuItem[])[] {
  const runs = places.flatMap((place) => hub.data.table.runs[place] ?? []);
  const [run] = runs;
  if (!run) return [];
  const { chosen } = hub.state();
  const copy = (text: string): void => void hub.call("copy", { text });
  const free = places.slice(0, MOST_CHOSEN_AT_ONCE).filter((_, index) => runs[index] && !chosen.includes(keyOf(runs[index])));
  const many = runs.length > 1 ? ` (${counted(runs.length, "run")})` : "";
  const choose: MenuItem = { label: `${free.length === 0 ? "Take out of" : "Show in"} the charts${many}`, key: "Space", act: () => hub.toggle(free.length === 0 ? places : free) };
  const copyIds = (all: readonly ExperimentRun[]): MenuItem => ({ label: `Copy ${counted(all.length, "id")}`, act: () => copy(all.map(({ id }) => `${id}\n`).join("")) });
  const looksOfAll = (all: readonly ExperimentRun[]): readonly MenuItem[] => [
    { label: `${allStarred(hub, all) ? "Take the star from" : "Star"} ${counted(all.length, "run")}`, key: "Shift+S", act: () => starred(hub, all) },
    { label: `Colour of ${counted(all.length, "run")}…`, key: "Shift+C", act: () => chooseColour(hub, all, x, y) },
  ];
  // Keys with Shift are for the chosen runs, which those of a group need not be.
  if (runs.length > 1) return [[choose], [...looksOfAll(runs), ...writes.itemsOfAll(runs)].map(({ label, act, why }) => ({ label, act, ...(why !== undefined && { why }) })), [copyIds(runs)]];
  const together = chosen.includes(keyOf(run)) ? togetherOf(hub) : [];
  const ofChosen: readonly MenuItem[] = together.length < 2 ? [] : [{ label: `Compare ${counted(together.length, "chosen run")}`, act: () => hub.update({ tab: "compare" }) }, ...looksOfAll(together), ...writes.itemsOfAll(together), copyIds(together)];
  const { act, openFolder } = actOn(hub);
  return [
    [choose, { label: allStarred(hub, [run]) ? "Take the star away" : "Star", key: "S", act: () => starred(hub, [run]) }, { label: "Colour…", key: "C", act: () => chooseColour(hub, [run], x, y) }],
    [...RUN_ACTS.filter(({ fits }) => fits(run)).map(({ act: which, label }) => ({ label, act: () => act(which, run) })), ...(run.folder === undefined ? [] : [{ label: "Reveal files", act: () => openFolder(run) }])],
    writes.items(run),
    ofChosen,
    [
      { label: "Copy id", act: () => copy(run.id) },
      { label: "Copy name", act: () => copy(run.name) },
    ],
  ];
}

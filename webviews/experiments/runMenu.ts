import type { RunAct } from "../protocol/experiments.ts";
import type { MenuItem } from "../shared/contextMenu.ts";
import { counted } from "../shared/format.ts";
import { RUN_ACTS, type CompareActions } from "./compare.ts";
import { keyOf, type ExperimentRun } from "./data.ts";
import type { Hub } from "./hub.ts";
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

export const starred = ({ state, update }: Hub, run: ExperimentRun): void => {
  const { starred: before } = state();
  update({ starred: before.includes(keyOf(run)) ? before.filter((key) => key !== keyOf(run)) : [...before, keyOf(run)] });
};

/** What can be done with a run, or with the runs of a group. */
export function runMenu(hub: Hub, writes: RunWrites, places: readonly number[]): readonly (readonly MenuItem[])[] {
  const runs = places.flatMap((place) => hub.data.table.runs[place] ?? []);
  const [run] = runs;
  if (!run) return [];
  const { chosen } = hub.state();
  const copy = (text: string): void => void hub.call("copy", { text });
  const free = places.slice(0, MOST_CHOSEN_AT_ONCE).filter((_, index) => runs[index] && !chosen.includes(keyOf(runs[index])));
  const many = runs.length > 1 ? ` (${counted(runs.length, "run")})` : "";
  const choose: MenuItem = { label: `${free.length === 0 ? "Take out of" : "Show in"} the charts${many}`, key: "Space", act: () => hub.toggle(free.length === 0 ? places : free) };
  const copyIds = (all: readonly ExperimentRun[]): MenuItem => ({ label: `Copy ${counted(all.length, "id")}`, act: () => copy(all.map(({ id }) => `${id}\n`).join("")) });
  if (runs.length > 1) return [[choose], writes.itemsOfAll(runs), [copyIds(runs)]];
  const together = chosen.includes(keyOf(run)) ? hub.data.table.runs.filter((each) => chosen.includes(keyOf(each))) : [];
  const ofChosen: readonly MenuItem[] = together.length < 2 ? [] : [{ label: `Compare ${counted(together.length, "chosen run")}`, act: () => hub.update({ tab: "compare" }) }, ...writes.itemsOfAll(together), copyIds(together)];
  const { act, openFolder } = actOn(hub);
  const isStarred = hub.state().starred.includes(keyOf(run));
  return [
    [choose, { label: isStarred ? "Take the star away" : "Star", key: "S", act: () => starred(hub, run) }],
    [...RUN_ACTS.filter(({ fits }) => fits(run)).map(({ act: which, label }) => ({ label, act: () => act(which, run) })), ...(run.folder === undefined ? [] : [{ label: "Reveal files", act: () => openFolder(run) }])],
    writes.items(run),
    ofChosen,
    [
      { label: "Copy id", act: () => copy(run.id) },
      { label: "Copy name", act: () => copy(run.name) },
    ],
  ];
}

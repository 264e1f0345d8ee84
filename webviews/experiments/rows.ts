import { nameOf, readerOf, valueOf, type CellValue, type ColumnKey } from "../../server/core/insights/experiments/query/cells.ts";
import { compareCells, type Sort } from "../../server/core/insights/experiments/query/order.ts";
import { formatTime } from "../shared/format.ts";
import { keyOf, type RunData } from "./data.ts";
import { aggregated } from "./groupCells.ts";
import type { Arrangement } from "./state.ts";

/** A row of the grid: a run, or a group of runs, which stands over them. */
export type GridRow = RunRow | GroupRow;

interface Foldable {
  /** How far it is under other rows. */
  readonly depth: number;
  /** Whether what is under it is shown; absent where nothing is. */
  readonly open?: boolean;
}

export interface RunRow extends Foldable {
  readonly kind: "run";
  readonly place: number;
}

export interface GroupRow extends Foldable {
  readonly kind: "group";
  /** Names the group where it is folded. */
  readonly key: string;
  readonly label: string;
  readonly places: readonly number[];
}

/** Runs under their groups and their parents, each in the order given; what is folded away is left out. */
export function gridRows(data: RunData, places: readonly number[], arrangement: Arrangement, sorts: readonly Sort[]): readonly GridRow[] {
  const isOpen = opening(arrangement);
  if (arrangement.group === "") return tree(data, places, arrangement.nested, 0, isOpen);
  return groupsOf(data, places, arrangement, sorts).flatMap(({ label, members }): readonly GridRow[] => {
    const key = `group:${arrangement.group}=${label}`;
    const open = isOpen(key, false);
    return [{ kind: "group", key, depth: 0, open, label, places: members }, ...(open ? tree(data, members, arrangement.nested, 1, isOpen) : [])];
  });
}

type IsOpen = (key: string, byItself: boolean) => boolean;

/** Groups are closed and parents open by themselves, unless all were opened or closed; each can be turned on its own. */
function opening({ folds, turned }: Arrangement): IsOpen {
  const turnedKeys = new Set(turned);
  return (key, byItself) => (folds === "" ? byItself : folds === "open") !== turnedKeys.has(key);
}

export interface Group {
  readonly label: string;
  readonly members: readonly number[];
}

/** The groups by what stands first in the sort: the mean, lowest or highest of a number, or else their first run. Runs without a value come last. */
export function groupsOf(data: RunData, places: readonly number[], { group, aggregate }: Pick<Arrangement, "group" | "aggregate">, sorts: readonly Sort[]): readonly Group[] {
  const members = new Map<string, number[]>();
  const read = readerOf(data, group);
  for (const place of places) {
    const label = labelFor(group, read(place));
    const known = members.get(label);
    if (known) known.push(place);
    else members.set(label, [place]);
  }
  const [sort] = sorts;
  const value = (own: readonly number[]): CellValue => (sort && sort.column !== group ? aggregated(data, sort.column, own, aggregate) : undefined);
  const groups = [...members].map(([label, own]) => ({ label, members: own, value: value(own) }));
  return groups.toSorted((a, b) => Number(a.label === NONE) - Number(b.label === NONE) || compareCells(a.value, b.value, sort?.descending === true));
}

const NONE = "none";

/** Runs are together whose numbers are the same, however they are written, and those that began on one day. */
const labelFor = (key: ColumnKey, value: CellValue): string => {
  if (value === undefined || value === "") return NONE;
  return key === "run:started" ? formatTime(Number(value)).slice(0, 10) : String(value);
};

export const labelOf = (data: RunData, key: ColumnKey, place: number): string => labelFor(key, valueOf(data, key, place));

/** The value alone, for the column is named above. */
export const groupLabel = (group: ColumnKey, label: string): string => (label === NONE ? `no ${nameOf(group)}` : label);

/** What a group is called: its column and value. */
export const groupTitle = (group: ColumnKey, label: string): string => (label === NONE ? `no ${nameOf(group)}` : `${nameOf(group)}: ${label}`);

/** Parents that are not shown themselves hold nothing: their children stand on their own. */
function tree(data: RunData, places: readonly number[], nested: boolean, depth: number, isOpen: IsOpen): readonly GridRow[] {
  const { runs } = data.table;
  const single = (place: number): RunRow => ({ kind: "run", place, depth });
  if (!nested || !runs.some(({ parent }) => parent !== undefined)) return places.map(single);
  const byKey = new Map(places.flatMap((place) => (runs[place] ? [[keyOf(runs[place]), place] as const] : [])));
  const children = new Map<number, number[]>();
  const roots: number[] = [];
  for (const place of places) {
    const run = runs[place];
    const parent = run?.parent === undefined ? undefined : byKey.get(keyOf({ id: run.parent, store: run.store }));
    const known = parent === undefined ? undefined : children.get(parent);
    if (parent === undefined || parent === place) roots.push(place);
    else if (known) known.push(place);
    else children.set(parent, [place]);
  }
  const rows: GridRow[] = [];
  const met = new Set<number>();
  const add = (place: number, level: number, shown: boolean): void => {
    if (met.has(place)) return;
    met.add(place);
    const own = children.get(place) ?? [];
    const run = runs[place];
    const open = run && own.length > 0 ? isOpen(keyOf(run), true) : undefined;
    if (shown) rows.push({ kind: "run", place, depth: level, ...(open !== undefined && { open }) });
    for (const child of own) add(child, level + 1, shown && open === true);
  };
  for (const place of roots) add(place, depth, true);
  // Runs that are each other's parents, which only a damaged store has.
  for (const place of places) add(place, depth, true);
  return rows;
}

import { nameOf, type ColumnKey } from "../../server/core/insights/experiments/query/cells.ts";
import { openMenu } from "../shared/contextMenu.ts";
import { columnChanges } from "./columnChanges.ts";
import { factsOf, textOf, type ColumnFacts, type ShownColumn } from "./columns.ts";
import { keyOf, type ExperimentRun } from "./data.ts";
import { grid } from "./grid.ts";
import { groupCell } from "./groupCells.ts";
import type { Hub, Shown } from "./hub.ts";
import { gridRows, groupLabel, groupTitle } from "./rows.ts";
import { chooseColour, runMenu, starred, togetherOf } from "./runMenu.ts";
import type { RunWrites } from "./runWrites.ts";
import { sparkDrawings } from "./sparks.ts";
import { sortedBy, type Arrangement, type ViewState } from "./state.ts";

export interface RunsTable {
  readonly node: HTMLElement;
  show(shown: Shown): void;
  /** The columns in sight; their cells are to be fetched. */
  inSight(): readonly ColumnKey[];
  /** The curves may have grown. */
  readonly forget: () => void;
}

/** The grid of the runs, and what is done by it. */
export function runsTable(hub: Hub, writes: RunWrites, changed: () => void, scrolled: () => void): RunsTable {
  const { data, state, update } = hub;
  const sparks = sparkDrawings(hub.call, changed);
  const facts = new WeakMap<object, ColumnFacts>();
  let columns: readonly ShownColumn[] = [];
  let seen: readonly ColumnKey[] = [];
  const setColumns = (settings: ViewState["columns"]): void => update({ columns: settings });
  const arrange = (change: Partial<Arrangement>): void => update({ rows: { ...state().rows, ...change } });
  const runsAt = (places: readonly number[]) => places.flatMap((place) => data.table.runs[place] ?? []);

  const table = grid({
    toggle: hub.toggle,
    star: (place) => starred(hub, runsAt([place])),
    sortBy: (column, adds) => update({ sorts: sortedBy(state().sorts, column.key, column.better === "higher" || column.key === "run:started", adds) }),
    resize: (key, width) => setColumns(columnChanges.resize(state().columns, key, width)),
    move: (key, before) => setColumns(columnChanges.move(state().columns, columns, key, before)),
    shift: (key, by) => setColumns(columnChanges.shift(state().columns, columns, key, by)),
    pin: (key) => setColumns(columnChanges.pin(state().columns, key)),
    hide: (key) => setColumns(columnChanges.set(state().columns, key, false)),
    group: (key) => arrange({ group: state().rows.group === key ? "" : key, turned: [] }),
    turn: (key) => arrange({ turned: state().rows.turned.includes(key) ? state().rows.turned.filter((each) => each !== key) : [...state().rows.turned, key] }),
    menu: (places, x, y) => openMenu(places.length > 1 ? "Runs of the group" : (runsAt(places)[0]?.name ?? "Run"), runMenu(hub, writes, places, x, y), x, y),
    key: (place, key, x, y) => runsAt([place]).some((run) => acted(run, key, x, y)),
    inSight: (keys, places) => {
      seen = keys;
      sparks.need(runsAt(places), keys.filter((key) => key.startsWith("curve:")).map(nameOf));
      scrolled();
    },
  });

  /** What a key means for the run that somebody is at, and with Shift for all that are chosen. */
  function acted(run: ExperimentRun, key: string, x: number, y: number): boolean {
    const together = togetherOf(hub);
    const acts: Readonly<Record<string, () => void>> = { s: () => starred(hub, [run]), S: () => starred(hub, together), c: () => chooseColour(hub, [run], x, y), C: () => chooseColour(hub, together, x, y) };
    const act = acts[key];
    if (act && (key === key.toLowerCase() || together.length > 0)) act();
    return act !== undefined || writes.key(run, key) || writes.keyOfAll(together, key);
  }

  function factsFor(column: ShownColumn): ColumnFacts {
    const cells = data.cells(column.key);
    if (!cells || column.group !== "metric") return {};
    const known = facts.get(cells) ?? factsOf(cells, column.better);
    facts.set(cells, known);
    return known;
  }

  return {
    node: table.node,
    inSight: () => seen,
    forget: sparks.forget,
    show(shown) {
      const { sorts, rows, starred: stars } = shown.state;
      const { runs } = data.table;
      columns = shown.columns;
      table.show({
        columns,
        rows: gridRows(data, shown.rows, rows, sorts),
        sorts,
        colours: shown.colours,
        starred: new Set(stars),
        runAt: (place) => runs[place],
        textAt: (column, place) => textOf(data, column, place, factsFor(column).decimals),
        groupAt: (column, { places }) => groupCell(data, column, places, rows.aggregate, factsFor(column).decimals),
        titleOf: ({ label }) => groupTitle(rows.group, label),
        labelOf: ({ label }) => groupLabel(rows.group, label),
        factsOf: factsFor,
        isBest: (column, place) => factsFor(column).best !== undefined && data.cells(column.key)?.[place] === factsFor(column).best,
        sparkAt: ({ key }, place) => {
          const run = key.startsWith("curve:") ? runs[place] : undefined;
          return run && sparks.draw(run, nameOf(key));
        },
      });
    },
  };
}

export const chosenRuns = ({ runs }: Hub["data"]["table"], chosen: readonly string[]): Shown["chosen"] => {
  const wanted = new Set(chosen);
  const found = new Map(runs.flatMap((run) => (wanted.has(keyOf(run)) ? [[keyOf(run), run] as const] : [])));
  return chosen.flatMap((key) => found.get(key) ?? []);
};

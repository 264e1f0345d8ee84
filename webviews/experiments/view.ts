import { nameOf, valueOf } from "../../server/core/insights/experiments/query/cells.ts";
import { orderedRuns } from "../../server/core/insights/experiments/query/order.ts";
import { readyFilter } from "../../server/core/insights/experiments/query/filter.ts";
import type { ExperimentsContract, ExperimentsState, NamedView } from "../protocol/experiments.ts";
import type { Call } from "../protocol/rpc.ts";
import { element } from "../shared/dom.ts";
import { counted } from "../shared/format.ts";
import { message } from "../shared/message.ts";
import { button, busy } from "../shared/ui.ts";
import { coloursOf } from "./colours.ts";
import { columnChanges } from "./columnChanges.ts";
import { neededKeys, shownColumns, type ShownColumn } from "./columns.ts";
import { keyOf, runData } from "./data.ts";
import { exported } from "./exporting.ts";
import type { Hub, Shown } from "./hub.ts";
import { noRuns, problemsOf, type ProblemActions } from "./messages.ts";
import { notice } from "./notice.ts";
import { panelsFor } from "./panels.ts";
import { suggestions } from "./query/complete.ts";
import { chosenRuns, runsTable } from "./runsTable.ts";
import { runWrites } from "./runWrites.ts";
import { sortBar } from "./sortBar.ts";
import { freshState, rememberedState, savedView, stateFrom, toggled, viewFrom, type ViewState } from "./state.ts";
import { tabs } from "./tabs.ts";
import { toolbar } from "./toolbar.ts";

export interface ExperimentsView {
  show(state: ExperimentsState): void;
  offer(views: readonly NamedView[]): void;
  /** Sets the view as it was when it was open before. A page that was only hidden knows better itself. */
  recall(saved: unknown): void;
}

/** Dragging a slider changes the view many times a second. */
const REMEMBERED_AFTER_MS = 200;

/** How many runs are chosen when the view opens for the first time: enough to see curves at once. */
const CHOSEN_AT_FIRST = 3;

export function experimentsView(root: HTMLElement, initial: ViewState, save: (state: ViewState) => void, call: Call<ExperimentsContract>): ExperimentsView {
  let state = initial;
  let isFirst = true;
  let remembering: ReturnType<typeof setTimeout> | undefined;
  let columns: readonly ShownColumn[] = [];
  let rows: readonly number[] = [];
  const data = runData(call, () => draw());
  const hub: Hub = {
    call,
    data,
    state: () => state,
    update,
    toggle: (places) => update({ chosen: places.flatMap((place) => data.table.runs[place] ?? []).reduce<readonly string[]>((chosen, run) => toggled(chosen, keyOf(run)), state.chosen) }),
  };
  const note = notice();
  const table = runsTable(hub, runWrites(hub, note.say), () => draw(), () => fetchCells());
  const sorting = sortBar((sorts) => update({ sorts }));
  const panels = panelsFor(hub);
  const below = tabs(Object.fromEntries(Object.entries(panels).map(([tab, { node }]) => [tab, node])), (tab) => update({ tab }));
  const refresh = (): void => void call("refresh", { deleted: state.deleted });
  const setColumns = (settings: ViewState["columns"]): void => update({ columns: settings });
  const bar = toolbar(state, {
    refresh,
    filter: (filter) => update({ filter }),
    suggest: (text, at) => suggestions(text, at, data),
    onlyVarying: (onlyVarying) => update({ onlyVarying }),
    set: (key, shown) => setColumns(columnChanges.set(state.columns, key, shown)),
    pin: (key) => setColumns(columnChanges.pin(state.columns, key)),
    reset: () => setColumns({ hidden: [], added: [], pinned: [], order: [], widths: {} }),
    exported: (format, way) => {
      const text = exported({ columns, rows: rows.map((place) => columns.map(({ key }) => data.text(key, place) ?? valueOf(data, key, place))) }, format);
      void (way === "copy" ? call("copy", { text }) : call("save", { name: `runs.${{ CSV: "csv", JSON: "json", Markdown: "md" }[format]}`, text, encoding: "text" }));
    },
    arrange: (change) => update({ rows: { ...state.rows, ...change } }),
    takeView: ({ name, view }) => {
      const taken = viewFrom(view);
      // Views from before runs had colours say nothing of them.
      update({ ...taken, ...(Object.keys(taken.colours).length === 0 && { colours: state.colours }), view: name });
    },
    saveView: (name) => void call("saveView", { name, view: savedView(state) }),
  });
  const problemList = element("div");
  const problemActions: ProblemActions = { open: (path) => void call("openFile", { path }), mapColumns: (path) => void call("mapColumns", { path }) };
  const page = element("main", { class: "experiments" }, [bar.node, problemList, sorting.node, table.node, below.node, note.node]);

  function update(change: Partial<ViewState>): void {
    state = { ...state, ...change };
    save(state);
    clearTimeout(remembering);
    remembering = setTimeout(() => void call("remember", { state: rememberedState(state) }), REMEMBERED_AFTER_MS);
    draw();
  }

  let shown: Shown = { data, columns, rows, chosen: [], colours: [], state };

  /** The columns that are drawn, plotted, sorted, grouped or filtered by, and nothing else. */
  function fetchCells(): void {
    const filter = readyFilter(state.filter, data);
    const filtered = filter.state === "ready" ? filter.needs : [];
    const keys = new Set([...table.inSight(), ...panels[state.tab].needs(shown), ...state.sorts.map(({ column }) => column), state.rows.group, ...filtered]);
    data.need([...keys].filter((key) => neededKeys([{ key }]).length > 0 && isKnown(key)));
  }

  const isKnown = (key: string): boolean => data.table.columns.some(({ kind, name }) => `${kind}:${name}` === (key.startsWith("param:") ? key : `metric:${nameOf(key)}`));

  function draw(): void {
    const { runs } = data.table;
    if (runs.length === 0) return;
    columns = shownColumns(data.table, state);
    shown = { data, columns, rows, chosen: chosenRuns(data.table, state.chosen), colours: coloursOf(state.chosen, state.colours), state };
    const filter = readyFilter(state.filter, data);
    fetchCells();
    if (filter.state === "ready") rows = orderedRuns(data, (place) => filter.passes(data, place), state.sorts);
    shown = { ...shown, rows };
    const count = rows.length === runs.length ? counted(runs.length, "run") : `${rows.length} of ${counted(runs.length, "run")}`;
    bar.show(data.table, new Set(columns.map(({ key }) => key)), state, { count, wrong: filter.state === "wrong" && state.filter.trim() !== "" ? filter.reason : undefined });
    sorting.show(state.sorts, (key) => columns.find((column) => column.key === key)?.title ?? nameOf(key));
    table.show(shown);
    below.show(state.tab);
    panels[state.tab].show(shown);
  }

  if (initial.deleted) refresh();
  return {
    offer: (views) => bar.offer(views),
    recall(saved) {
      if (initial !== freshState || !isFirst) return;
      state = stateFrom(saved);
      if (state.deleted) refresh();
    },
    show(next) {
      if (next.state === "loading" && page.isConnected) return;
      if (next.state !== "ready") {
        root.replaceChildren(next.state === "loading" ? busy("Reading runs…") : message("The runs could not be read", [next.reason], button("Try Again", refresh, "primary")));
        return;
      }
      if (next.table.runs.length === 0) {
        root.replaceChildren(noRuns(next.problems, refresh, problemActions));
        return;
      }
      if (isFirst && chosenRuns(next.table, state.chosen).length === 0) state = { ...state, chosen: next.table.runs.slice(0, CHOSEN_AT_FIRST).map(keyOf) };
      isFirst = false;
      problemList.replaceChildren(...problemsOf(next.problems, problemActions));
      if (!page.isConnected) root.replaceChildren(page);
      for (const panel of [...Object.values(panels), table]) panel.forget();
      void data.replace(next.table);
    },
  };
}

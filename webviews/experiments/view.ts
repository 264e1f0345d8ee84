import type { ExperimentsContract, ExperimentsState, NamedView } from "../protocol/experiments.ts";
import type { Call } from "../protocol/rpc.ts";
import { element } from "../shared/dom.ts";
import { counted } from "../shared/format.ts";
import { message } from "../shared/message.ts";
import { button, busy } from "../shared/ui.ts";
import { chartPanel, firstMetric } from "./chartPanel.ts";
import { columnChanges } from "./columnChanges.ts";
import { factsOf, neededKeys, shownColumns, textOf, valueOf, type ColumnFacts, type ShownColumn } from "./columns.ts";
import { comparePanel } from "./compare.ts";
import { keyOf, nameOf, runData, type ExperimentRun } from "./data.ts";
import { exported } from "./exporting.ts";
import { grid } from "./grid.ts";
import { importancePanel } from "./importancePanel.ts";
import { noRuns, problemsOf } from "./messages.ts";
import { orderedRuns } from "./order.ts";
import { parallelPlot } from "./parallel.ts";
import { suggestions } from "./query/complete.ts";
import { readyFilter } from "./query/run.ts";
import { scatterPlot } from "./scatter.ts";
import { savedView, sortedBy, toggled, viewFrom, type ViewState } from "./state.ts";
import { sparkDrawings } from "./sparks.ts";
import { tabs } from "./tabs.ts";
import { toolbar } from "./toolbar.ts";

export interface ExperimentsView {
  show(state: ExperimentsState): void;
  offer(views: readonly NamedView[]): void;
}

/** How many runs are chosen when the view opens for the first time: enough to see curves at once. */
const CHOSEN_AT_FIRST = 3;
/** More axes than these cannot be read. */
const MOST_AXES = 9;

export function experimentsView(root: HTMLElement, initial: ViewState, save: (state: ViewState) => void, call: Call<ExperimentsContract>): ExperimentsView {
  let state = initial;
  let columns: readonly ShownColumn[] = [];
  let rows: readonly number[] = [];
  let inSight: readonly string[] = [];
  const facts = new WeakMap<object, ColumnFacts>();
  const data = runData(call, () => draw());
  const sparks = sparkDrawings(call, () => draw());
  const idsOf = (runs: readonly ExperimentRun[]) => runs.map(({ id, store }) => ({ id, store }));
  const toggle = (places: readonly number[]): void => update({ chosen: places.flatMap((place) => data.table.runs[place] ?? []).reduce<readonly string[]>((chosen, run) => toggled(chosen, keyOf(run)), state.chosen) });
  const setColumns = (settings: ViewState["columns"]): void => update({ columns: settings });

  const table = grid({
    toggle,
    star: (place) => {
      const run = data.table.runs[place];
      if (run) update({ starred: state.starred.includes(keyOf(run)) ? state.starred.filter((key) => key !== keyOf(run)) : [...state.starred, keyOf(run)] });
    },
    sortBy: (column, adds) => update({ sorts: sortedBy(state.sorts, column.key, column.better === "higher" || column.key === "run:started", adds) }),
    resize: (key, width) => setColumns(columnChanges.resize(state.columns, key, width)),
    move: (key, before) => setColumns(columnChanges.move(state.columns, columns, key, before)),
    shift: (key, by) => setColumns(columnChanges.shift(state.columns, columns, key, by)),
    pin: (key) => setColumns(columnChanges.pin(state.columns, key)),
    hide: (key) => setColumns(columnChanges.set(state.columns, key, false)),
    inSight: (keys, places) => {
      inSight = keys;
      sparks.need(places.flatMap((place) => data.table.runs[place] ?? []), keys.filter((key) => key.startsWith("curve:")).map(nameOf));
      fetchCells();
    },
  });
  const chart = chartPanel({
    change: (change) => update({ chart: { ...state.chart, ...change } }),
    curves: (runs, metric, wanted) => call("curves", { runs: idsOf(runs), metric, ...wanted }),
    save: (file) => void call("save", file),
  });
  const comparison = comparePanel({
    values: (runs) => call("values", { runs: idsOf(runs) }),
    compareCode: (runs) => void call("compareCode", { runs: idsOf(runs) }),
    compareParams: (runs) => void call("compareParams", { runs: idsOf(runs) }),
    openFolder: ({ id, store }) => void call("reveal", { id, store }),
    act: (act, { id, store }) => void call("act", { act, run: { id, store } }),
  });
  const parallel = parallelPlot({ toggle: (place) => toggle([place]) });
  const scatter = scatterPlot({ toggle: (place) => toggle([place]) });
  const weights = importancePanel((metric) => call("importance", { metric }));
  const below = tabs({ curves: chart.node, compare: comparison.node, parallel: parallel.node, scatter: scatter.node, importance: weights.node }, (tab) => update({ tab }));
  const refresh = (): void => void call("refresh", {});
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
    takeView: ({ name, view }) => update({ ...viewFrom(view), view: name }),
    saveView: (name) => void call("saveView", { name, view: savedView(state) }),
  });
  const problemList = element("div");
  const page = element("main", { class: "experiments" }, [bar.node, problemList, table.node, below.node]);

  function update(change: Partial<ViewState>): void {
    state = { ...state, ...change };
    save(state);
    draw();
  }

  /** The columns that are drawn, plotted, sorted or filtered by, and nothing else. */
  function fetchCells(): void {
    const filter = readyFilter(state.filter, data.table);
    const filtered = filter.state === "ready" ? filter.needs : [];
    data.need([...new Set([...inSight, ...plotted(), ...state.sorts.map(({ column }) => column), ...filtered])].filter((key) => neededKeys([{ key }]).length > 0 && isKnown(key)));
  }

  const isKnown = (key: string): boolean => data.table.columns.some(({ kind, name }) => `${kind}:${name}` === (key.startsWith("param:") ? key : `metric:${key.slice(key.indexOf(":") + 1)}`));

  /** What the plots show: the columns of the table that hold parameters and metrics, the metric of the charts last. */
  function plotted(): readonly string[] {
    if (state.tab !== "parallel" && state.tab !== "scatter") return [];
    const metric = `metric:${state.chart.metrics[0] ?? firstMetric(data.table) ?? ""}`;
    const keys = neededKeys(columns);
    const params = keys.filter((key) => key.startsWith("param:"));
    if (state.tab === "scatter") return [state.chart.x.startsWith("metric:") ? state.chart.x : (params[0] ?? keys.find((key) => key !== metric)), metric].filter((key) => key !== undefined);
    return [...params.slice(0, MOST_AXES - 2), ...keys.filter((key) => !key.startsWith("param:") && key !== metric).slice(0, Math.max(1, MOST_AXES - 1 - params.length)), metric];
  }

  function factsFor(column: ShownColumn): ColumnFacts {
    const cells = data.cells(column.key);
    if (!cells || column.group !== "metric") return {};
    const known = facts.get(cells) ?? factsOf(cells, column.better);
    facts.set(cells, known);
    return known;
  }

  function draw(): void {
    const runs = data.table.runs;
    if (runs.length === 0) return;
    columns = shownColumns(data.table, state);
    const filter = readyFilter(state.filter, data.table);
    fetchCells();
    if (filter.state === "ready") rows = orderedRuns(data, (place) => filter.passes(data, place), state.sorts);
    const wanted = new Set(state.chosen);
    const found = new Map(runs.flatMap((run) => (wanted.has(keyOf(run)) ? [[keyOf(run), run] as const] : [])));
    const chosen = state.chosen.flatMap((key) => found.get(key) ?? []);
    const count = rows.length === runs.length ? counted(runs.length, "run") : `${rows.length} of ${counted(runs.length, "run")}`;
    bar.show(data.table, new Set(columns.map(({ key }) => key)), state, { count, wrong: filter.state === "wrong" && state.filter.trim() !== "" ? filter.reason : undefined });
    table.show({
      columns,
      rows,
      sorts: state.sorts,
      chosen: state.chosen,
      starred: new Set(state.starred),
      runAt: (place) => runs[place],
      textAt: (column, place) => textOf(data, column, place, factsFor(column).decimals),
      factsOf: factsFor,
      isBest: (column, place) => factsFor(column).best !== undefined && data.cells(column.key)?.[place] === factsFor(column).best,
      sparkAt: ({ key }, place) => {
        const run = key.startsWith("curve:") ? runs[place] : undefined;
        return run && sparks.draw(run, nameOf(key));
      },
    });
    below.show(state.tab);
    if (state.tab === "curves") chart.show(data.table, chosen, state.chosen, state.chart);
    if (state.tab === "compare") comparison.show(chosen, state.chosen);
    if (state.tab === "parallel") parallel.show(data, rows, state.chosen, plotted());
    if (state.tab === "scatter") scatter.show(data, rows, state.chosen, plotted());
    if (state.tab === "importance") weights.show(state.chart.metrics[0] ?? firstMetric(data.table));
  }

  return {
    offer: (views) => bar.offer(views),
    show(next) {
      if (next.state === "loading" && page.isConnected) return;
      if (next.state !== "ready") {
        root.replaceChildren(next.state === "loading" ? busy("Reading runs…") : message("The runs could not be read", [next.reason], button("Try Again", refresh, "primary")));
        return;
      }
      if (next.table.runs.length === 0) {
        root.replaceChildren(noRuns(next.problems, refresh));
        return;
      }
      if (state.chosen.length === 0) state = { ...state, chosen: next.table.runs.slice(0, CHOSEN_AT_FIRST).map(keyOf) };
      problemList.replaceChildren(...problemsOf(next.problems, (path) => void call("openFile", { path })));
      if (!page.isConnected) root.replaceChildren(page);
      chart.forget();
      comparison.forget();
      weights.forget();
      sparks.forget();
      void data.replace(next.table);
    },
  };
}

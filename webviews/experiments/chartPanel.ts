import type { PackedCurve } from "../../server/core/insights/experiments/packed.ts";
import { element } from "../shared/dom.ts";
import { dropdown } from "../shared/ui.ts";
import { curveCard, type CardActions, type CurveCard } from "./curveCard.ts";
import { curveFetcher, type FetchCurves } from "./curveFetcher.ts";
import type { ExperimentRun, ExperimentsTable } from "./data.ts";
import { freshState, type ChartSettings } from "./state.ts";

export interface ChartPanel {
  readonly node: HTMLElement;
  show(table: ExperimentsTable, chosen: readonly ExperimentRun[], colours: readonly string[], settings: ChartSettings, groups: ReadonlyMap<string, string>): void;
  /** The runs may have grown: curves are asked for again, and the old ones stay until the new ones are there. */
  readonly forget: () => void;
}

export interface ChartActions extends Pick<CardActions, "save"> {
  readonly change: (change: Partial<ChartSettings>) => void;
  readonly curves: FetchCurves;
}

/** The metric that says most at first sight. */
export const firstMetric = (table: ExperimentsTable): string | undefined => {
  const names = table.columns.filter(({ kind }) => kind === "metric").map(({ name }) => name);
  return names.find((name) => /loss/i.test(name)) ?? names[0];
};

/** Curves of the chosen runs: a chart for each metric that was asked for, one set of axes and smoothing for all. */
export function chartPanel(actions: ChartActions): ChartPanel {
  const metrics = dropdown("Metric", (metric) => actions.change({ metrics: [metric] }));
  const more = dropdown("Add a chart", (metric) => actions.change({ metrics: [...new Set([...shown.filter((name) => !last.pinned.includes(name)), ...metricsFor(metric, table)])] }));
  const axis = dropdown("Horizontal axis", (label) => actions.change({ x: AXES[label] ?? `metric:${label}` }));
  const lines = dropdown("Lines", (label) => actions.change({ lines: LINES[label] ?? "runs" }));
  const controls = chartControls(actions.change);
  const cards = element("div", { class: "cards" });
  const node = element("section", { class: "chart-panel", "aria-label": "Curves" }, [element("div", { class: "chart-tools" }, [metrics.node, more.node, axis.node, lines.node, controls.node]), cards]);
  let table: ExperimentsTable = { columns: [], runs: [], stores: [] };
  let shown: readonly string[] = [];
  let open: readonly CurveCard[] = [];
  const fetched = curveFetcher(actions.curves);
  let latest = 0;
  let last: ChartSettings = freshState.chart;

  async function fill(card: CurveCard, { runs, colours, settings, groups }: Omit<Drawing, "all" | "xCurves">): Promise<void> {
    const mine = latest;
    try {
      const times = settings.x === "time" || settings.x === "relative";
      const xMetric = settings.x.startsWith("metric:") ? settings.x.slice("metric:".length) : undefined;
      const overview = xMetric === undefined && settings.smoothing === 0 ? await fetched.overview(runs, card.metric, times) : undefined;
      if (overview) draw(card, { all: overview, runs, colours, settings, groups }, mine);
      const [all, xCurves] = await Promise.all([fetched.whole(runs, card.metric, times), xMetric === undefined ? undefined : fetched.whole(runs, xMetric, false)]);
      draw(card, { all, runs, colours, settings, groups, ...(xCurves && { xCurves }) }, mine);
    } catch (error) {
      fetched.forget();
      card.say(`The curves could not be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  function draw(card: CurveCard, { all, xCurves, runs, colours, settings, groups }: Drawing, mine: number): void {
    if (mine !== latest) return;
    const having = all.map((curve, index) => ({ curve, index })).filter(({ curve }) => curve.values !== "");
    if (having.length === 0) {
      card.say(`None of the chosen runs logged ${card.metric}.`);
      return;
    }
    const curves = having.length === all.length ? all : having.map(({ curve }) => curve);
    card.show({ curves, runs, chosen: colours, groups, ...(xCurves && { xCurves: having.flatMap(({ index }) => xCurves[index] ?? []) }) }, settings);
  }

  return {
    node,
    forget: () => fetched.forget(),
    show(next, runs, colours, settings, groups) {
      table = next;
      latest += 1;
      last = settings;
      const names = table.columns.filter(({ kind }) => kind === "metric").map(({ name }) => name);
      const pinned = settings.pinned.filter((name) => names.includes(name));
      const free = settings.metrics.filter((name) => names.includes(name) && !pinned.includes(name));
      const wanted = [...pinned, ...free];
      shown = wanted.length > 0 ? wanted : [firstMetric(table) ?? ""];
      metrics.offer(names, free[0] ?? shown[0]);
      more.offer([ADD, ...groupsOf(names), ...names.filter((name) => !shown.includes(name))], ADD);
      axis.offer([...Object.keys(AXES), ...names], Object.keys(AXES).find((label) => AXES[label] === settings.x) ?? settings.x.replace(/^metric:/, ""));
      lines.offer(Object.keys(LINES), Object.keys(LINES).find((label) => LINES[label] === settings.lines));
      controls.show(settings);
      if (shown.join("\n") !== open.map(({ metric }) => metric).join("\n")) {
        const close = (metric: string): void => actions.change({ metrics: last.metrics.filter((name) => name !== metric), pinned: last.pinned.filter((name) => name !== metric) });
        const pin = (metric: string): void => actions.change({ pinned: last.pinned.includes(metric) ? last.pinned.filter((name) => name !== metric) : [...last.pinned, metric], metrics: [...new Set([...last.metrics, metric])] });
        open = shown.map((metric) => open.find((card) => card.metric === metric && shown.length > 1 === open.length > 1) ?? curveCard(metric, { ...actions, close, pin }, shown.length > 1));
        cards.replaceChildren(...open.map((card) => card.node));
      }
      for (const card of open) {
        if (names.length === 0) card.say("These runs logged no metrics.");
        else if (runs.length === 0) card.say("Choose runs in the table to see their curves: click a row, or press space on it.");
        else void fill(card, { runs, colours, settings, groups });
      }
    },
  };
}

interface Drawing {
  readonly all: readonly PackedCurve[];
  readonly xCurves?: readonly PackedCurve[];
  readonly runs: readonly ExperimentRun[];
  readonly colours: readonly string[];
  readonly settings: ChartSettings;
  readonly groups: ReadonlyMap<string, string>;
}

const ADD = "Add a chart…";
const AXES: Readonly<Record<string, string>> = { Step: "step", "Wall time": "time", "Time since start": "relative" };
const LINES: Readonly<Record<string, ChartSettings["lines"]>> = { "A line per run": "runs", "Mean and range per group": "range", "Mean ± deviation per group": "deviation" };
/** A prefix is offered as a group from this many metrics on, and not beyond what one can look at. */
const [LEAST_IN_GROUP, MOST_IN_GROUP] = [2, 24];

/** `train/` for all metrics that begin so. */
function groupsOf(names: readonly string[]): readonly string[] {
  const prefixes = names.flatMap((name) => /^([^/]+\/)/.exec(name)?.[1] ?? []);
  return [...new Set(prefixes)].filter((prefix) => prefixes.filter((each) => each === prefix).length >= LEAST_IN_GROUP).map((prefix) => `${prefix}*`);
}

function metricsFor(choice: string, { columns }: ExperimentsTable): readonly string[] {
  if (choice === ADD) return [];
  if (!choice.endsWith("/*")) return [choice];
  return columns.filter(({ kind, name }) => kind === "metric" && name.startsWith(choice.slice(0, -1))).map(({ name }) => name).slice(0, MOST_IN_GROUP);
}

interface Controls {
  readonly node: HTMLElement;
  show(settings: ChartSettings): void;
}

function chartControls(change: (change: Partial<ChartSettings>) => void): Controls {
  const logX = box("Log x", (on) => change({ logX: on }));
  const logY = box("Log y", (on) => change({ logY: on }));
  const amount = element("input", { type: "range", min: 0, max: 0.99, step: 0.01, "aria-label": "Smoothing" });
  const gaussian = box("Gaussian", (on) => change({ smoother: on ? "gaussian" : "average" }));
  const label = element("label", { class: "slider", title: "Moving average without the bias of its start, as TensorBoard smooths; or a bell of Gauss, which does not lag" }, ["Smooth", amount]);
  amount.addEventListener("input", () => change({ smoothing: Number(amount.value) }));
  return {
    node: element("span", { class: "chart-tools" }, [logX.node, logY.node, label, gaussian.node]),
    show(settings) {
      logX.input.checked = settings.logX;
      logY.input.checked = settings.logY;
      gaussian.input.checked = settings.smoother === "gaussian";
      amount.value = String(settings.smoothing);
    },
  };
}

function box(label: string, change: (on: boolean) => void): { readonly node: HTMLElement; readonly input: HTMLInputElement } {
  const input = element("input", { type: "checkbox", class: "native" });
  input.addEventListener("change", () => change(input.checked));
  return { input, node: element("label", {}, [input, ` ${label}`]) };
}

import type { PackedCurve } from "../../server/core/insights/experiments/packed.ts";
import { lineChart, type Line } from "../shared/charts/lines.ts";
import { element } from "../shared/dom.ts";
import { formatNumber } from "../shared/format.ts";
import { lineStyle } from "../shared/theme.ts";
import { checkbox, dropdown } from "../shared/ui.ts";
import { drawnCurves } from "./curves.ts";
import type { ExperimentRun, ExperimentsTable } from "./rows.ts";
import { keyOf, type ViewState } from "./state.ts";

export interface ChartPanel {
  readonly node: HTMLElement;
  show(table: ExperimentsTable, chosen: readonly ExperimentRun[], state: ViewState): void;
  /** The runs may have grown: curves are asked for again. */
  forget(): void;
}

export interface ChartActions {
  change(change: Partial<ViewState>): void;
  curves(runs: readonly ExperimentRun[], metric: string): Promise<readonly PackedCurve[]>;
}

const SMOOTHING = 0.6;

/** The curve of one metric for the chosen runs. */
export function chartPanel(actions: ChartActions): ChartPanel {
  const metrics = dropdown("Metric", (metric) => actions.change({ metric }));
  const note = element("p", { class: "soft note", role: "status" });
  const legend = element("ul", { class: "legend" });
  let lines: readonly Line[] = [];
  const chart = lineChart((x) => drawLegend(legend, lines, x));
  const logarithmic = checkbox("Log axis", false, (chosen) => actions.change({ logarithmic: chosen }));
  const smoothed = checkbox("Smooth", false, (chosen) => actions.change({ smoothing: chosen ? SMOOTHING : 0 }));
  const node = element("section", { class: "chart-panel", "aria-label": "Metric by step" }, [element("div", { class: "chart-tools" }, [metrics.node, logarithmic, smoothed]), chart.node, legend, note]);
  let known = new Map<string, Promise<readonly PackedCurve[]>>();
  let latest = 0;
  let shown: { readonly curves: readonly PackedCurve[]; readonly asked: string } | undefined;

  function curvesOf(runs: readonly ExperimentRun[], metric: string): Promise<readonly PackedCurve[]> {
    const key = JSON.stringify([metric, runs.map(keyOf)]);
    const asked = known.get(key) ?? actions.curves(runs, metric);
    known.set(key, asked);
    return asked;
  }

  async function draw(runs: readonly ExperimentRun[], metric: string, state: ViewState): Promise<void> {
    latest += 1;
    const mine = latest;
    try {
      const curves = await curvesOf(runs, metric);
      if (mine !== latest) return;
      const asked = JSON.stringify([metric, runs.map(keyOf), state.logarithmic, state.smoothing]);
      if (shown?.curves === curves && shown.asked === asked) return;
      shown = { curves, asked };
      const drawn = drawnCurves(curves, runs, metric, state);
      lines = drawn.lines;
      note.textContent = drawn.notes.join(" ");
      chart.draw(drawn.lines, drawn.options);
      drawLegend(legend, lines, undefined);
    } catch (error) {
      known = new Map();
      shown = undefined;
      note.textContent = `The curves could not be read: ${error instanceof Error ? error.message : String(error)}`;
    }
  }

  return {
    node,
    forget: () => known.clear(),
    show(table, chosen, state) {
      const names = table.columns.filter(({ kind }) => kind === "metric").map(({ name }) => name);
      const metric = names.find((name) => name === state.metric) ?? names.find((name) => /loss/i.test(name)) ?? names[0];
      metrics.offer(names, metric);
      set(logarithmic, state.logarithmic);
      set(smoothed, state.smoothing > 0);
      const runs = metric === undefined ? [] : chosen.filter((run) => run.metrics[metric] !== undefined);
      chart.node.hidden = runs.length === 0;
      if (metric !== undefined && runs.length > 0) {
        void draw(runs, metric, state);
        return;
      }
      latest += 1;
      shown = undefined;
      legend.replaceChildren();
      note.textContent = adviceFor(metric, chosen);
    },
  };
}

function adviceFor(metric: string | undefined, chosen: readonly ExperimentRun[]): string {
  if (metric === undefined) return "These runs logged no metrics.";
  return chosen.length === 0 ? "Choose runs in the table to see their curves: click a row, or press space on it." : `None of the chosen runs logged ${metric}.`;
}

/** The value under the pointer, or the last one. */
function drawLegend(legend: HTMLElement, lines: readonly Line[], x: number | undefined): void {
  const items = lines.map(({ label, place, x: steps, y, smooth }) => {
    const shown = smooth ?? y;
    const index = x === undefined ? shown.findLastIndex((value) => value !== null) : steps.findLastIndex((step) => step <= x);
    const value = shown[index];
    const { colour, dash } = lineStyle(place);
    const mark = element("span", { class: dash.length > 0 ? "swatch dashed" : "swatch" });
    mark.style.background = colour;
    const step = steps[index] === undefined ? "" : `step ${steps[index]}`;
    return element("li", {}, [mark, element("span", { class: "name", title: label }, [label]), element("span", { class: "number" }, [typeof value === "number" ? formatNumber(value) : "–"]), element("span", { class: "soft" }, [step])]);
  });
  legend.replaceChildren(...items);
}

function set(box: HTMLElement, checked: boolean): void {
  if ("checked" in box && box.checked !== checked) box.checked = checked;
}

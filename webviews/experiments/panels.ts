import type { ColumnKey } from "../../server/core/insights/experiments/query/cells.ts";
import { artifactPanel } from "./artifacts/panel.ts";
import { chartPanel, firstMetric } from "./chartPanel.ts";
import { keyOfColumn, neededKeys } from "./columns.ts";
import { comparePanel } from "./compare.ts";
import { keyOf, type ExperimentRun, type RunData } from "./data.ts";
import { keysOf, type Hub, type Panel, type Shown } from "./hub.ts";
import { boxPlots } from "./plots/boxes.ts";
import { plotPanel } from "./plots/frame.ts";
import { importancePanel } from "./plots/importancePanel.ts";
import { parallelPlot } from "./plots/parallel.ts";
import { scatterPlot } from "./plots/scatter.ts";
import { registryPanel } from "./registry/panel.ts";
import { groupTitle, labelOf } from "./rows.ts";
import { actOn } from "./runMenu.ts";
import type { Tab } from "./state.ts";

/** More axes than these cannot be read. */
const MOST_AXES = 9;

const none = (): readonly ColumnKey[] => [];

/** What can be looked at below the table, by its tab. */
export function panelsFor(hub: Hub): Readonly<Record<Tab, Panel>> {
  const { call } = hub;
  const chart = chartPanel({
    change: (change) => hub.update({ chart: { ...hub.state().chart, ...change } }),
    curves: (runs, metric, wanted) => call("curves", { runs: keysOf(runs), metric, ...wanted }),
    save: (file) => void call("save", file),
  });
  const comparison = comparePanel({
    values: (runs) => call("values", { runs: keysOf(runs) }),
    compareCode: (runs) => void call("compareCode", { runs: keysOf(runs) }),
    compareParams: (runs) => void call("compareParams", { runs: keysOf(runs) }),
    ...actOn(hub),
  });
  const choose = { toggle: (place: number) => hub.toggle([place]) };
  const weights = importancePanel((metric) => call("importance", { metric }), (file) => void call("save", file));
  return {
    curves: { node: chart.node, show: ({ data, chosen, colours, state }) => chart.show(data.table, chosen, colours, state.chart, groupNames(data, chosen, state.rows.group)), needs: none, forget: chart.forget },
    compare: { node: comparison.node, show: ({ chosen, colours }) => comparison.show(chosen, colours), needs: none, forget: comparison.forget },
    artifacts: artifactPanel(hub),
    registry: registryPanel(hub),
    parallel: plotPanel(hub, "parallel", parallelPlot(choose), [], axes),
    scatter: plotPanel(hub, "scatter", scatterPlot(choose), [{ label: "Across", setting: "x", kinds: ["param", "metric", "run"] }, { label: "Up", setting: "y", kinds: ["metric", "param", "run"] }], sides),
    boxes: plotPanel(hub, "boxes", boxPlots(choose), [{ label: "Metric", setting: "y", kinds: ["metric"] }, { label: "By", setting: "by", kinds: ["param", "run"] }], boxKeys),
    importance: { node: weights.node, show: ({ data, state }) => weights.show(state.chart.metrics[0] ?? firstMetric(data.table)), needs: none, forget: weights.forget },
  };
}

const chartedMetric = ({ data, state }: Shown): ColumnKey => `metric:${state.chart.metrics[0] ?? firstMetric(data.table) ?? ""}`;

/** The columns of the table that hold parameters and metrics, the metric of the charts last. */
function axes(shown: Shown): readonly ColumnKey[] {
  const metric = chartedMetric(shown);
  const keys = neededKeys(shown.columns);
  const params = keys.filter((key) => key.startsWith("param:"));
  return [...params.slice(0, MOST_AXES - 2), ...keys.filter((key) => !key.startsWith("param:") && key !== metric).slice(0, Math.max(1, MOST_AXES - 1 - params.length)), metric];
}

const isKnown = ({ data: { table } }: Shown, key: ColumnKey): boolean => key.startsWith("run:") || table.columns.some((column) => keyOfColumn(column) === key);

function sides(shown: Shown): readonly ColumnKey[] {
  const { x, y } = shown.state.plots;
  const up = isKnown(shown, y) ? y : chartedMetric(shown);
  const keys = neededKeys(shown.columns);
  const across = isKnown(shown, x) ? x : shown.state.chart.x.startsWith("metric:") ? shown.state.chart.x : (keys.find((key) => key.startsWith("param:")) ?? keys.find((key) => key !== up));
  return across === undefined ? [] : [across, up];
}

/** Boxes are told apart by what the table is grouped by, or by the model, or else by the first parameter that varies. */
function boxKeys(shown: Shown): readonly ColumnKey[] {
  const { y, by } = shown.state.plots;
  const params = neededKeys(shown.columns).filter((key) => key.startsWith("param:"));
  const group = shown.state.rows.group;
  const apart = isKnown(shown, by) ? by : group.startsWith("param:") || group.startsWith("run:") ? group : (params.find((key) => key === "param:model") ?? params[0]);
  return apart === undefined ? [] : [isKnown(shown, y) && y.startsWith("metric:") ? y : chartedMetric(shown), apart];
}

/** For each run's key what its group is called. */
function groupNames(data: RunData, chosen: readonly ExperimentRun[], group: ColumnKey): ReadonlyMap<string, string> {
  if (group === "") return new Map();
  const wanted = new Set(chosen);
  return new Map(data.table.runs.flatMap((run, place) => (wanted.has(run) ? [[keyOf(run), groupTitle(group, labelOf(data, group, place))] as const] : [])));
}

import { artifactPanel } from "./artifacts/panel.ts";
import { chartPanel, firstMetric } from "./chartPanel.ts";
import { neededKeys } from "./columns.ts";
import { comparePanel } from "./compare.ts";
import type { ColumnKey } from "./data.ts";
import { keysOf, type Hub, type Panel, type Shown } from "./hub.ts";
import { importancePanel } from "./importancePanel.ts";
import { parallelPlot } from "./parallel.ts";
import { registryPanel } from "./registry/panel.ts";
import { actOn } from "./runMenu.ts";
import { scatterPlot } from "./scatter.ts";
import type { Tab } from "./state.ts";

/** More axes than these cannot be read. */
const MOST_AXES = 9;

const nothing = (): void => undefined;
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
  const parallel = parallelPlot(choose);
  const scatter = scatterPlot(choose);
  const weights = importancePanel((metric) => call("importance", { metric }));
  return {
    curves: { node: chart.node, show: ({ data, chosen, state }) => chart.show(data.table, chosen, state.chosen, state.chart), needs: none, forget: chart.forget },
    compare: { node: comparison.node, show: ({ chosen, state }) => comparison.show(chosen, state.chosen), needs: none, forget: comparison.forget },
    artifacts: artifactPanel(hub),
    registry: registryPanel(hub),
    parallel: { node: parallel.node, show: (shown) => parallel.show(shown.data, shown.rows, shown.state.chosen, axes(shown)), needs: axes, forget: nothing },
    scatter: { node: scatter.node, show: (shown) => scatter.show(shown.data, shown.rows, shown.state.chosen, sides(shown)), needs: sides, forget: nothing },
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

function sides(shown: Shown): readonly ColumnKey[] {
  const metric = chartedMetric(shown);
  const keys = neededKeys(shown.columns);
  const { x } = shown.state.chart;
  return [x.startsWith("metric:") ? x : (keys.find((key) => key.startsWith("param:")) ?? keys.find((key) => key !== metric)), metric].filter((key) => key !== undefined);
}

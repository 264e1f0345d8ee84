import type { Metric } from "../../server/core/insights/evaluation/report.ts";
import { element, svg } from "../shared/dom.ts";
import { formatNumber } from "../shared/format.ts";

/** Each figure with its interval drawn, and what it says in plain words. */
export function figureTable(metrics: readonly Metric[]): HTMLElement {
  const head = ["Figure", "Value", "95 % interval", "What it says"].map((title, place) => element("th", { scope: "col", class: HEADS[place] }, [title]));
  return element("table", { class: "figures explained" }, [element("thead", {}, [element("tr", {}, head)]), element("tbody", {}, metrics.map(row))]);
}

const HEADS: readonly (string | undefined)[] = [undefined, "number", undefined, "meaning"];

function row(metric: Metric): HTMLElement {
  const { title, meaning, interval } = metric;
  const value = "value" in metric ? [element("td", { class: "number strong" }, [formatNumber(metric.value, 4)]), element("td", { class: "interval" }, interval ? [whisker(metric.value, interval), `${formatNumber(interval[0], 3)} to ${formatNumber(interval[1], 3)}`] : [])] : [element("td", { colspan: 2, class: "soft" }, [`undefined because ${metric.undefinedBecause}`])];
  return element("tr", {}, [element("th", { scope: "row" }, [title]), ...value, element("td", { class: "soft meaning" }, [meaning])]);
}

const WIDTH = 90;

/** Figures from 0 to 1 stand on that scale; others fill it. */
function whisker(value: number, [low, high]: readonly [number, number]): SVGSVGElement {
  const unit = low >= 0 && high <= 1;
  const [from, to] = unit ? [0, 1] : [low - (high - low) * 0.2, high + (high - low) * 0.2];
  const at = (number: number): number => ((number - from) / (to - from || 1)) * (WIDTH - 6) + 3;
  return svg("svg", { class: "chart whisker", viewBox: `0 0 ${WIDTH} 14`, width: WIDTH, height: 14, "aria-hidden": "true" }, [
    svg("line", { class: "grid", x1: 0, x2: WIDTH, y1: 7, y2: 7 }),
    svg("line", { class: "line", x1: at(low), x2: at(high), y1: 7, y2: 7 }),
    svg("circle", { class: "mark", cx: at(value), cy: 7, r: 3.5 }),
  ]);
}

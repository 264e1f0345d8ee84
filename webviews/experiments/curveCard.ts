import type { PackedCurve } from "../../server/core/insights/experiments/packed.ts";
import type { Line } from "../shared/charts/line.ts";
import { lineChart } from "../shared/charts/lines.ts";
import { lowerBound } from "../shared/charts/pixels.ts";
import { element } from "../shared/dom.ts";
import { formatNumber, formatTime } from "../shared/format.ts";
import { drawnCurves, type CurveSource } from "./curves.ts";
import { tool } from "./exportTools.ts";
import type { ChartSettings } from "./state.ts";
import { swatch } from "./swatch.ts";

export interface CurveCard {
  readonly node: HTMLElement;
  readonly metric: string;
  show(source: Omit<CurveSource, "metric">, settings: ChartSettings): void;
  say(advice: string): void;
}

export interface CardActions {
  close(metric: string): void;
  pin(metric: string): void;
  save(file: { readonly name: string; readonly text: string; readonly encoding: "text" | "base64" }): void;
}

/** One metric's chart with its legend. */
export function curveCard(metric: string, actions: CardActions, canClose: boolean): CurveCard {
  let lines: readonly Line[] = [];
  let curves: readonly PackedCurve[] = [];
  let xName = "step";
  let isReduced = false;
  const legend = element("ul", { class: "legend" });
  const note = element("p", { class: "soft note", role: "status" });
  const chart = lineChart((x) => drawLegend(legend, lines, x, xName));
  const name = metric.replaceAll(/[^\w.-]+/g, "-");
  const pin = tool("Pin", "Keep this chart whatever metric is chosen", () => actions.pin(metric));
  const tools = [
    tool("PNG", "Save the picture", () => {
      const picture = chart.picture();
      if (picture !== undefined) actions.save({ name: `${name}.png`, text: picture.slice(picture.indexOf(",") + 1), encoding: "base64" });
    }),
    tool("SVG", "Save the drawing", () => {
      const drawing = chart.drawing();
      if (drawing !== undefined) actions.save({ name: `${name}.svg`, text: drawing, encoding: "text" });
    }),
    tool("CSV", "Save every point, unsampled", () => {
      if (!isReduced) actions.save({ name: `${name}.csv`, text: pointsCsv(lines), encoding: "text" });
    }),
    pin,
    ...(canClose ? [tool("×", "Close this chart", () => actions.close(metric))] : []),
  ];
  const node = element("figure", { class: "curve-card" }, [element("figcaption", {}, [element("span", { class: "name", title: metric }, [metric]), element("span", { class: "tools" }, tools)]), chart.node, legend, note]);
  let shown = "";
  return {
    node,
    metric,
    show(source, settings) {
      const asked = JSON.stringify([settings, source.chosen, [...source.groups], source.runs.map((run) => run.name)]);
      if (asked === shown && curves === source.curves) return;
      [shown, curves] = [asked, source.curves];
      pin.setAttribute("aria-pressed", String(settings.pinned.includes(metric)));
      pin.textContent = settings.pinned.includes(metric) ? "Unpin" : "Pin";
      const drawn = drawnCurves({ ...source, metric }, settings);
      lines = drawn.lines;
      xName = drawn.options.xLabel;
      isReduced = drawn.isReduced;
      note.textContent = drawn.notes.join(" ");
      chart.node.hidden = false;
      // The legend takes its room first, or the chart would be drawn twice.
      drawLegend(legend, lines, undefined, xName);
      chart.draw(drawn.lines, drawn.options);
    },
    say(advice) {
      [shown, curves] = ["", []];
      chart.node.hidden = true;
      legend.replaceChildren();
      note.textContent = advice;
    },
  };
}

/** More lines than these are named when they are pointed at. */
const MOST_NAMED = 40;

/** Each run's value under the pointer, or its last one, the highest first while the pointer is there. */
function drawLegend(legend: HTMLElement, lines: readonly Line[], x: number | undefined, xName: string): void {
  const items = lines.map((line) => {
    const at = x === undefined ? line.y.findLastIndex((value) => Number.isFinite(value)) : nearest(line.x, x);
    return { line, at, value: line.y[at] ?? NaN };
  });
  const sorted = x === undefined ? items : items.toSorted((a, b) => (Number.isNaN(a.value) ? 1 : Number.isNaN(b.value) ? -1 : b.value - a.value));
  const rest = sorted.length > MOST_NAMED ? [element("li", { class: "soft" }, [`and ${sorted.length - MOST_NAMED} more runs`])] : [];
  legend.replaceChildren(
    ...sorted.slice(0, MOST_NAMED).map(({ line, at, value }) => {
      const place = line.x[at];
      return element("li", {}, [swatch(line.place), element("span", { class: "name", title: line.label }, [line.label]), element("span", { class: "number" }, [Number.isNaN(value) ? "–" : formatNumber(value)]), element("span", { class: "soft" }, [place === undefined ? "" : `${xName} ${xName === "time" ? formatTime(place) : formatNumber(place)}`])]);
    }),
    ...rest,
  );
}

/** The point that the pointer is nearest to. */
function nearest(xs: Float64Array, x: number): number {
  const after = lowerBound(xs, x);
  if (after === 0) return 0;
  return after >= xs.length || x - (xs[after - 1] ?? -Infinity) < (xs[after] ?? Infinity) - x ? after - 1 : after;
}

function pointsCsv(lines: readonly Line[]): string {
  const rows = lines.flatMap(({ label, x, y, raw }) => Array.from(raw ?? y, (value, index) => `"${label.replaceAll('"', '""')}",${String(x[index])},${value}`));
  return ["run,x,value", ...rows].map((row) => `${row}\r\n`).join("");
}

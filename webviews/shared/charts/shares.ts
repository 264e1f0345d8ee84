import "./charts.css";

import type { Chart } from "../../../server/core/insights/drift/report.ts";
import { svg } from "../dom.ts";
import { formatNumber, formatShare } from "../format.ts";
import { niceTicks } from "./ticks.ts";

/** Two distributions over each other, small: a shape without axes for a list. */
export function sparkChart(chart: Chart, width: number, height: number): SVGSVGElement {
  const root = svg("svg", { class: "chart spark", viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" });
  if (chart.kind === "none") return root;
  const box = { left: 0.5, top: 1, width: width - 1, height: height - 1.5 };
  root.append(...(chart.kind === "histogram" ? overlaid(chart, box) : pairs(chart, box)));
  return root;
}

/** Two distributions over each other with axes. The picture in words is its label. */
export function sharesChart(chart: Exclude<Chart, { readonly kind: "none" }>, name: string, width: number): SVGSVGElement {
  return chart.kind === "histogram" ? histogram(chart, name, width) : barChart(chart, name, width);
}

type Histogram = Extract<Chart, { readonly kind: "histogram" }>;
type Bars = Extract<Chart, { readonly kind: "bars" }>;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const SIDES = ["reference", "current"] as const;
const HEIGHT = 220;

function histogram(chart: Histogram, name: string, width: number): SVGSVGElement {
  const box = { left: 44, top: 8, width: width - 60, height: HEIGHT - 34 };
  const highest = tallest(chart);
  const { below, above } = chart.tails;
  const first = chart.edges[0] ?? 0;
  const last = chart.edges.at(-1) ?? 0;
  const ticks = niceTicks(first, last, Math.max(2, Math.floor(box.width / 90)));
  const label = `Histogram of ${name}. The reference is highest around ${peak(chart, "reference")}, the current data around ${peak(chart, "current")}.`;
  const tails = [below ? `≤ ${formatNumber(chart.edges[1] ?? first, 3)}` : "", above ? `≥ ${formatNumber(chart.edges.at(-2) ?? last, 3)}` : ""];
  return svg("svg", { class: "chart", viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-label": label }, [
    ...shareAxis(box, highest),
    ...overlaid(chart, box),
    ...ticks.map((tick) => svg("text", { x: box.left + ((tick - first) / (last - first)) * box.width, y: HEIGHT - 10, "text-anchor": "middle" }, [formatNumber(tick, 3)])),
    svg("text", { x: box.left, y: box.top + 4, class: "tail" }, [tails[0]]),
    svg("text", { x: box.left + box.width, y: box.top + 4, "text-anchor": "end", class: "tail" }, [tails[1]]),
    ...chart.reference.map((_, bin) => hint(chart, bin, box)),
  ]);
}

/** The exact shares of a bin, on hover. */
function hint(chart: Histogram, bin: number, box: Box): SVGElement {
  const width = box.width / chart.reference.length;
  const range = `${formatNumber(chart.edges[bin] ?? 0, 4)} to ${formatNumber(chart.edges[bin + 1] ?? 0, 4)}`;
  const text = `${range}: reference ${formatShare(chart.reference[bin] ?? 0)}, current ${formatShare(chart.current[bin] ?? 0)}`;
  return svg("rect", { x: box.left + bin * width, y: box.top, width, height: box.height, fill: "transparent" }, [svg("title", {}, [text])]);
}

const ROW = 30;

function barChart(chart: Bars, name: string, width: number): SVGSVGElement {
  const labelWidth = Math.min(160, width * 0.35);
  const box = { left: labelWidth + 8, top: 0, width: width - labelWidth - 64, height: chart.labels.length * ROW };
  const highest = tallest(chart);
  const words = chart.labels.map((label, place) => `${label} ${formatShare(chart.reference[place] ?? 0)} to ${formatShare(chart.current[place] ?? 0)}`);
  const bar = (side: (typeof SIDES)[number], place: number): readonly SVGElement[] => {
    const share = chart[side][place] ?? 0;
    const y = place * ROW + (side === "reference" ? 3 : 14);
    const length = (share / highest) * box.width;
    return [
      svg("rect", { class: `${side} bar`, x: box.left, y, width: Math.max(0, length), height: 10 }),
      svg("text", { x: box.left + length + 6, y: y + 9 }, [formatShare(share)]),
    ];
  };
  return svg("svg", { class: "chart", viewBox: `0 0 ${width} ${box.height}`, role: "img", "aria-label": `Shares of ${name}, reference to current: ${words.join(", ")}.` }, [
    ...chart.labels.flatMap((label, place) => [
      svg("text", { x: labelWidth, y: place * ROW + 18, "text-anchor": "end", class: "category" }, [cut(label, Math.floor(labelWidth / 6.4)), svg("title", {}, [label])]),
      ...SIDES.flatMap((side) => bar(side, place)),
    ]),
  ]);
}

const cut = (label: string, length: number): string => (label.length > length ? `${label.slice(0, length - 1)}…` : label);

/** Two bars side by side for each category. */
function pairs(chart: Bars, box: Box): readonly SVGElement[] {
  const highest = tallest(chart);
  const slot = box.width / chart.labels.length;
  const bar = Math.min(10, Math.max(1, slot / 2 - 1));
  return SIDES.flatMap((side, place) =>
    chart[side].map((share, index) => {
      const height = Math.max(0.5, (share / highest) * box.height);
      return svg("rect", { class: `${side} bar`, x: round(box.left + index * slot + place * bar), y: round(box.top + box.height - height), width: round(bar - 0.5), height: round(height) });
    }),
  );
}

function overlaid(chart: Histogram, box: Box): readonly SVGElement[] {
  const highest = tallest(chart);
  return SIDES.flatMap((side) => {
    const outline = steps(chart[side], highest, box);
    const floor = box.top + box.height;
    return [svg("path", { class: `${side} area`, d: `M${box.left} ${floor}${outline}V${floor}Z` }), svg("path", { class: `${side} outline`, d: `M${box.left} ${floor}${outline}V${floor}` })];
  });
}

function steps(shares: readonly number[], highest: number, box: Box): string {
  const width = box.width / shares.length;
  return shares.map((share, bin) => `V${round(box.top + box.height * (1 - share / highest))}H${round(box.left + (bin + 1) * width)}`).join("");
}

const round = (number: number): number => Math.round(number * 10) / 10;

function shareAxis(box: Box, highest: number): readonly SVGElement[] {
  return niceTicks(0, highest, 4).flatMap((tick) => {
    const y = box.top + box.height * (1 - tick / highest);
    return [svg("line", { class: "grid", x1: box.left, x2: box.left + box.width, y1: y, y2: y }), svg("text", { x: box.left - 6, y: y + 4, "text-anchor": "end" }, [formatShare(tick)])];
  });
}

const tallest = ({ reference, current }: Histogram | Bars): number => Math.max(1e-9, ...reference, ...current);

function peak(chart: Histogram, side: (typeof SIDES)[number]): string {
  const shares = chart[side];
  const bin = shares.indexOf(Math.max(...shares));
  return formatNumber(((chart.edges[bin] ?? 0) + (chart.edges[bin + 1] ?? 0)) / 2, 3);
}

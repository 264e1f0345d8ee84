import "./charts.css";

import type { Chart } from "../../../server/core/insights/drift/report.ts";
import { svg } from "../dom.ts";
import { formatShare } from "../format.ts";
import { overlaid, round, SIDES, type Box } from "./sharesOfBins.ts";

/** Two distributions over each other, small: a shape without axes for a list. */
export function sparkChart(chart: Chart, width: number, height: number): SVGSVGElement {
  const root = svg("svg", { class: "chart spark", viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" });
  if (chart.kind === "none") return root;
  const box = { left: 0.5, top: 1, width: width - 1, height: height - 1.5 };
  root.append(...(chart.kind === "histogram" ? overlaid(chart, box) : pairs(chart, box)));
  return root;
}

type Bars = Extract<Chart, { readonly kind: "bars" }>;

const ROW = 30;

/** Two bars for each category, with their shares. The picture in words is its label. */
export function barChart(chart: Bars, name: string, width: number): SVGSVGElement {
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

const tallest = ({ reference, current }: Bars): number => Math.max(1e-9, ...reference, ...current);

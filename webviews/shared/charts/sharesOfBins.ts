import "./charts.css";

import type { Chart } from "../../../server/core/insights/drift/report.ts";
import { svg } from "../dom.ts";

export type Histogram = Extract<Chart, { readonly kind: "histogram" }>;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export const SIDES = ["reference", "current"] as const;

export const tallestBin = ({ reference, current }: Pick<Histogram, "reference" | "current">): number => Math.max(1e-9, ...reference, ...current);

/** Two histograms over each other. */
export function overlaid(chart: Pick<Histogram, "reference" | "current">, box: Box): readonly SVGElement[] {
  const highest = tallestBin(chart);
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

export const round = (number: number): number => Math.round(number * 10) / 10;

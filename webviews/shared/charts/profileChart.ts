import type { ProfileChart } from "../../../server/core/insights/profile/report.ts";
import { svg } from "../dom.ts";
import { formatNumber, formatShare } from "../format.ts";
import { explorable, type Sight } from "./explorable.ts";
import { plot, plotBox, type Series } from "./plot.ts";

const HEIGHT = 230;

/** The shape alone, for a list. */
export function sparkProfile(chart: ProfileChart, width: number, height: number): SVGSVGElement {
  const root = svg("svg", { class: "chart spark", viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" });
  if (chart.kind === "none") return root;
  const highest = Math.max(1e-9, ...chart.shares);
  const slot = Math.min(12, width / chart.shares.length);
  root.append(
    ...chart.shares.map((share, place) => {
      const tall = Math.max(share > 0 ? 0.5 : 0, (share / highest) * (height - 2));
      return svg("rect", { class: "reference bar", x: place * slot, y: height - 1 - tall, width: Math.max(0.5, slot - 0.7), height: tall });
    }),
  );
  return root;
}

type Histogram = Extract<ProfileChart, { readonly kind: "histogram" }>;
type Bars = Extract<ProfileChart, { readonly kind: "bars" }>;

/** One distribution with axes, in which a person goes from bin to bin. */
export function profileHistogram(chart: Histogram, name: string, width: number): HTMLElement {
  const words = (bin: number): string => `${formatNumber(chart.edges[bin] ?? 0, 4)} to ${formatNumber(chart.edges[bin + 1] ?? 0, 4)}: ${formatShare(chart.shares[bin] ?? 0)}`;
  return explorable({ label: `Histogram of ${name}`, count: chart.shares.length, thing: "bin", width, box: plotBox(width), margin: 0.5, draw: (sight) => drawing(chart, name, sight), words, help: "Arrow keys or the pointer read a bin; dragging, + and − zoom; 0 shows all." });
}

function drawing({ edges, shares }: Histogram, name: string, { width, span: [first, last], at }: Sight): SVGSVGElement {
  const [from, to] = [edges[first] ?? 0, edges[last + 1] ?? 1];
  const bins = shares.slice(first, last + 1);
  const most = Math.max(1e-9, ...bins);
  const peak = shares.indexOf(Math.max(...shares));
  const description = `Histogram of ${name}, highest around ${formatNumber(((edges[peak] ?? 0) + (edges[peak + 1] ?? 0)) / 2, 3)}.`;
  const cursor: readonly Series[] = at === undefined || at < first || at > last ? [] : [{ kind: "cursor", points: roundBin(edges[at] ?? 0, edges[at + 1] ?? 0, most) }];
  return plot({ x: { label: name, from, to }, y: { label: "share of rows", from: 0, to: most, format: formatShare }, width, height: HEIGHT, description }, [{ kind: "bars", points: [...bins.map((share, bin) => [edges[first + bin] ?? 0, share] as const), [to, 0]] }, ...cursor]);
}

const roundBin = (low: number, high: number, most: number): Series["points"] => [[low, 0], [low, most], [high, most], [high, 0]];

const ROW = 22;

/** Bars of the most frequent values. */
export function profileBars({ labels, shares }: Bars, name: string, width: number): SVGSVGElement {
  const labelWidth = Math.min(180, width * 0.35);
  const room = width - labelWidth - 70;
  const highest = Math.max(1e-9, ...shares);
  const height = labels.length * ROW;
  return svg("svg", { class: "chart plot", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `Shares of ${name}: ${labels.map((label, place) => `${label} ${formatShare(shares[place] ?? 0)}`).join(", ")}.` }, [
    ...labels.flatMap((label, place) => {
      const share = shares[place] ?? 0;
      const length = (share / highest) * room;
      const most = Math.floor(labelWidth / 6.4);
      return [
        svg("text", { x: labelWidth, y: place * ROW + 15, "text-anchor": "end" }, [label.length > most ? `${label.slice(0, most - 1)}…` : label, svg("title", {}, [label])]),
        svg("rect", { class: "bin", x: labelWidth + 8, y: place * ROW + 4, width: Math.max(0.5, length), height: ROW - 8 }),
        svg("text", { x: labelWidth + 14 + length, y: place * ROW + 15 }, [formatShare(share)]),
      ];
    }),
  ]);
}

import type { ProfileChart } from "../../../server/core/insights/profile/report.ts";
import { svg } from "../dom.ts";
import { formatNumber, formatShare } from "../format.ts";
import { plot } from "./plot.ts";

const HEIGHT = 230;

/** One distribution with axes: a histogram, or bars of the most frequent values. */
export function profileChart(chart: Exclude<ProfileChart, { readonly kind: "none" }>, name: string, width: number): SVGSVGElement {
  return chart.kind === "histogram" ? histogram(chart, name, width) : bars(chart, name, width);
}

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

function histogram({ edges, shares }: Histogram, name: string, width: number): SVGSVGElement {
  const [from, to] = [edges[0] ?? 0, edges.at(-1) ?? 1];
  const most = Math.max(1e-9, ...shares);
  const hints = shares.map((share, bin) => `${formatNumber(edges[bin] ?? 0, 4)} to ${formatNumber(edges[bin + 1] ?? 0, 4)}: ${formatShare(share)}`);
  const peak = shares.indexOf(most);
  const description = `Histogram of ${name}, highest around ${formatNumber(((edges[peak] ?? 0) + (edges[peak + 1] ?? 0)) / 2, 3)}.`;
  return plot({ x: { label: name, from, to }, y: { label: "share", from: 0, to: most, format: formatShare }, width, height: HEIGHT, description }, [{ kind: "bars", points: [...shares.map((share, bin) => [edges[bin] ?? 0, share] as const), [to, 0]], hints }]);
}

const ROW = 22;

function bars({ labels, shares }: Bars, name: string, width: number): SVGSVGElement {
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

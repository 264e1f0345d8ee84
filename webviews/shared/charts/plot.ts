import "./charts.css";

import { svg } from "../dom.ts";
import { formatNumber } from "../format.ts";
import { niceTicks } from "./ticks.ts";

export interface Axis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly format?: (value: number) => string;
  /** Pixels that a label along the axis takes. */
  readonly room?: number;
}

export interface Series {
  readonly kind: "line" | "guide" | "upright" | "cursor" | "points" | "bars" | "mark";
  /** Bars stand from each x to the next one; the last point only ends the last bar. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** What is said about each point on hover. */
  readonly hints?: readonly string[];
  /** Said of a line on hover. */
  readonly label?: string;
  /** Of a line, where it is not the chart's own. */
  readonly colour?: string;
  /** As in `stroke-dasharray`. */
  readonly dash?: string;
}

export interface PlotOptions {
  readonly x: Axis;
  readonly y: Axis;
  readonly width: number;
  readonly height: number;
  /** The plot in words. */
  readonly description: string;
}

const EDGE = { left: 52, right: 14, top: 10, bottom: 40 };

/** Where the drawing lies between its left and right edge. */
export const plotBox = (width: number): { readonly left: number; readonly width: number } => ({ left: EDGE.left, width: width - EDGE.left - EDGE.right });

/** Lines, points or bars over two axes. */
export function plot({ x, y, width, height, description }: PlotOptions, series: readonly Series[]): SVGSVGElement {
  const box = { width: plotBox(width).width, height: height - EDGE.top - EDGE.bottom };
  const place: Place = ([a, b]) => [
    round(EDGE.left + ((a - x.from) / (x.to - x.from || 1)) * box.width),
    round(EDGE.top + box.height - ((b - y.from) / (y.to - y.from || 1)) * box.height),
  ];
  return svg("svg", { class: "chart plot", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": description }, [
    ...niceTicks(y.from, y.to, Math.max(2, Math.floor(box.height / 45))).flatMap((tick) => {
      const [left, at] = place([x.from, tick]);
      return [svg("line", { class: "grid", x1: left, x2: left + box.width, y1: at, y2: at }), svg("text", { x: left - 6, y: at + 4, "text-anchor": "end" }, [shown(y, tick)])];
    }),
    ...niceTicks(x.from, x.to, Math.max(2, Math.floor(box.width / (x.room ?? 70)))).map((tick) => svg("text", { x: place([tick, y.from])[0], y: height - 22, "text-anchor": "middle" }, [shown(x, tick)])),
    svg("text", { class: "axis", x: EDGE.left + box.width / 2, y: height - 5, "text-anchor": "middle" }, [x.label]),
    svg("text", { class: "axis", transform: `translate(11 ${EDGE.top + box.height / 2}) rotate(-90)`, "text-anchor": "middle" }, [y.label]),
    ...series.flatMap((one) => DRAW[one.kind](one, place)),
  ]);
}

type Place = (point: readonly [x: number, y: number]) => readonly [number, number];

const shown = ({ format = (value) => formatNumber(value, 3) }: Axis, tick: number): string => format(tick);

const DRAW: Readonly<Record<Series["kind"], (series: Series, place: Place) => readonly SVGElement[]>> = {
  line: (series, place) => [coloured(svg("polyline", { class: "line", points: joined(series, place), ...(series.dash !== undefined && series.dash !== "" && { "stroke-dasharray": series.dash }) }, [hint(series.label)]), series.colour), ...hinted(series, place)],
  guide: (series, place) => [svg("polyline", { class: "guide", points: joined(series, place) })],
  upright: (series, place) => [svg("polyline", { class: "upright", points: joined(series, place) })],
  cursor: (series, place) => [svg("polyline", { class: "cursor", points: joined(series, place) })],
  points: ({ points, hints }, place) => points.map((point, index) => dot("point", 3, place(point), hints?.[index])),
  mark: ({ points, hints }, place) => points.map((point, index) => dot("mark", 6, place(point), hints?.[index])),
  bars: ({ points, hints }, place) =>
    points.slice(0, -1).map((point, index) => {
      const [left, top] = place(point);
      const [right, floor] = place([points[index + 1]?.[0] ?? point[0], 0]);
      return svg("rect", { class: "bin", x: left + 0.5, y: Math.min(top, floor), width: Math.max(0.5, right - left - 1), height: Math.abs(floor - top) }, [hint(hints?.[index])]);
    }),
};

function coloured(node: SVGElement, colour: string | undefined): SVGElement {
  if (colour !== undefined) node.style.stroke = colour;
  return node;
}

const joined = ({ points }: Series, place: Place): string => points.map((point) => place(point).join(",")).join(" ");

function hinted({ points, hints }: Series, place: Place): readonly SVGElement[] {
  return hints ? points.map((point, index) => dot("target", 5, place(point), hints[index])) : [];
}

const dot = (kind: string, radius: number, [x, y]: readonly [number, number], text: string | undefined): SVGElement => svg("circle", { class: kind, cx: x, cy: y, r: radius }, [hint(text)]);
const hint = (text: string | undefined): SVGElement | undefined => (text === undefined ? undefined : svg("title", {}, [text]));
const round = (number: number): number => Math.round(number * 10) / 10;

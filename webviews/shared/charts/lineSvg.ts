import { svg } from "../dom.ts";
import { formatNumber } from "../format.ts";
import { lineStyle, themeColour } from "../theme.ts";
import type { Line } from "./line.ts";
import { X_LABELS, type LinesOptions, type Range } from "./linePlot.ts";
import { alignedToPixels, type Aligned } from "./pixels.ts";
import { niceTicks } from "./ticks.ts";

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM, LEGEND] = [960, 420, 64, 16, 14, 44, 18];
/** More lines than these the legend only counts. */
const MOST_NAMED = 24;

/** What a line chart shows now as a drawing that stands alone: lines with all their spikes, axes and a legend, in the theme's colours. */
export function lineSvg(lines: readonly Line[], options: LinesOptions, x: Range, y: Range): string {
  const [across, up] = [scaleOf(x, options.logX), scaleOf(y, options.logY)];
  const placeX = (value: number): number => LEFT + across(value) * (WIDTH - LEFT - RIGHT);
  const placeY = (value: number): number => TOP + (1 - up(value)) * (HEIGHT - TOP - BOTTOM);
  const text = themeColour("--vscode-descriptionForeground", "#888");
  const grid = themeColour("--vscode-widget-border", themeColour("--vscode-panel-border", "#8883"));
  const words = { fill: text, "font-size": 11, "font-family": themeColour("--vscode-font-family", "sans-serif") };
  const named = lines.slice(0, MOST_NAMED);
  const rows = Math.ceil(named.length / 3) + (lines.length > MOST_NAMED ? 1 : 0);
  const height = HEIGHT + rows * LEGEND + 6;
  const pathOf = (values: Aligned["lines"][number], at: Aligned["x"]): string => path(values, at, placeX, placeY, options.logY);
  const drawn = lines.flatMap((line) => {
    const { colour, dash } = lineStyle(line.place);
    const parts = line.band ? [line.band.high, line.band.low, line.y] : line.raw ? [line.raw, line.y] : [line.y];
    const aligned = alignedToPixels(parts.map((values) => ({ x: line.x, y: values })), x.min, x.max, WIDTH, options.logX ? Math.log10 : (each) => each);
    return aligned.lines.map((values, part) => svg("path", { d: pathOf(values, aligned.x), fill: "none", stroke: colour, "stroke-width": part === parts.length - 1 ? 1.75 : 0.8, "stroke-opacity": part === parts.length - 1 ? 1 : 0.4, "stroke-dasharray": dash.length > 0 ? dash.join(" ") : undefined, "clip-path": "url(#frame)" }));
  });
  const legend = named.flatMap(({ label, place }, index) => {
    const [left, top] = [LEFT + (index % 3) * 290, HEIGHT + Math.floor(index / 3) * LEGEND + 4];
    return [svg("rect", { x: left, y: top, width: 14, height: 3, fill: lineStyle(place).colour }), svg("text", { ...words, x: left + 20, y: top + 6 }, [label.length > 40 ? `${label.slice(0, 39)}…` : label])];
  });
  const more = lines.length > MOST_NAMED ? [svg("text", { ...words, x: LEFT, y: height - 8 }, [`and ${lines.length - MOST_NAMED} more`])] : [];
  const drawing = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}` }, [
    svg("title", {}, [options.description]),
    svg("rect", { width: WIDTH, height, fill: themeColour("--vscode-editor-background", "#fff") }),
    svg("clipPath", { id: "frame" }, [svg("rect", { x: LEFT, y: TOP, width: WIDTH - LEFT - RIGHT, height: HEIGHT - TOP - BOTTOM })]),
    ...ticksOf(y, options.logY).flatMap((tick) => [svg("line", { stroke: grid, x1: LEFT, x2: WIDTH - RIGHT, y1: placeY(tick), y2: placeY(tick) }), svg("text", { ...words, x: LEFT - 6, y: placeY(tick) + 4, "text-anchor": "end" }, [formatNumber(tick, 3)])]),
    ...ticksOf(x, options.logX).flatMap((tick) => [svg("line", { stroke: grid, x1: placeX(tick), x2: placeX(tick), y1: TOP, y2: HEIGHT - BOTTOM }), svg("text", { ...words, x: placeX(tick), y: HEIGHT - BOTTOM + 16, "text-anchor": "middle" }, [X_LABELS[options.xKind](tick)])]),
    svg("text", { ...words, x: LEFT + (WIDTH - LEFT - RIGHT) / 2, y: HEIGHT - 10, "text-anchor": "middle" }, [options.xLabel]),
    ...drawn,
    ...legend,
    ...more,
  ]);
  return `${new XMLSerializer().serializeToString(drawing)}\n`;
}

function scaleOf({ min, max }: Range, logarithmic: boolean): (value: number) => number {
  const [from, to] = logarithmic ? [Math.log10(min), Math.log10(max)] : [min, max];
  return (value) => ((logarithmic ? Math.log10(value) : value) - from) / (to - from || 1);
}

function ticksOf({ min, max }: Range, logarithmic: boolean): readonly number[] {
  if (!logarithmic || !(min > 0)) return niceTicks(min, max, 7);
  const decades = Array.from({ length: Math.floor(Math.log10(max)) - Math.ceil(Math.log10(min)) + 1 }, (_, power) => 10 ** (Math.ceil(Math.log10(min)) + power));
  return decades.length > 1 ? decades : niceTicks(min, max, 7);
}

/** `undefined` is bridged, `null` is a gap, as is what cannot stand on a logarithmic axis. */
function path(values: Aligned["lines"][number], at: Aligned["x"], x: (value: number) => number, y: (value: number) => number, positive: boolean): string {
  let [text, broken] = ["", true];
  values.forEach((value, place) => {
    if (value === undefined) return;
    if (value === null || (positive && value <= 0)) {
      broken = true;
      return;
    }
    text += `${broken ? "M" : "L"}${x(at[place] ?? 0).toFixed(1)} ${y(value).toFixed(1)}`;
    broken = false;
  });
  return text;
}

import { nameOf, valueOf, type ColumnKey } from "../../../server/core/insights/experiments/query/cells.ts";
import { compareCells } from "../../../server/core/insights/experiments/query/order.ts";
import { niceTicks } from "../../shared/charts/ticks.ts";
import { element, svg } from "../../shared/dom.ts";
import { counted, formatNumber } from "../../shared/format.ts";
import { lineStyle } from "../../shared/theme.ts";
import { keyOf, type RunData } from "../data.ts";
import { groupLabel, groupsOf } from "../rows.ts";
import { boxOf, type Box } from "./boxStatistics.ts";
import type { Plot, PlotActions } from "./parallel.ts";

const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [800, 330, 64, 14, 52];
/** More boxes than these cannot be told apart. */
const MOST_BOXES = 30;
const WIDEST = 74;
/** How far points stand beside each other, as shares of a box. */
const SPREAD = [0, 0.22, -0.22, 0.11, -0.11, 0.33, -0.33] as const;

/** A number by what the runs have in another column: a box per value, a point per run. The first key is the number, the second what it is told apart by. */
export function boxPlots(actions: PlotActions): Plot {
  const node = element("section", { class: "plot", "aria-label": "Box plots" });
  node.addEventListener("click", ({ target }) => {
    const place = target instanceof SVGElement ? target.dataset["place"] : undefined;
    if (place !== undefined) actions.toggle(Number(place));
  });
  return {
    node,
    show(data, rows, chosen, [yKey, byKey]) {
      if (yKey === undefined || byKey === undefined) {
        node.replaceChildren(element("p", { class: "soft" }, ["Box plots need a metric, and something that tells the runs apart, such as a parameter."]));
        return;
      }
      const boxes = boxesOf(data, rows, yKey, byKey);
      if (boxes.length === 0) {
        node.replaceChildren(element("p", { class: "soft" }, [`None of the runs has a finite ${nameOf(yKey)}.`]));
        return;
      }
      const shown = boxes.slice(0, MOST_BOXES);
      const more = boxes.length > MOST_BOXES ? [element("p", { class: "soft" }, [`The ${MOST_BOXES} largest of ${boxes.length} groups are drawn; filter the table to see others.`])] : [];
      node.replaceChildren(drawing(data, shown, chosen, yKey, byKey), ...more);
    },
  };
}

export interface GroupBox {
  readonly label: string;
  readonly box: Box;
  readonly places: readonly number[];
}

/** Numbers in their order, words by name; of too many the largest groups. */
export function boxesOf(data: RunData, rows: readonly number[], yKey: ColumnKey, byKey: ColumnKey): readonly GroupBox[] {
  const groups = groupsOf(data, rows, { group: byKey, aggregate: "mean" }, [{ column: byKey, descending: false }]);
  const boxes = groups.flatMap(({ label, members }): readonly GroupBox[] => {
    const box = boxOf(members.map((place) => Number(valueOf(data, yKey, place) ?? NaN)));
    return box ? [{ label: groupLabel(byKey, label), box, places: members }] : [];
  });
  if (boxes.length > MOST_BOXES) return boxes.toSorted((a, b) => b.box.count - a.box.count);
  return boxes.toSorted((a, b) => compareCells(cellOf(a.label), cellOf(b.label), false));
}

const cellOf = (label: string): string | number => (Number.isFinite(Number(label)) ? Number(label) : label);

function drawing(data: RunData, boxes: readonly GroupBox[], chosen: readonly string[], yKey: ColumnKey, byKey: ColumnKey): SVGElement {
  const ends = boxes.flatMap(({ box }) => [box.lowerWhisker, box.upperWhisker, ...box.outliers]);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const span = high - low || Math.abs(high) || 1;
  const y = (value: number): number => TOP + ((high + span * 0.04 - value) / (span * 1.08)) * (HEIGHT - TOP - BOTTOM);
  const slot = (WIDTH - LEFT - 16) / boxes.length;
  const places = new Map(chosen.map((key, place) => [key, place]));
  const words = boxes.slice(0, 12).map(({ label, box }) => `${label} median ${formatNumber(box.median, 3)} of ${counted(box.count, "run")}`);
  return svg("svg", { class: "chart boxes", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": `${nameOf(yKey)} by ${nameOf(byKey)}: ${words.join(", ")}` }, [
    ...niceTicks(low, high, 6).flatMap((tick) => [svg("line", { class: "grid", x1: LEFT, x2: WIDTH - 16, y1: y(tick), y2: y(tick) }), svg("text", { x: LEFT - 6, y: y(tick) + 4, "text-anchor": "end" }, [formatNumber(tick, 3)])]),
    ...boxes.flatMap((each, index) => boxNodes(each, LEFT + slot * (index + 0.5), Math.min(WIDEST, slot * 0.6), slot, y)),
    ...boxes.flatMap((each, index) => pointNodes(data, each, yKey, LEFT + slot * (index + 0.5), Math.min(WIDEST, slot * 0.6), y, places)),
    svg("text", { class: "axis", x: LEFT + (WIDTH - LEFT) / 2, y: HEIGHT - 4, "text-anchor": "middle" }, [nameOf(byKey)]),
    svg("text", { class: "axis", x: 12, y: HEIGHT / 2, "text-anchor": "middle", transform: `rotate(-90 12 ${HEIGHT / 2})` }, [nameOf(yKey)]),
  ]);
}

function boxNodes({ label, box }: GroupBox, x: number, width: number, slot: number, y: (value: number) => number): readonly SVGElement[] {
  const [top, bottom] = [y(box.upperQuartile), y(box.lowerQuartile)];
  const words = `${label}: median ${formatNumber(box.median)}, middle half from ${formatNumber(box.lowerQuartile)} to ${formatNumber(box.upperQuartile)}, ${counted(box.count, "run")}`;
  const fits = Math.max(2, Math.floor(slot / 6.6));
  return [
    svg("line", { class: "whisker-line", x1: x, x2: x, y1: y(box.upperWhisker), y2: top }),
    svg("line", { class: "whisker-line", x1: x, x2: x, y1: bottom, y2: y(box.lowerWhisker) }),
    svg("rect", { class: "box", x: x - width / 2, y: top, width, height: Math.max(1, bottom - top) }, [svg("title", {}, [words])]),
    svg("line", { class: "median", x1: x - width / 2, x2: x + width / 2, y1: y(box.median), y2: y(box.median) }),
    svg("text", { x, y: HEIGHT - BOTTOM + 18, "text-anchor": "middle" }, [label.length > fits ? `${label.slice(0, fits - 1)}…` : label, svg("title", {}, [words])]),
    svg("text", { class: "size", x, y: HEIGHT - BOTTOM + 32, "text-anchor": "middle" }, [`n = ${box.count}`]),
  ];
}

/** Of so many runs that points would cover the box only the outliers, and those that are chosen. */
const MOST_POINTS = 60;

function pointNodes(data: RunData, { box, places }: GroupBox, yKey: ColumnKey, x: number, width: number, y: (value: number) => number, colours: ReadonlyMap<string, number>): readonly SVGElement[] {
  return places.flatMap((place, index) => {
    const value = valueOf(data, yKey, place);
    const run = data.table.runs[place];
    if (typeof value !== "number" || !Number.isFinite(value) || !run) return [];
    const colour = colours.get(keyOf(run));
    if (places.length > MOST_POINTS && colour === undefined && value >= box.lowerWhisker && value <= box.upperWhisker) return [];
    const node = svg("circle", { class: "run-point", cx: (x + (SPREAD[index % SPREAD.length] ?? 0) * width).toFixed(1), cy: y(value).toFixed(1), r: colour === undefined ? 3 : 5.5, "data-place": place }, [svg("title", {}, [`${run.name}: ${formatNumber(value)}`])]);
    if (colour !== undefined) node.style.fill = lineStyle(colour).colour;
    return [node];
  });
}

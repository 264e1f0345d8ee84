import type { FeatureEffect } from "../../server/core/insights/explain/report.ts";
import "../shared/charts/charts.css";
import { svg } from "../shared/dom.ts";
import { formatNumber } from "../shared/format.ts";
import { niceTicks } from "../shared/charts/ticks.ts";

const ROW = 34;
const NAMES = 150;

/** Every row of the sample as a dot where its effect is, one line for each feature; the colour is the feature's own value, from low to high. */
export function beeswarm(features: readonly FeatureEffect[], width: number): SVGSVGElement {
  const effects = features.flatMap(({ points }) => points.map(([, effect]) => effect));
  const [low, high] = effects.reduce(([least, most], effect) => [Math.min(least, effect), Math.max(most, effect)], [0, 0]);
  const room = width - NAMES - 20;
  const at = (effect: number): number => NAMES + 10 + ((effect - low) / (high - low || 1)) * room;
  const height = features.length * ROW + 40;
  const ticks = niceTicks(low, high, Math.max(2, Math.floor(room / 80)));
  const words = features.slice(0, 5).map(({ name, importance }) => `${name} ${formatNumber(importance, 3)}`).join(", ");
  return svg("svg", { class: "chart plot", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": `Effects of every row by feature, the most important first: ${words}.` }, [
    ...ticks.flatMap((tick) => [svg("line", { class: "grid", x1: at(tick), x2: at(tick), y1: 0, y2: height - 36 }), svg("text", { x: at(tick), y: height - 20, "text-anchor": "middle" }, [formatNumber(tick, 3)])]),
    svg("text", { class: "axis", x: NAMES + 10 + room / 2, y: height - 4, "text-anchor": "middle" }, ["effect on the prediction"]),
    ...features.flatMap((feature, line) => [svg("text", { x: NAMES, y: line * ROW + ROW / 2 + 4, "text-anchor": "end" }, [feature.name.length > 22 ? `${feature.name.slice(0, 21)}…` : feature.name, svg("title", {}, [feature.name])]), ...dots(feature, line * ROW + ROW / 2, at)]),
  ]);
}

const WIDE = 4;

function dots({ points }: FeatureEffect, middle: number, at: (effect: number) => number): readonly SVGElement[] {
  const values = points.flatMap(([value]) => value ?? []).toSorted((a, b) => a - b);
  const piles = new Map<number, number>();
  return points.map(([value, effect]) => {
    const x = at(effect);
    const slot = Math.round(x / WIDE);
    const pile = piles.get(slot) ?? 0;
    piles.set(slot, pile + 1);
    const away = Math.min(ROW / 2 - 4, Math.ceil(pile / 2) * 2.4) * (pile % 2 === 0 ? 1 : -1);
    const dot = svg("circle", { class: value === null ? "swarm unknown" : "swarm", cx: Math.round(x * 10) / 10, cy: middle + away, r: 2.4 }, [svg("title", {}, [`${value === null ? "value unknown" : formatNumber(value, 4)}: ${formatNumber(effect, 3)}`])]);
    if (value !== null) dot.style.setProperty("--high", `${Math.round(100 * rankOf(values, value))}%`);
    return dot;
  });
}

/** Where a value stands among all, 0 to 1, so that one extreme does not pale all others. */
function rankOf(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return sorted.length < 2 ? 0.5 : low / (sorted.length - 1);
}

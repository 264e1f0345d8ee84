import { niceTicks } from "../../shared/charts/ticks.ts";
import { svg } from "../../shared/dom.ts";
import { formatNumber } from "../../shared/format.ts";

export interface StepHistogram {
  readonly step: number;
  /** One more than there are counts, ascending. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

const [WIDTH, ROOM, LEFT, RIGHT, TOP, BOTTOM] = [520, 320, 54, 10, 34, 26];
/** How far the highest ridge stands over the next ones. */
const OVERLAP = 3;

/**
 * Histograms over steps, one ridge each, the latest in front. A ridge's height is the share of the values per unit of the
 * axis, so that buckets of unlike width compare; all ridges have one scale.
 */
export function ridges(name: string, all: readonly StepHistogram[], colour: string, active: number | undefined): SVGSVGElement {
  const finite = all.flatMap(({ edges }) => edges.filter(Number.isFinite));
  const [low, high] = [finite.reduce((a, b) => Math.min(a, b), Infinity), finite.reduce((a, b) => Math.max(a, b), -Infinity)];
  const span = high - low || 1;
  const x = (value: number): number => LEFT + ((value - low) / span) * (WIDTH - LEFT - RIGHT);
  const gap = (ROOM - TOP - BOTTOM) / Math.max(1, all.length);
  const densities = all.map(density);
  const highest = Math.max(1e-300, ...densities.flat());
  const ridgeHeight = Math.min(ROOM - TOP - BOTTOM, gap * OVERLAP);
  const rows = all.map(({ step, edges }, row) => {
    const floor = TOP + gap * (row + 1);
    const own = densities[row] ?? [];
    const outline = own.map((value, bucket) => `V${(floor - (value / highest) * ridgeHeight).toFixed(1)}H${x(edges[bucket + 1] ?? low).toFixed(1)}`).join("");
    const start = `M${x(edges[0] ?? low).toFixed(1)} ${floor.toFixed(1)}`;
    const labelled = row % Math.ceil(all.length / 8) === 0 || row === all.length - 1;
    return svg("g", { class: step === active ? "ridge active" : "ridge" }, [
      svg("path", { d: `${start}${outline}V${floor.toFixed(1)}Z`, fill: colour, "fill-opacity": 0.25 + (0.5 * (row + 1)) / all.length, stroke: colour }, [svg("title", {}, [`step ${formatNumber(step)}`])]),
      ...(labelled ? [svg("text", { x: LEFT - 6, y: floor + 3, "text-anchor": "end" }, [formatNumber(step, 3)])] : []),
    ]);
  });
  const ticks = niceTicks(low, high, 5).map((tick) => svg("text", { x: x(tick), y: ROOM - 8, "text-anchor": "middle" }, [formatNumber(tick, 3)]));
  return svg("svg", { class: "chart ridges", viewBox: `0 0 ${WIDTH} ${ROOM}`, role: "img", "aria-label": `Histograms of ${name} at ${all.length} steps, from ${formatNumber(low, 3)} to ${formatNumber(high, 3)}` }, [svg("text", { x: LEFT - 6, y: 12, "text-anchor": "end" }, ["step"]), ...rows, ...ticks]);
}

/** Shares of the values per unit of the axis. A bucket without width holds one value alone; it counts as a hundredth of the whole. */
function density({ edges, counts }: StepHistogram): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0) || 1;
  const whole = (edges.at(-1) ?? 0) - (edges[0] ?? 0) || 1;
  return counts.map((count, bucket) => count / total / Math.max((edges[bucket + 1] ?? 0) - (edges[bucket] ?? 0), whole / 100));
}

import { svg } from "../dom.ts";
import { formatNumber, formatShare } from "../format.ts";
import { explorable, type Sight } from "./explorable.ts";
import { overlaid, round, SIDES, tallestBin, type Box, type Histogram } from "./sharesOfBins.ts";
import { niceTicks } from "./ticks.ts";

const HEIGHT = 250;
const EDGES = { left: 52, right: 16, top: 10, bottom: 40 };

/** Both samples over the same bins, or how much of each lies up to there; a person goes from bin to bin and reads the shares off. */
export function shareHistogram(chart: Histogram, name: string, width: number, cumulative: boolean): HTMLElement {
  const upTo = cumulatives(chart);
  return explorable({
    label: cumulative ? `Cumulative shares of ${name}` : `Histogram of ${name}`,
    count: chart.reference.length,
    thing: "bin",
    width,
    box: { left: EDGES.left, width: width - EDGES.left - EDGES.right },
    margin: 0.5,
    draw: (sight) => drawing(chart, name, sight, cumulative ? upTo : undefined),
    words: (bin) => (cumulative ? upToWords(chart, upTo, bin) : binWords(chart, bin)),
    help: `Arrow keys or the pointer read a bin; dragging, + and − zoom; 0 shows all.${beyondWords(chart)}${cumulative ? " The dotted line is where the two are furthest apart." : ""}`,
  });
}

/** Shares up to the upper edge of each bin. */
interface UpTo {
  readonly reference: readonly number[];
  readonly current: readonly number[];
  /** The bin at whose upper edge they are furthest apart. */
  readonly widest: number;
}

function cumulatives({ reference, current }: Histogram): UpTo {
  const sums = (shares: readonly number[]): readonly number[] => shares.map((_, bin) => Math.min(1, shares.slice(0, bin + 1).reduce((sum, share) => sum + share, 0)));
  const [before, after] = [sums(reference), sums(current)];
  const gaps = before.map((share, bin) => Math.abs(share - (after[bin] ?? 0)));
  return { reference: before, current: after, widest: gaps.indexOf(Math.max(...gaps)) };
}

function drawing(chart: Histogram, name: string, { width, span: [first, last], at }: Sight, upTo: UpTo | undefined): SVGSVGElement {
  const box: Box = { left: EDGES.left, top: EDGES.top, width: width - EDGES.left - EDGES.right, height: HEIGHT - EDGES.top - EDGES.bottom };
  const part = { reference: chart.reference.slice(first, last + 1), current: chart.current.slice(first, last + 1) };
  const highest = upTo ? 1 : tallestBin(part);
  const [low, high] = [chart.edges[first] ?? 0, chart.edges[last + 1] ?? 0];
  const x = (value: number): number => round(box.left + ((value - low) / (high - low || 1)) * box.width);
  const slot = box.width / (last - first + 1);
  const floor = box.top + box.height;
  return svg("svg", { class: "chart plot", viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-label": upTo ? cumulativeLabel(chart, name, upTo) : label(chart, name) }, [
    ...niceTicks(0, highest, 4).flatMap((tick) => {
      const y = box.top + box.height * (1 - tick / highest);
      return [svg("line", { class: "grid", x1: box.left, x2: box.left + box.width, y1: y, y2: y }), svg("text", { x: box.left - 6, y: y + 4, "text-anchor": "end" }, [formatShare(tick)])];
    }),
    ...(upTo ? curves(upTo, [first, last], box) : overlaid(part, box)),
    ...(upTo && upTo.widest >= first && upTo.widest <= last ? [upright("upright", x(chart.edges[upTo.widest + 1] ?? 0), box)] : []),
    ...(at === undefined || at < first || at > last ? [] : upTo ? [upright("cursor", x(chart.edges[at + 1] ?? 0), box)] : [svg("rect", { class: "cursor", x: box.left + (at - first) * slot, y: box.top, width: slot, height: box.height })]),
    ...niceTicks(low, high, Math.max(2, Math.floor(box.width / 90))).map((tick) => svg("text", { x: x(tick), y: floor + 16, "text-anchor": "middle" }, [formatNumber(tick, 3)])),
    svg("text", { class: "axis", x: box.left + box.width / 2, y: HEIGHT - 5, "text-anchor": "middle" }, [name.length > 40 ? `${name.slice(0, 39)}…` : name]),
    svg("text", { class: "axis", transform: `translate(11 ${box.top + box.height / 2}) rotate(-90)`, "text-anchor": "middle" }, [upTo ? "share of rows up to there" : "share of rows"]),
  ]);
}

function curves(upTo: UpTo, [first, last]: Sight["span"], box: Box): readonly SVGElement[] {
  const slot = box.width / (last - first + 1);
  const y = (share: number): number => round(box.top + box.height * (1 - share));
  return SIDES.map((side) => {
    const points = Array.from({ length: last - first + 2 }, (_, place) => `${round(box.left + place * slot)},${y(upTo[side][first + place - 1] ?? 0)}`);
    return svg("polyline", { class: `${side} outline`, points: points.join(" ") });
  });
}

const upright = (kind: string, x: number, box: Box): SVGElement => svg("line", { class: kind, x1: x, x2: x, y1: box.top, y2: box.top + box.height });

function beyondWords({ tails: { below, above } }: Histogram): string {
  if (below && above) return " The outermost bins hold what lies beyond them too.";
  return below || above ? ` The ${below ? "first" : "last"} bin holds what lies ${below ? "below" : "above"} it too.` : "";
}

const label = (chart: Histogram, name: string): string => `Histogram of ${name}. The reference is highest around ${peak(chart, "reference")}, the current data around ${peak(chart, "current")}.`;

function cumulativeLabel(chart: Histogram, name: string, upTo: UpTo): string {
  return `Cumulative shares of ${name}, furthest apart ${upToWords(chart, upTo, upTo.widest)}`;
}

function peak(chart: Histogram, side: (typeof SIDES)[number]): string {
  const shares = chart[side];
  const bin = shares.indexOf(Math.max(...shares));
  return formatNumber(((chart.edges[bin] ?? 0) + (chart.edges[bin + 1] ?? 0)) / 2, 3);
}

function binWords({ edges, tails, reference, current }: Histogram, bin: number): string {
  const [low, high] = [formatNumber(edges[bin] ?? 0, 4), formatNumber(edges[bin + 1] ?? 0, 4)];
  const range = bin === 0 && tails.below ? `Up to ${high}` : bin === reference.length - 1 && tails.above ? `From ${low} on` : `${low} to ${high}`;
  return `${range}: reference ${formatShare(reference[bin] ?? 0)}, current ${formatShare(current[bin] ?? 0)}`;
}

function upToWords({ edges, tails }: Histogram, { reference, current }: UpTo, bin: number): string {
  const [before, after] = [reference[bin] ?? 0, current[bin] ?? 0];
  const whole = bin === reference.length - 1 && tails.above ? "to the end" : `up to ${formatNumber(edges[bin + 1] ?? 0, 4)}`;
  return `${whole}: reference ${formatShare(before)}, current ${formatShare(after)}, ${formatNumber(100 * Math.abs(after - before), 3)} points apart`;
}

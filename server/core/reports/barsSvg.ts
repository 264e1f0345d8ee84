import { escaped } from "./html.ts";

const WIDTH = 160;
const HEIGHT = 48;
const SIDES = ["reference", "current"] as const;

/** Bars of one distribution, or of two side by side; each says on hover what it is. Heights are shares, 0 to 1. */
export function barsSvg(label: string, [reference, current]: readonly [readonly number[], (readonly number[])?], nameOf: (index: number) => string): string {
  const series = current ? [reference, current] : [reference];
  const most = series.flat().reduce((highest, share) => Math.max(highest, share), Number.MIN_VALUE);
  const slot = WIDTH / Math.max(1, reference.length);
  const bar = (share: number, index: number, side: number): string => {
    const height = (share / most) * HEIGHT;
    const place = `x="${fixed(index * slot + (side * slot) / series.length)}" y="${fixed(HEIGHT - height)}" width="${fixed((slot * 0.9) / series.length)}" height="${fixed(height)}"`;
    return `<rect class="${SIDES[side] ?? ""}" ${place}><title>${escaped(nameOf(index))}: ${fixed(share * 100)} %</title></rect>`;
  };
  const bars = reference.map((_, index) => series.map((shares, side) => bar(shares[index] ?? 0, index, side)).join(""));
  return `<svg role="img" aria-label="${escaped(label)}" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${bars.join("")}</svg>`;
}

/** A bin between two edges, in few digits. */
export const binName = (edges: readonly number[], index: number): string => [edges[index], edges[index + 1]].map((edge) => String(Number((edge ?? 0).toPrecision(4)))).join(" to ");

const fixed = (number: number): string => String(Math.round(number * 100) / 100);

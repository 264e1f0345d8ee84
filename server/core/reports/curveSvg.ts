import { escaped } from "./html.ts";

export interface Curve {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  /** From 0 to 1 both ways. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** What guessing gives, or what perfect calibration is. */
  readonly guide: readonly (readonly [x: number, y: number])[];
}

const SIZE = 220;
const EDGE = 34;

/** A small square plot for pages without script. */
export function curveSvg({ title, x, y, points, guide }: Curve): string {
  const side = SIZE - 2 * EDGE;
  const path = (line: Curve["points"]): string => line.map(([a, b]) => `${fixed(EDGE + a * side)},${fixed(SIZE - EDGE - b * side)}`).join(" ");
  const ticks = [0, 0.5, 1].map((tick) => `<text x="${EDGE + tick * side}" y="${SIZE - EDGE + 14}" text-anchor="middle">${tick}</text><text x="${EDGE - 6}" y="${SIZE - EDGE - tick * side + 4}" text-anchor="end">${tick}</text>`);
  return `<svg role="img" aria-label="${escaped(title)}" width="${SIZE}" height="${SIZE}" viewBox="0 0 ${SIZE} ${SIZE}"><rect x="${EDGE}" y="${EDGE}" width="${side}" height="${side}" fill="none" stroke="#8886"/>${ticks.join("")}<text x="${SIZE / 2}" y="16" text-anchor="middle">${escaped(title)}</text><text x="${SIZE / 2}" y="${SIZE - 4}" text-anchor="middle">${escaped(x)}</text><text transform="translate(10 ${SIZE / 2}) rotate(-90)" text-anchor="middle">${escaped(y)}</text><polyline points="${path(guide)}" fill="none" stroke="#8888" stroke-dasharray="4 3"/><polyline points="${path(points)}" fill="none" stroke="var(--current)" stroke-width="2"/></svg>`;
}

const fixed = (number: number): string => String(Math.round(number * 100) / 100);

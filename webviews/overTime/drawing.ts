import type { Sight } from "../shared/charts/explorable.ts";
import { plot, type Series } from "../shared/charts/plot.ts";
import { svg } from "../shared/dom.ts";
import type { Course } from "./state.ts";

const HEIGHT = 260;
const LETTER = 6.5;

/** The windows in sight from left to right, with the line from which a value is large, and an upright one where another level begins. */
export function courseDrawing(course: Course, { width, span: [first, last], at }: Sight): SVGSVGElement {
  const { windows, values, threshold, drifted, changes, measure, format } = course;
  const places = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const known = places.flatMap((place) => values[place] ?? []);
  const limits = threshold === undefined ? [] : known.some((value) => value < 0) ? [threshold, -threshold] : [threshold];
  const [low, high] = [Math.min(0, ...known, ...limits), Math.max(0, ...known, ...limits)];
  const edge = (high - low || 1) * 0.08;
  const y = { label: measure, from: low < 0 ? low - edge : 0, to: high + edge, format };
  const longest = Math.max(...places.map((place) => windows[place]?.length ?? 0));
  const x = { label: "", from: first - 0.4, to: last + 0.4, room: Math.min(width / 2, longest * LETTER + 14), format: (tick: number) => (Number.isInteger(tick) ? (windows[tick] ?? "") : "") };
  const point = (place: number): readonly [number, number] => [place, values[place] ?? 0];
  const hint = (place: number): string => windowWords(course, place);
  const upright = (place: number): Series["points"] => [[place, y.from], [place, y.to]];
  const measured = places.filter((place) => values[place] !== null);
  const [calm, loud] = [measured.filter((place) => drifted[place] !== true), measured.filter((place) => drifted[place] === true)];
  return plot({ x, y, width, height: HEIGHT, description: descriptionOf(course) }, [
    ...limits.map((limit): Series => ({ kind: "guide", points: [[x.from, limit], [x.to, limit]] })),
    ...places.filter((place) => changes.has(windows[place] ?? "")).map((place): Series => ({ kind: "upright", points: upright(place - 0.5) })),
    ...(at === undefined || at < first || at > last ? [] : [{ kind: "cursor", points: upright(at) } satisfies Series]),
    ...runsOf(measured).map((run): Series => ({ kind: "line", points: run.map(point) })),
    { kind: "points", points: calm.map(point), hints: calm.map(hint) },
    { kind: "mark", points: loud.map(point), hints: loud.map(hint) },
  ]);
}

function descriptionOf({ title, measure, windows, drifted, changes }: Course): string {
  const count = drifted.filter(Boolean).length;
  const level = changes.size === 0 ? "" : ` Another level begins with ${[...changes].join(", ")}.`;
  return `${title}. ${measure} in ${windows.length} windows, ${windows[0] ?? ""} to ${windows.at(-1) ?? ""}: drifted in ${count}.${level}`;
}

/** What one window says. */
export function windowWords({ windows, values, drifted, changes, measure, threshold, format }: Course, place: number): string {
  const [name = "", value] = [windows[place], values[place]];
  if (value === null || value === undefined) return `${name}: could not be compared`;
  const verdict = drifted[place] === true ? (threshold === undefined ? "some drifted" : "drifted") : threshold === undefined ? "none drifted" : "stable";
  const large = threshold === undefined ? "" : ` (large from ${format(threshold)})`;
  return `${name}: ${measure} ${format(value)}${large}, ${verdict}${changes.has(name) ? "; another level begins" : ""}`;
}

/** Windows that could not be compared leave gaps in the line. */
function runsOf(places: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const place of places) {
    const last = runs.at(-1);
    if (last?.at(-1) === place - 1) last.push(place);
    else runs.push([place]);
  }
  return runs;
}

/** The course alone, small, for a list; dashed is what counts as large. */
export function courseSpark({ values, threshold }: Course, width: number, height: number): SVGSVGElement {
  const highest = Math.max(1e-9, threshold ?? 1, ...values.map((value) => Math.abs(value ?? 0)));
  const y = (value: number): number => height - 1.5 - (Math.abs(value) / highest) * (height - 3);
  const x = (place: number): number => (values.length < 2 ? width / 2 : (place / (values.length - 1)) * width);
  const points = values.flatMap((value, place) => (value === null ? [] : [`${x(place).toFixed(1)},${y(value).toFixed(1)}`])).join(" ");
  return svg("svg", { class: "chart plot spark", viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" }, [
    ...(threshold === undefined ? [] : [svg("line", { class: "guide", x1: 0, x2: width, y1: y(threshold), y2: y(threshold) })]),
    svg("polyline", { class: "line", points }),
  ]);
}

import { drift } from "../../../server/core/insights/drift/drift.ts";
import { defaultDriftOptions, type DriftMode } from "../../../server/core/insights/drift/report.ts";
import { seededRandom } from "../../../server/core/insights/statistics/random.ts";
import { growingColumn } from "../../../server/core/insights/tables/collect.ts";
import type { Column } from "../../../server/core/insights/tables/table.ts";

export interface AlarmRow {
  readonly shape: string;
  readonly rows: number;
  /** Shares of pairs that are called drifted though both sides are drawn alike. */
  readonly ours: number;
  readonly asEvidently: number;
  /** Share of pairs with a shift of half a standard deviation that are found; for numbers. */
  readonly found?: number;
}

const SIZES = [1000, 10_000, 100_000];

/** Draws `pairs` pairs of columns of each shape and size, and counts how often they are called drifted. */
export function falseAlarms(pairs: number, seed: number): readonly AlarmRow[] {
  const random = seededRandom(seed);
  const shapes = [...numberShapes(random), ...oddShapes(random), ...[2, 10, 50, 200, 1000].flatMap((count) => categoryShapes(random, count))];
  return shapes.flatMap(({ shape, draw }) =>
    SIZES.map((rows) => {
      const few = rows >= 100_000 ? Math.ceil(pairs / 10) : pairs;
      const drawn = Array.from({ length: few }, () => [draw(rows, 0), draw(rows, 0)] as const);
      const share = (mode: DriftMode): number => drawn.filter(([a, b]) => isDrifted(a, b, mode)).length / few;
      const moves = shape.startsWith("numbers") && rows >= 10_000;
      return { shape, rows, ours: share("calibrated"), asEvidently: share("evidently"), ...(moves && { found: drawn.slice(0, 50).filter(([a]) => isDrifted(a, draw(rows, 0.5), "calibrated")).length / Math.min(50, few) }) };
    }),
  );
}

interface Shape {
  readonly shape: string;
  readonly draw: (rows: number, shift: number) => Column;
}

function numberShapes(random: () => number): readonly Shape[] {
  const normal = normalOf(random);
  const draws: Readonly<Record<string, (shift: number) => number>> = {
    normal: (shift) => normal() + shift,
    lognormal: (shift) => Math.exp(2 * (normal() + shift)),
    cauchy: (shift) => (normal() + shift) / Math.abs(normal()),
    "two peaks": (shift) => normal() + (random() < 0.5 ? 6 : 0) + shift * Math.sqrt(10),
    rounded: (shift) => Math.round((normal() + shift) * 10) / 10,
    "rounded to halves": (shift) => Math.round((normal() + shift) * 2) / 2,
    "zero-inflated, 40 %": (shift) => (random() < 0.4 ? 0 : 3 + normal()) + shift * 1.68,
    "many zeroes, 95 %": (shift) => (random() < 0.95 - shift * 0.9 ? 0 : normal()),
    "counts of few": (shift) => poisson(3 + shift * Math.sqrt(3), random),
    "counts of many": (shift) => poisson(80 + shift * Math.sqrt(80), random),
    exponential: (shift) => -Math.log(1 - random()) + shift,
    "shares in hundredths": (shift) => Math.min(1, Math.max(0, Math.round(100 * (0.5 + 0.15 * (normal() + shift))) / 100)),
  };
  return Object.entries(draws).map(([name, one]) => ({ shape: `numbers, ${name}`, draw: (rows, shift) => ({ name, numbers: Float64Array.from({ length: rows }, () => one(shift)).sort(), texts: new Map(), missing: 0, infinite: 0 }) }));
}

const normalOf = (random: () => number) => (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Knuth's product of uniform numbers. */
function poisson(mean: number, random: () => number): number {
  const end = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > end; product *= random()) count += 1;
  return count;
}

/** What is read from cells of text: gaps at random, slips among numbers, dates, identifiers, sentences, columns that hardly vary. */
function oddShapes(random: () => number): readonly Shape[] {
  const normal = normalOf(random);
  const word = (): string => `w${Math.floor(random() ** 3 * 400)}`;
  const cells: Readonly<Record<string, (row: number) => string>> = {
    "gaps, 1 %": () => (random() < 0.01 ? "" : normal().toFixed(6)),
    "gaps, 50 %": () => (random() < 0.5 ? "" : normal().toFixed(6)),
    "gaps in categories, 30 %": () => (random() < 0.3 ? "" : `c${Math.floor(random() * 20)}`),
    "slips, 2 %": () => (random() < 0.02 ? "unknown" : normal().toFixed(4)),
    "infinite, 1 %": () => (random() < 0.01 ? "inf" : normal().toFixed(4)),
    "hardly varies, 99.8 %": () => (random() < 0.002 ? "yes" : "no"),
    "hardly varies, 99.9 % of one number": () => (random() < 0.001 ? normal().toFixed(3) : "7.5"),
    "days of a year": () => new Date(Date.UTC(2024, 0, 1 + Math.floor(random() * 365))).toISOString().slice(0, 10),
    "hours of a day": () => String(Math.floor(random() * 24)),
    "sentences of three words": () => `${word()} ${word()} ${word()}`,
    "words of a long tail": word,
    "row numbers": (row) => String(row),
    "codes of five digits": () => String(Math.floor(random() * 90_000) + 10_000),
    "one of two numbers": () => (random() < 0.3 ? "0" : "1"),
  };
  return Object.entries(cells).map(([name, cell]) => ({
    shape: name,
    draw: (rows) => {
      const column = growingColumn(name);
      for (let row = 0; row < rows; row += 1) column.add(cell(row));
      return column.column();
    },
  }));
}

function categoryShapes(random: () => number, count: number): readonly Shape[] {
  const shapes: Readonly<Record<string, (place: number) => number>> = { even: () => 1, uneven: (place) => 1 / (place + 1) };
  return Object.entries(shapes).map(([name, weight]) => {
    const sums: number[] = [];
    for (let place = 0; place < count; place += 1) sums.push((sums.at(-1) ?? 0) + weight(place));
    const draw = (rows: number): Column => {
      const texts = new Map<string, number>();
      for (let row = 0; row < rows; row += 1) {
        const label = `c${placeOf(sums, random() * (sums.at(-1) ?? 1))}`;
        texts.set(label, (texts.get(label) ?? 0) + 1);
      }
      return { name, numbers: new Float64Array(), texts, missing: 0, infinite: 0 };
    };
    return { shape: `${count} categories, ${name}`, draw };
  });
}

function placeOf(sums: readonly number[], value: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isDrifted(reference: Column, current: Column, mode: DriftMode): boolean {
  const table = (column: Column) => ({ name: "", rows: 0, columns: [{ ...column, name: "x" }], problems: [] });
  return drift(table(reference), table(current), { ...defaultDriftOptions, mode }).columns[0]?.drifted ?? false;
}

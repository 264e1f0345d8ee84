import { benjaminiHochberg } from "../statistics/benjaminiHochberg.ts";
import { normalSurvival } from "../statistics/normal.ts";
import type { Segments } from "./segments.ts";
import type { Slice } from "./report.ts";

/**
 * The parts of the data with the largest loss, by one condition or two. A part is named when it is large enough, its loss is at
 * least a quarter above the rest, and that is more than chance explains after correction for all parts looked at (Welch's test). Its rows are then
 * left out of the search for the next one, so that a part is not named for what another one holds. After Chung et al. (2019), “Slice Finder”, ICDE.
 */
export function worstSlices(segments: readonly Segments[], losses: Float64Array, describe: (conditions: readonly string[], rows: number, inside: number, outside: number) => string): readonly Slice[] {
  const step = Math.max(1, Math.ceil(losses.length / MOST_ROWS));
  let rows = Uint32Array.from({ length: Math.ceil(losses.length / step) }, (_, place) => place * step);
  const all = rows;
  const found: Slice[] = [];
  for (let worst = worstOf(segments, losses, rows); worst && found.length < MOST_SLICES; worst = worstOf(segments, losses, rows)) {
    const { parts, conditions, pValue } = worst;
    const whole = judged({ parts, conditions, total: totalOf(losses, all.filter((row) => holds(parts, row))) }, totalOf(losses, all));
    // What is worse than the rows that were left may still be better than those that an earlier part holds.
    if (whole.inside > whole.outside * CLEARLY_MORE) found.push({ conditions, rows: whole.rows * step, inside: whole.inside, outside: whole.outside, pValue, words: describe(conditions, whole.rows * step, whole.inside, whole.outside) });
    rows = rows.filter((row) => !holds(parts, row));
  }
  return found;
}

function worstOf(segments: readonly Segments[], losses: Float64Array, rows: Uint32Array): Candidate | undefined {
  const whole = totalOf(losses, rows);
  const least = Math.max(FEWEST_ROWS, SMALLEST_SHARE * rows.length);
  const singles = segments.flatMap((part) => cells(part, undefined, losses, rows));
  const promising = promisingColumns(segments, singles, whole);
  const pairs = promising.flatMap((first, place) => promising.slice(place + 1).flatMap((second) => cells(first, second, losses, rows)));
  const candidates = [...singles, ...pairs].filter(({ total }) => total.rows >= least && whole.rows - total.rows >= least).map((cell) => judged(cell, whole));
  const adjusted = benjaminiHochberg(candidates.map(({ pValue }) => pValue));
  return candidates
    .map((candidate, index) => ({ ...candidate, pValue: adjusted[index] ?? 1 }))
    .filter(({ pValue, inside, outside }) => pValue < LEVEL && inside > outside * CLEARLY_MORE)
    .reduce<Candidate | undefined>((best, one) => (best && best.weight >= one.weight ? best : one), undefined);
}

const holds = (parts: Candidate["parts"], row: number): boolean => parts.every(([segment, part]) => segment.parts[row] === part);

const FEWEST_ROWS = 30;
const SMALLEST_SHARE = 0.005;
const LEVEL = 0.01;
const CLEARLY_MORE = 1.25;
const MOST_SLICES = 6;
/** The search takes evenly chosen rows of more. */
const MOST_ROWS = 200_000;
const MOST_PAIRED_COLUMNS = 12;

interface Total {
  readonly rows: number;
  readonly sum: number;
  readonly squares: number;
}

interface Cell {
  readonly conditions: readonly string[];
  /** Of which segments it is which part. */
  readonly parts: readonly (readonly [segments: Segments, part: number])[];
  readonly total: Total;
}

interface Candidate extends Omit<Cell, "total"> {
  readonly rows: number;
  readonly inside: number;
  readonly outside: number;
  readonly pValue: number;
  /** How much loss the part has beyond the mean, against its size: large and bad parts come first. */
  readonly weight: number;
}

function totalOf(losses: Float64Array, rows: Uint32Array): Total {
  let [sum, squares] = [0, 0];
  for (const row of rows) {
    const loss = losses[row] ?? 0;
    sum += loss;
    squares += loss * loss;
  }
  return { rows: rows.length, sum, squares };
}

function cells(first: Segments, second: Segments | undefined, losses: Float64Array, rows: Uint32Array): readonly Cell[] {
  const width = second?.names.length ?? 1;
  const totals = Array.from({ length: first.names.length * width }, () => ({ rows: 0, sum: 0, squares: 0 }));
  for (const row of rows) {
    const loss = losses[row] ?? 0;
    const a = first.parts[row] ?? -1;
    const b = second ? (second.parts[row] ?? -1) : 0;
    const total = a < 0 || b < 0 ? undefined : totals[a * width + b];
    if (!total) continue;
    total.rows += 1;
    total.sum += loss;
    total.squares += loss * loss;
  }
  return totals.map((total, place) => {
    const [a, b] = [Math.floor(place / width), place % width];
    return { conditions: [first.names[a] ?? "", ...(second ? [second.names[b] ?? ""] : [])], parts: [[first, a] as const, ...(second ? [[second, b] as const] : [])], total };
  });
}

function judged({ conditions, parts, total }: Cell, whole: Total): Candidate {
  const rest = { rows: whole.rows - total.rows, sum: whole.sum - total.sum, squares: whole.squares - total.squares };
  const [inside, outside] = [total.sum / total.rows, rest.sum / rest.rows];
  const deviation = Math.sqrt(varianceOfMean(total) + varianceOfMean(rest));
  const z = deviation > 0 ? (inside - outside) / deviation : 0;
  return { conditions, parts, rows: total.rows, inside, outside, pValue: normalSurvival(z), weight: (inside - outside) * Math.sqrt(total.rows) };
}

/** One pseudo-row of the mean keeps a part in which every row is right or wrong from looking certain. */
function varianceOfMean({ rows, sum, squares }: Total): number {
  const mean = sum / rows;
  return (Math.max(0, squares / rows - mean * mean) + (mean * mean) / (rows + 1)) / rows;
}

function promisingColumns(segments: readonly Segments[], singles: readonly Cell[], whole: Total): readonly Segments[] {
  const mean = whole.sum / whole.rows;
  const spread = (part: Segments): number => {
    const names = new Set(part.names);
    const own = singles.filter(({ conditions }) => names.has(conditions[0] ?? ""));
    return own.reduce((total, cell) => total + (cell.total.rows === 0 ? 0 : cell.total.rows * (cell.total.sum / cell.total.rows - mean) ** 2), 0);
  };
  return segments.map((part) => ({ part, width: spread(part) })).toSorted((a, b) => b.width - a.width).slice(0, MOST_PAIRED_COLUMNS).map(({ part }) => part);
}

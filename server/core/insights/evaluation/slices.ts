import { benjaminiHochberg } from "../statistics/benjaminiHochberg.ts";
import { normalSurvival } from "../statistics/normal.ts";
import type { Segments } from "./segments.ts";
import type { Slice } from "./report.ts";

/**
 * The parts of the data with the largest loss, by one condition or two. A part is named when it is large enough, its loss is at
 * least a quarter above the rest, and that is more than chance explains after correction for all parts looked at (Welch's test). After Chung
 * et al. (2019), “Slice Finder”, ICDE.
 */
export function worstSlices(segments: readonly Segments[], losses: Float64Array, describe: (conditions: readonly string[], rows: number, inside: number, outside: number) => string): readonly Slice[] {
  const whole = totalOf(losses);
  const least = Math.max(FEWEST_ROWS, SMALLEST_SHARE * losses.length);
  const singles = segments.flatMap((part) => cells(part, undefined, losses));
  const promising = promisingColumns(segments, singles, whole);
  const pairs = promising.flatMap((first, place) => promising.slice(place + 1).flatMap((second) => cells(first, second, losses)));
  const candidates = [...singles, ...pairs].filter(({ total }) => total.rows >= least && whole.rows - total.rows >= least).map((cell) => judged(cell, whole));
  const adjusted = benjaminiHochberg(candidates.map(({ pValue }) => pValue));
  const notable = candidates
    .map((candidate, index) => ({ ...candidate, pValue: adjusted[index] ?? 1 }))
    .filter(({ pValue, inside, outside }) => pValue < LEVEL && inside > outside * CLEARLY_MORE)
    .toSorted((a, b) => b.weight - a.weight);
  return distinct(notable).slice(0, MOST_SLICES).map(({ conditions, rows, inside, outside, pValue }) => ({ conditions, rows, inside, outside, pValue, words: describe(conditions, rows, inside, outside) }));
}

const FEWEST_ROWS = 30;
const SMALLEST_SHARE = 0.005;
const LEVEL = 0.01;
const CLEARLY_MORE = 1.25;
const MOST_SLICES = 8;
const MOST_PAIRED_COLUMNS = 12;

interface Total {
  readonly rows: number;
  readonly sum: number;
  readonly squares: number;
}

interface Cell {
  readonly conditions: readonly string[];
  readonly total: Total;
}

interface Candidate {
  readonly conditions: readonly string[];
  readonly rows: number;
  readonly inside: number;
  readonly outside: number;
  readonly pValue: number;
  /** How much loss the part has beyond the mean, against its size: large and bad parts come first. */
  readonly weight: number;
}

function totalOf(losses: Float64Array): Total {
  let [sum, squares] = [0, 0];
  for (const loss of losses) {
    sum += loss;
    squares += loss * loss;
  }
  return { rows: losses.length, sum, squares };
}

function cells(first: Segments, second: Segments | undefined, losses: Float64Array): readonly Cell[] {
  const width = second?.names.length ?? 1;
  const totals = Array.from({ length: first.names.length * width }, () => ({ rows: 0, sum: 0, squares: 0 }));
  losses.forEach((loss, row) => {
    const [a = -1, b = -1] = [first.parts[row], second ? second.parts[row] : 0];
    const total = a < 0 || b < 0 ? undefined : totals[a * width + b];
    if (!total) return;
    total.rows += 1;
    total.sum += loss;
    total.squares += loss * loss;
  });
  return totals.map((total, place) => ({ conditions: [first.names[Math.floor(place / width)] ?? "", ...(second ? [second.names[place % width] ?? ""] : [])], total }));
}

function judged({ conditions, total }: Cell, whole: Total): Candidate {
  const rest = { rows: whole.rows - total.rows, sum: whole.sum - total.sum, squares: whole.squares - total.squares };
  const [inside, outside] = [total.sum / total.rows, rest.sum / rest.rows];
  const deviation = Math.sqrt(varianceOfMean(total) + varianceOfMean(rest));
  const z = deviation > 0 ? (inside - outside) / deviation : 0;
  return { conditions, rows: total.rows, inside, outside, pValue: normalSurvival(z), weight: (inside - outside) * Math.sqrt(total.rows) };
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

/** A part of a named part is named again only where it is clearly worse; a whole whose worse part is named is not. */
function distinct(candidates: readonly Candidate[]): readonly Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    const related = kept.filter(({ conditions }) => conditions.every((one) => candidate.conditions.includes(one)) || candidate.conditions.every((one) => conditions.includes(one)));
    if (related.every(({ conditions, inside }) => conditions.length < candidate.conditions.length && candidate.inside > CLEARLY_MORE * inside)) kept.push(candidate);
  }
  return kept;
}

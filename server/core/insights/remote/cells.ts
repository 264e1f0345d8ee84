/** What is known of the values of both sides in a range: nothing lies between two neighbouring cells. */
export interface Cell {
  readonly reference: Part;
  readonly current: Part;
  /** Of the first binning, where it is one of its bins. */
  readonly bin?: number;
}

/** The values of one side in a cell. */
export interface Part {
  readonly count: number;
  readonly sum: number;
  readonly least: number;
  readonly most: number;
}

export const NOTHING: Part = { count: 0, sum: 0, least: Infinity, most: -Infinity };

export const leastOf = ({ reference, current }: Cell): number => Math.min(reference.least, current.least);
export const mostOf = ({ reference, current }: Cell): number => Math.max(reference.most, current.most);
export const countOf = ({ reference, current }: Cell): number => reference.count + current.count;

/** All its values are the same, so nothing about it is unknown. */
export const isPoint = (cell: Cell): boolean => leastOf(cell) === mostOf(cell);

/** How many values of each side lie below each cell; the last entry is the sizes. */
export interface Below {
  readonly reference: Float64Array;
  readonly current: Float64Array;
}

export function belowCells(cells: readonly Cell[]): Below {
  const [reference, current] = [new Float64Array(cells.length + 1), new Float64Array(cells.length + 1)];
  cells.forEach((cell, place) => {
    reference[place + 1] = (reference[place] ?? 0) + cell.reference.count;
    current[place + 1] = (current[place] ?? 0) + cell.current.count;
  });
  return { reference, current };
}

interface Edges {
  /** Values of each side below the cell, and up to its end. */
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly n: number;
  readonly m: number;
}

function edgesOf({ reference, current }: Below, place: number): Edges {
  const at = (counts: Float64Array, index: number): number => counts[index] ?? 0;
  return { a: at(reference, place), b: at(current, place), c: at(reference, place + 1), d: at(current, place + 1), n: reference.at(-1) ?? 0, m: current.at(-1) ?? 0 };
}

export interface SmirnovBounds {
  /** The Kolmogorov–Smirnov distance lies between; both are equal where no cell is ambiguous. */
  readonly least: number;
  readonly most: number;
  /** n m times the least: a whole number while that is below 2^53. */
  readonly steps: number;
  /** Places of the cells that may hold a larger distance, the largest possible first. */
  readonly ambiguous: readonly number[];
}

/** At the end of each cell the distance is known; within, each side lies between its counts at both ends. */
export function smirnovBounds(cells: readonly Cell[], below: Below): SmirnovBounds {
  let steps = 0;
  cells.forEach((_, place) => {
    const { c, d, n, m } = edgesOf(below, place);
    steps = Math.max(steps, Math.abs(c * m - d * n));
  });
  const open = cells.flatMap((cell, place) => {
    if (isPoint(cell) || cell.reference.count === 0 || cell.current.count === 0) return [];
    const { a, b, c, d, n, m } = edgesOf(below, place);
    const most = Math.max(c * m - b * n, d * n - a * m);
    return most > steps ? [{ place, most }] : [];
  });
  const ordered = open.toSorted((x, y) => y.most - x.most);
  const { n, m } = edgesOf(below, 0);
  return { least: steps / (n * m), most: (ordered[0]?.most ?? steps) / (n * m), steps, ambiguous: ordered.map(({ place }) => place) };
}

export interface AreaBounds {
  readonly least: number;
  readonly most: number;
  /** What the distance is on average for samples of these sizes when nothing changed, by the pooled distribution at the edges of cells. */
  readonly noise: number;
}

/**
 * The Wasserstein distance ∫ |F - G| lies between. Between cells the difference is constant. Within a cell sums of the values give ∫ (F - G) by integration by
 * parts, which is the cell's share where the sign cannot change there; elsewhere it is at least its absolute value and at most the width times the largest difference.
 */
export function wassersteinBounds(cells: readonly Cell[], below: Below): AreaBounds {
  let [least, most, noise] = [0, 0, 0];
  cells.forEach((cell, place) => {
    const { a, b, c, d, n, m } = edgesOf(below, place);
    const [low, high] = [leastOf(cell), mostOf(cell)];
    const next = cells[place + 1];
    const gap = next ? (Math.abs(c / n - d / m) * (leastOf(next) - high)) : 0;
    const width = high - low;
    const signed = (a / n - b / m) * width + (cell.reference.count * high - cell.reference.sum) / n - (cell.current.count * high - cell.current.sum) / m;
    const alternates = a * m < d * n && c * m > b * n;
    const largest = Math.max(c / n - b / m, d / m - a / n) * width;
    const share = width === 0 ? 0 : Math.abs(signed);
    least += gap + share;
    most += gap + (alternates ? Math.max(share, largest) : share);
    const [before, after] = [deviation((a + b) / (n + m)), deviation((c + d) / (n + m))];
    noise += ((before + after) / 2) * width + after * (next ? leastOf(next) - high : 0);
  });
  const { n, m } = edgesOf(below, 0);
  // Engines add up in their own order, so sums differ in the last digits.
  return { least: least * (1 - ROUNDING), most: most * (1 + ROUNDING), noise: noise * Math.sqrt((2 / Math.PI) * (1 / n + 1 / m)) };
}

const deviation = (share: number): number => Math.sqrt(share * (1 - share));

const ROUNDING = 1e-9;

/** The value below which a share of one side lies, interpolated between neighbours as NumPy does; and the places of cells that must be looked into to know it. */
export function quantileIn(cells: readonly Cell[], below: Below, side: Side, share: number): { readonly value: number; readonly open: readonly number[] } {
  const at = share * ((below[side].at(-1) ?? 0) - 1);
  const rank = Math.floor(at);
  const low = valueAtRank(cells, below, side, rank);
  const high = at === rank ? low : valueAtRank(cells, below, side, rank + 1);
  const open = [low, high].flatMap(({ place }) => place ?? []);
  return { value: low.value + (high.value - low.value) * (at - rank), open };
}

/** The place of the cell that has values on both sides of a limit, where one has. */
export function straddling(cells: readonly Cell[], limit: number): number | undefined {
  const place = firstReaching(cells, (cell) => mostOf(cell) > limit);
  const cell = cells[place];
  return cell && leastOf(cell) <= limit && mostOf(cell) > limit ? place : undefined;
}

export type Side = "reference" | "current";

interface Ranked {
  readonly value: number;
  /** Of the cell that must be looked into, where the value is only about right. */
  readonly place?: number;
}

function valueAtRank(cells: readonly Cell[], below: Below, side: Side, rank: number): Ranked {
  const counts = below[side];
  const place = firstReaching(cells, (_, at) => (counts[at + 1] ?? 0) > rank);
  const { least, most, count } = cells[place]?.[side] ?? NOTHING;
  const within = rank - (counts[place] ?? 0);
  if (within === 0) return { value: least };
  if (within === count - 1 || least === most) return { value: most };
  return { value: least + ((most - least) * within) / Math.max(1, count - 1), place };
}

/** The first cell for which it holds, as it does for all that follow. */
function firstReaching(cells: readonly Cell[], holds: (cell: Cell, place: number) => boolean): number {
  let [low, high] = [0, cells.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const cell = cells[middle];
    if (!cell || holds(cell, middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How many values of a side are at most `limit`; what a cell holds on both sides of it is taken as evenly spread. */
export function countUpToIn(cells: readonly Cell[], below: Below, side: Side, limit: number): number {
  const place = firstReaching(cells, (cell) => mostOf(cell) > limit);
  const { least, most, count } = cells[place]?.[side] ?? NOTHING;
  const before = below[side][place] ?? 0;
  if (count === 0 || least > limit) return before;
  return before + (most <= limit ? count : count * Math.min(1, (limit - least) / (most - least)));
}

import { belowCells, countOf, leastOf, mostOf, NOTHING, quantileIn, smirnovBounds, straddling, type Below, type Cell, type Part, type Side } from "./cells.ts";
import { binStatement, cutStatement, rangeStatement, valuesStatement, type Binning, type Range, type RemoteTable } from "./statements.ts";

export type Row = readonly unknown[];

/** One side of a comparison: where its data are, and who answers. */
export interface RemoteSide {
  readonly table: RemoteTable;
  readonly ask: (sql: string) => Promise<readonly Row[]>;
}

export interface RemoteSides {
  readonly reference: RemoteSide;
  readonly current: RemoteSide;
}

export interface Refined {
  readonly cells: readonly Cell[];
  readonly below: Below;
}

export const BINS = 10_000;

/** Values that may come over the line at once, and cuts of an engine's work. */
const MOST_VALUES = 100_000;
const MOST_CUTS = 20_000;
const MOST_RANGES = 48;
const MOST_ROUNDS = 8;

/**
 * Both sides of a column of numbers, cell by cell, as far apart as need be: first bins of equal width, then only those that may hold the Kolmogorov–Smirnov
 * distance or a quantile that is asked for are cut again, or their values fetched. Engines are asked for nothing but groups and their counts and sums.
 */
export async function refine(sides: RemoteSides, column: string, range: Range, quantiles: readonly AskedQuantile[]): Promise<Refined> {
  const binning: Binning = { low: range[0], high: range[1], bins: BINS };
  let cells = numbered(await both(sides, (table) => binStatement(table, column, binning)));
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const below = belowCells(cells);
    const open = ambiguous(cells, below, quantiles);
    if (open.length === 0) return { cells, below };
    cells = replaced(cells, open, await closer(sides, column, { binning, cells, open }));
  }
  return { cells, below: belowCells(cells) };
}

export interface AskedQuantile {
  readonly side: Side;
  readonly share: number;
  /** Whether values of both sides are counted up to it. */
  readonly isLimit: boolean;
}

/** Cells that must be looked into: for quantiles and what is counted up to them, then for the distance. */
function ambiguous(cells: readonly Cell[], below: Below, quantiles: readonly AskedQuantile[]): readonly number[] {
  const places = quantiles.flatMap(({ side, share, isLimit }) => {
    const { value, open } = quantileIn(cells, below, side, share);
    return [...open, ...(isLimit ? [straddling(cells, value) ?? []].flat() : [])];
  });
  return [...new Set([...places, ...smirnovBounds(cells, below).ambiguous])];
}

const EMPTY: Cell = { reference: NOTHING, current: NOTHING };

interface Closer {
  readonly binning: Binning;
  readonly cells: readonly Cell[];
  readonly open: readonly number[];
}

/** Fetches the values of small cells and cuts large ones. Cells that are not of the first binning are few. */
async function closer(sides: RemoteSides, column: string, { binning, cells, open }: Closer): Promise<readonly Cell[]> {
  const chosen = open.flatMap((place) => cells[place] ?? []);
  const small = smallest(chosen);
  const large = chosen.filter((cell) => !small.has(cell));
  const bins = large.flatMap(({ bin }) => bin ?? []);
  const ranges = large.filter(({ bin }) => bin === undefined).slice(0, MOST_RANGES).map(rangeOf).toSorted((a, b) => a[0] - b[0]);
  const cuts = Math.max(16, Math.floor(MOST_CUTS / Math.max(1, bins.length + ranges.length)));
  const fetched = small.size > 0 ? await valuesIn(sides, column, binning, [...small]) : [];
  const cut = bins.length > 0 ? await both(sides, (table) => cutStatement(table, column, binning, { bins, cuts })) : [];
  const again = ranges.length > 0 ? await both(sides, (table) => rangeStatement(table, column, ranges, cuts)) : [];
  return [...fetched, ...cut.map(({ cell }) => cell), ...again.map(({ cell }) => cell)];
}

const rangeOf = (cell: Cell): Range => [leastOf(cell), mostOf(cell)];

/** As many of the smallest as may come over the line. */
function smallest(cells: readonly Cell[]): ReadonlySet<Cell> {
  let values = 0;
  const ordered = cells.toSorted((a, b) => countOf(a) - countOf(b));
  return new Set(ordered.filter((cell, place) => {
    values += countOf(cell);
    return values <= MOST_VALUES && (cell.bin !== undefined || place < 4 * MOST_RANGES);
  }));
}

async function valuesIn(sides: RemoteSides, column: string, binning: Binning, cells: readonly Cell[]): Promise<readonly Cell[]> {
  const where = { binning, bins: cells.flatMap(({ bin }) => bin ?? []), ranges: cells.filter(({ bin }) => bin === undefined).map(rangeOf) };
  const [reference, current] = await Promise.all([sides.reference, sides.current].map(async ({ table, ask }) => new Map((await ask(valuesStatement(table, column, where))).map(([value, count]) => [Number(value), Number(count)]))));
  const point = (counts: ReadonlyMap<number, number> | undefined, value: number): Part => {
    const count = counts?.get(value) ?? 0;
    return count === 0 ? NOTHING : { count, sum: count * value, least: value, most: value };
  };
  return [...new Set([...(reference?.keys() ?? []), ...(current?.keys() ?? [])])].map((value) => ({ reference: point(reference, value), current: point(current, value) }));
}

interface NumberedCell {
  readonly number: number;
  readonly cell: Cell;
}

async function both(sides: RemoteSides, statement: (table: RemoteTable) => string): Promise<readonly NumberedCell[]> {
  const [reference, current] = await Promise.all([sides.reference, sides.current].map(async ({ table, ask }) => partsOf(await ask(statement(table)))));
  const numbers = new Set([...(reference?.keys() ?? []), ...(current?.keys() ?? [])]);
  return [...numbers].map((number) => ({ number, cell: { reference: reference?.get(number) ?? NOTHING, current: current?.get(number) ?? NOTHING } }));
}

const partsOf = (rows: readonly Row[]): ReadonlyMap<number, Part> => new Map(rows.map(([bin, count, sum, least, most]) => [Number(bin), { count: Number(count), sum: Number(sum), least: Number(least), most: Number(most) }]));

const numbered = (cells: readonly NumberedCell[]): readonly Cell[] => cells.map(({ number, cell }) => ({ ...cell, bin: number })).toSorted((a, b) => leastOf(a) - leastOf(b));

/** The open cells make way for what is known of their ranges. Those that were not looked into stay. */
function replaced(cells: readonly Cell[], open: readonly number[], found: readonly Cell[]): readonly Cell[] {
  const sorted = found.toSorted((a, b) => leastOf(a) - leastOf(b));
  const gone = new Set(open.flatMap((place) => {
    const cell = cells[place];
    return cell && anyWithin(sorted, leastOf(cell), mostOf(cell)) ? [place] : [];
  }));
  return [...cells.filter((_, place) => !gone.has(place)), ...sorted].toSorted((a, b) => leastOf(a) - leastOf(b));
}

function anyWithin(sorted: readonly Cell[], low: number, high: number): boolean {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (leastOf(sorted[middle] ?? EMPTY) < low) from = middle + 1;
    else to = middle;
  }
  const first = sorted[from];
  return first !== undefined && leastOf(first) <= high;
}

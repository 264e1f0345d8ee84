import type { Compared } from "../drift/compareColumn.ts";
import { DECILES, limitShares } from "../drift/tests/numbers.ts";
import { belowCells, NOTHING, quantileIn, type Cell, type Part, type Side } from "./cells.ts";
import { comparedByCells, quantilesFor, rangeOf, type ProfiledPair, type RemoteChoice } from "./numbers.ts";
import { refine, type AskedQuantile, type RemoteSides, type Row } from "./refine.ts";
import { cellsStatement, windowName, type Windowing } from "./windows.ts";

/** A column of numbers in the same cells everywhere: in the reference and in each window. */
export interface WindowCells {
  readonly reference: ReadonlyMap<number, Part>;
  readonly windows: ReadonlyMap<string, ReadonlyMap<number, Part>>;
  readonly size: number;
  /** Limits of the bins in which values are counted; each is the end of a cell. */
  readonly limits: readonly number[];
  readonly bins: number;
}

/** Percentiles of both sides are ends of cells, so that a cell holds about a hundredth of either at most, or one value that stands often. */
export async function windowCells(sides: RemoteSides, pair: ProfiledPair, windowing: Windowing, bins = DECILES): Promise<WindowCells> {
  const { name } = pair.reference;
  const { cells, below } = await refine(sides, name, rangeOf(pair), [...quantilesFor(bins), ...PERCENTILES]);
  const limits = [...new Set(limitShares(bins).map((share) => quantileIn(cells, below, "reference", share).value))];
  const percentiles = PERCENTILES.map(({ side, share }) => quantileIn(cells, below, side, share).value);
  const often = percentiles.filter((value, place) => percentiles[place - 1] === value).map(justBelow);
  const ends = [...new Set([...limits, ...percentiles, ...often])].toSorted((a, b) => a - b);
  const [reference, windows] = await Promise.all([sides.reference.ask(cellsStatement(sides.reference.table, name, ends)), sides.current.ask(cellsStatement(sides.current.table, name, ends, windowing))]);
  return { reference: partsOf(reference.map(([, ...row]) => row)), windows: byWindow(windows, windowing), size: ends.length + 1, limits, bins };
}

const PERCENTILES: readonly AskedQuantile[] = (["reference", "current"] as const).flatMap((side: Side) => limitShares(100).map((share) => ({ side, share, isLimit: false })));

/** A limit under a value that stands often, so that it has a cell of its own. */
const justBelow = (value: number): number => (value === 0 ? -SMALLEST_NORMAL : value - Math.abs(value) * Number.EPSILON);
const SMALLEST_NORMAL = 2 ** -1022;

const partsOf = (rows: readonly Row[]): ReadonlyMap<number, Part> => new Map(rows.map(([cell, count, sum, least, most]) => [Number(cell), { count: Number(count), sum: Number(sum), least: Number(least), most: Number(most) }]));

function byWindow(rows: readonly Row[], { unit }: Windowing): ReadonlyMap<string, ReadonlyMap<number, Part>> {
  const names = new Set(rows.map(([start]) => windowName(start, unit)));
  const grouped = new Map([...names].map((name): [string, Row[]] => [name, []]));
  for (const [start, ...row] of rows) grouped.get(windowName(start, unit))?.push(row);
  return new Map([...grouped].map(([name, of]) => [name, partsOf(of)]));
}

/** Compares one window. What lies within a cell is known by its count, sum, least and largest value. */
export function comparedWindow({ reference, windows, size, limits, bins }: WindowCells, window: string, pair: ProfiledPair, choice: RemoteChoice): Compared {
  const parts = windows.get(window);
  const cells = Array.from({ length: size }, (_, place): Cell => ({ reference: reference.get(place) ?? NOTHING, current: parts?.get(place) ?? NOTHING })).filter((cell) => cell.reference.count + cell.current.count > 0);
  return comparedByCells({ cells, below: belowCells(cells), limits, bins }, pair, choice);
}

/** A box to place, and an arrow between two. Boxes come in an order in which every arrow leads onward. */
export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** Leads back up, as the one that closes a circle does. */
  readonly back?: boolean;
}

export interface Ranks {
  /** The layer of each box, from 0 at the top. */
  readonly of: ReadonlyMap<string, number>;
  /** Where a wide row was folded into several: by layer, the first layer that it now takes. */
  readonly folds: ReadonlyMap<number, number>;
}

/** Layers by the longest way; siblings too many for one row stand in several. */
export function ranksOf(boxes: readonly Box[], arrows: readonly Arrow[]): Ranks {
  const onward = arrows.filter(({ back }) => !back);
  return folded(boxes, onward, longestWays(boxes, onward));
}

/** What nothing leads to, such as a source, stands right above what it leads to. */
function longestWays(boxes: readonly Box[], arrows: readonly Arrow[]): ReadonlyMap<string, number> {
  const ranks = new Map(boxes.map(({ id }) => [id, 0]));
  const onward = new Map<string, string[]>();
  for (const { from, to } of arrows) onward.set(from, [...(onward.get(from) ?? []), to]);
  const led = new Set(arrows.map(({ to }) => to));
  for (const { id } of boxes) {
    for (const to of onward.get(id) ?? []) ranks.set(to, Math.max(ranks.get(to) ?? 0, (ranks.get(id) ?? 0) + 1));
  }
  for (const { id } of boxes) {
    const next = led.has(id) ? [] : (onward.get(id) ?? []).map((to) => ranks.get(to) ?? 1);
    if (next.length > 0) ranks.set(id, Math.min(...next) - 1);
  }
  for (const [place, { id }] of lonely(boxes, arrows).entries()) ranks.set(id, Math.floor(place / Math.max(6, rowOf(boxes.length))));
  return ranks;
}

/** Boxes that nothing leads to or from: all in one layer they would be a row that nobody sees the end of. */
function lonely(boxes: readonly Box[], arrows: readonly Arrow[]): readonly Box[] {
  const joined = new Set(arrows.flatMap(({ from, to }) => [from, to]));
  return boxes.filter(({ id }) => !joined.has(id));
}

/** Boxes are about four times as wide as high, so that rows of this length fill a page. */
const rowOf = (count: number): number => Math.ceil(Math.sqrt(count));

/** What a page shows in one row where it can still be read; a few more are not worth a second row. */
const ROW = 6;
const WIDE = 12;
/** Arrows from and to more boxes than these would tangle on their way past the rows. */
const MOST_NEIGHBOURS = 6;

/** Neighbouring layers that are all too wide are folded together, so that what belongs to one of many siblings stays below it. */
function folded(boxes: readonly Box[], arrows: readonly Arrow[], ranks: ReadonlyMap<string, number>): Ranks {
  const layers: Box[][] = Array.from({ length: 1 + Math.max(-1, ...ranks.values()) }, () => []);
  for (const box of boxes) layers[ranks.get(box.id) ?? 0]?.push(box);
  const of = new Map<string, number>();
  const folds = new Map<number, number>();
  let top = 0;
  for (let rank = 0; rank < layers.length; ) {
    const height = Math.max(1, [...layers, []].findIndex((layer, at) => at >= rank && layer.length <= WIDE) - rank);
    const inside = layers.slice(rank, rank + height).flat();
    const rows = inside.length > WIDE && neighbours(inside, arrows) <= MOST_NEIGHBOURS ? rowsOf(inside, arrows, ranks) : [inside];
    for (const [row, members] of rows.entries()) for (const { id } of members) of.set(id, top + row * height + (ranks.get(id) ?? 0) - rank);
    const next = top + rows.length * height;
    if (rows.length > 1) for (let at = top; at < next; at++) folds.set(at, top);
    [rank, top] = [rank + height, next];
  }
  return { of, folds };
}

/** How many boxes outside these lead to one of them or are led to. */
function neighbours(boxes: readonly Box[], arrows: readonly Arrow[]): number {
  const ids = new Set(boxes.map(({ id }) => id));
  return new Set(arrows.filter(({ from, to }) => ids.has(from) !== ids.has(to)).map(({ from, to }) => (ids.has(from) ? to : from))).size;
}

/** Deals branches out to rows, in their order; none is torn apart. */
function rowsOf(boxes: readonly Box[], arrows: readonly Arrow[], ranks: ReadonlyMap<string, number>): readonly (readonly Box[])[] {
  const layers = grouped(boxes, ({ id }) => ranks.get(id) ?? 0);
  const widest = Math.max(...[...layers.values()].map(({ length }) => length));
  const most = Math.ceil(widest / Math.ceil(widest / Math.max(ROW, rowOf(widest / 2))));
  const rows: Box[][] = [];
  let counts = new Map<number, number>();
  for (const branch of branchesOf(boxes, arrows)) {
    const added = grouped(branch, ({ id }) => ranks.get(id) ?? 0);
    const fits = [...added].every(([rank, { length }]) => (counts.get(rank) ?? 0) + length <= most);
    if (rows.length === 0 || !fits) {
      rows.push([]);
      counts = new Map();
    }
    rows.at(-1)?.push(...branch);
    for (const [rank, { length }] of added) counts.set(rank, (counts.get(rank) ?? 0) + length);
  }
  return rows;
}

/** What hangs together among these boxes, in the order of the first of each. */
function branchesOf(boxes: readonly Box[], arrows: readonly Arrow[]): readonly (readonly Box[])[] {
  const heads = new Map(boxes.map(({ id }) => [id, id]));
  const headOf = (id: string): string => {
    let head = id;
    for (let next = heads.get(head); next !== undefined && next !== head; next = heads.get(head)) head = next;
    heads.set(id, head);
    return head;
  };
  for (const { from, to } of arrows) if (heads.has(from) && heads.has(to)) heads.set(headOf(to), headOf(from));
  return [...grouped(boxes, ({ id }) => headOf(id)).values()];
}

function grouped<Key>(boxes: readonly Box[], keyOf: (box: Box) => Key): ReadonlyMap<Key, readonly Box[]> {
  const groups = new Map<Key, Box[]>();
  for (const box of boxes) {
    const group = groups.get(keyOf(box));
    if (group) group.push(box);
    else groups.set(keyOf(box), [box]);
  }
  return groups;
}

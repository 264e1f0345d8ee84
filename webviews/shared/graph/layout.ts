import { ranksOf, type Arrow, type Box } from "./ranks.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** The upper left corner of every box. */
  readonly boxes: ReadonlyMap<string, Point>;
  /** For each arrow, in order, the points that it leads through. */
  readonly arrows: readonly (readonly Point[])[];
}

const GAP_ACROSS = 28;
const GAP_DOWN = 46;
const MARGIN = 16;
const SWEEPS = 8;
const MOST_SWEEPS = 24;
const IDLE_SWEEPS = 4;

/** One place in a layer: a box, or where a long arrow passes by. */
interface Slot {
  readonly box?: Box;
  readonly width: number;
  readonly above: Slot[];
  readonly below: Slot[];
  x: number;
  /** In the order of its layer. */
  place: number;
}

/**
 * Layers from the top down, after Sugiyama, Tagawa and Toda (1981): the longest way decides the layer, barycentres decide
 * the order in it, and then every slot moves as near to its neighbours as the order allows.
 */
export function layered(boxes: readonly Box[], arrows: readonly Arrow[]): Layout {
  const { of: ranks, folds } = ranksOf(boxes, arrows);
  const layers: Slot[][] = Array.from({ length: 1 + Math.max(-1, ...ranks.values()) }, () => []);
  const slots = new Map<string, Slot>();
  for (const box of boxes) slots.set(box.id, newSlot(layers[ranks.get(box.id) ?? 0], box));
  const shared = new Map<string, Slot>();
  const ways = arrows.map((arrow) => {
    const [start, end] = [ranks.get(arrow.from) ?? 0, ranks.get(arrow.to) ?? 0];
    // Past the rows of a folded layer, arrows from one box or to one box are one line.
    const passing = (rank: number): Slot => {
      const fold = folds.get(rank);
      const key = fold === undefined ? undefined : `${rank} ${start < fold ? `from ${arrow.from}` : `to ${arrow.to}`}`;
      const slot = (key === undefined ? undefined : shared.get(key)) ?? newSlot(layers[rank]);
      if (key !== undefined) shared.set(key, slot);
      return slot;
    };
    return arrow.back ? [] : wayOf(slots.get(arrow.from), slots.get(arrow.to), Array.from({ length: Math.max(0, end - start - 1) }, (_, place) => passing(start + place + 1)));
  });
  disentangle(layers);
  for (const rank of folds.keys()) centrePassing(layers[rank] ?? []);
  for (const layer of layers) settle(layer, () => 0);
  for (let sweep = 0; sweep < SWEEPS; sweep++) align(layers, sweep % 2 === 0, folds);
  return withBackWays(drawn(layers, ways), boxes, arrows);
}

function withBackWays(layout: Layout, boxes: readonly Box[], arrows: readonly Arrow[]): Layout {
  const drawn = layout.arrows.map((points, place) => (arrows[place]?.back ? backWay(arrows[place], layout, boxes) : points));
  const right = drawn.flatMap((points, place) => (arrows[place]?.back ? points.map(({ x }) => x + MARGIN) : []));
  return { ...layout, arrows: drawn, width: Math.max(layout.width, ...right) };
}

/** Out of the side of the lower box, round what stands between, and into the side of the upper one: the ends and two points that pull the curve. */
function backWay({ from, to }: Arrow, { boxes }: Layout, sizes: readonly Box[]): readonly Point[] {
  const placed = sizes.flatMap((box) => {
    const corner = boxes.get(box.id);
    return corner ? [{ id: box.id, right: corner.x + box.width, top: corner.y, bottom: corner.y + box.height }] : [];
  });
  const [start, end] = [placed.find(({ id }) => id === from), placed.find(({ id }) => id === to)];
  if (!start || !end) return [];
  const between = placed.filter(({ top, bottom }) => bottom >= end.top && top <= start.bottom);
  // A cubic curve comes three quarters of the way to its pulling points.
  const near = Math.min(start.right, end.right);
  const x = near + (Math.max(...between.map(({ right }) => right)) - near) / 0.75 + GAP_ACROSS * 1.5;
  const [low, high] = [(start.top + start.bottom) / 2, (end.top + end.bottom) / 2];
  return [{ x: start.right, y: low }, { x, y: low }, { x, y: high }, { x: end.right, y: high }];
}

const PASSING_WIDTH = 8;

function newSlot(layer: Slot[] | undefined, box?: Box): Slot {
  const slot: Slot = { ...(box && { box }), width: box?.width ?? PASSING_WIDTH, above: [], below: [], x: 0, place: 0 };
  layer?.push(slot);
  return slot;
}

function wayOf(from: Slot | undefined, to: Slot | undefined, between: readonly Slot[]): readonly Slot[] {
  if (!from || !to) return [];
  const way = [from, ...between, to];
  way.slice(1).forEach((slot, place) => {
    const above = way[place];
    above?.below.push(slot);
    if (above) slot.above.push(above);
  });
  return way;
}

function order(layers: readonly Slot[][], down: boolean): void {
  for (const layer of down ? layers : layers.toReversed()) {
    const centres = new Map(layer.map((slot) => [slot, mean((down ? slot.above : slot.below).map(({ place }) => place)) ?? slot.place]));
    layer.sort((a, b) => (centres.get(a) ?? 0) - (centres.get(b) ?? 0));
    number(layer);
  }
}

function number(layer: readonly Slot[]): void {
  for (const [place, slot] of layer.entries()) slot.place = place;
}

/** How often arrows cross between layers: pairs whose ends stand in another order than their beginnings, counted with a tree of sums after Barth, Mutzel and Jünger (2004). */
function crossings(layers: readonly Slot[][]): number {
  let count = 0;
  for (const [rank, layer] of layers.entries()) {
    const ends = layer.flatMap(({ below }) => below.map(({ place }) => place).toSorted((a, b) => a - b));
    const sums = new Array<number>((layers[rank + 1]?.length ?? 0) + 1).fill(0);
    for (const [before, end] of ends.entries()) {
      let notBeyond = 0;
      for (let at = end + 1; at > 0; at -= at & -at) notBeyond += sums[at] ?? 0;
      count += before - notBeyond;
      for (let at = end + 1; at < sums.length; at += at & -at) sums[at] = (sums[at] ?? 0) + 1;
    }
  }
  return count;
}

/** Sweeps up and down until they better nothing any more, and keeps the order with the fewest crossings. */
function disentangle(layers: readonly Slot[][]): void {
  for (const layer of layers) number(layer);
  let best = { crossings: crossings(layers), orders: layers.map((layer) => [...layer]) };
  for (let sweep = 0, idle = 0; sweep < MOST_SWEEPS && idle < IDLE_SWEEPS && best.crossings > 0; sweep++) {
    order(layers, sweep % 2 === 0);
    const now = crossings(layers);
    idle = now < best.crossings ? 0 : idle + 1;
    if (now < best.crossings) best = { crossings: now, orders: layers.map((layer) => [...layer]) };
  }
  for (const [rank, layer] of layers.entries()) layer.splice(0, layer.length, ...(best.orders[rank] ?? []));
}

/** What passes by the rows of a folded layer goes through the middle of all of them: beside them it would push each row further aside than the one above. */
function centrePassing(layer: Slot[]): void {
  const boxes = layer.filter(({ box }) => box);
  const half = Math.ceil(boxes.length / 2);
  layer.splice(0, layer.length, ...boxes.slice(0, half), ...layer.filter(({ box }) => !box), ...boxes.slice(half));
}

/** The rows of a folded layer stay under each other: each aligned with the one above, they would drift to a side. */
function align(layers: readonly Slot[][], down: boolean, folds: ReadonlyMap<number, number>): void {
  const ranks = [...layers.keys()];
  for (const rank of down ? ranks : ranks.toReversed()) {
    const layer = layers[rank] ?? [];
    settle(layer, (slot) => mean((down ? slot.above : slot.below).map(({ x }) => x)) ?? slot.x);
    const [first, last] = [layer[0], layer.at(-1)];
    const aside = folds.has(rank) && first && last ? (first.x - first.width / 2 + last.x + last.width / 2) / 2 : 0;
    for (const slot of layer) slot.x -= aside;
  }
}

/** Moves centres as near to where they want to be, in squares, as the order and the gaps allow: isotonic regression by pooling. */
function settle(layer: readonly Slot[], wanted: (slot: Slot) => number): void {
  let offset = 0;
  const offsets = layer.map((slot, place) => (offset += place === 0 ? 0 : ((layer[place - 1]?.width ?? 0) + slot.width) / 2 + GAP_ACROSS));
  const pools: { sum: number; count: number }[] = [];
  layer.forEach((slot, place) => {
    let pool = { sum: wanted(slot) - (offsets[place] ?? 0), count: 1 };
    for (let last = pools.at(-1); last && last.sum / last.count >= pool.sum / pool.count; last = pools.at(-1)) {
      pools.pop();
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
    }
    pools.push(pool);
  });
  const settled = pools.flatMap(({ sum, count }) => Array<number>(count).fill(sum / count));
  layer.forEach((slot, place) => (slot.x = (settled[place] ?? 0) + (offsets[place] ?? 0)));
}

function drawn(layers: readonly Slot[][], ways: readonly (readonly Slot[])[]): Layout {
  const all = layers.flat();
  const left = Math.min(0, ...all.map(({ x, width }) => x - width / 2)) - MARGIN;
  const right = Math.max(0, ...all.map(({ x, width }) => x + width / 2));
  const tops = new Map<Slot, number>();
  const heights = new Map<Slot, number>();
  let top = MARGIN;
  for (const layer of layers) {
    const height = Math.max(0, ...layer.map(({ box }) => box?.height ?? 0));
    for (const slot of layer) {
      tops.set(slot, top);
      heights.set(slot, height);
    }
    top += height + GAP_DOWN;
  }
  const topOf = (slot: Slot): number => tops.get(slot) ?? 0;
  const boxes = new Map(all.flatMap((slot) => (slot.box ? [[slot.box.id, { x: slot.x - slot.width / 2 - left, y: topOf(slot) }] as const] : [])));
  const arrows = ways.map((way) =>
    way.flatMap((slot, place): readonly Point[] => {
      const x = slot.x - left;
      if (place === 0) return leaving(x, topOf(slot) + (slot.box?.height ?? 0), topOf(slot) + (heights.get(slot) ?? 0));
      // An arrow passes by a layer straight down, so that it does not cross the boxes beside it.
      return [{ x, y: topOf(slot) - (slot.box ? 1 : 0) }, ...(slot.box ? [] : [{ x, y: topOf(slot) + (heights.get(slot) ?? 0) }])];
    }),
  );
  return { width: right - left + MARGIN, height: top - GAP_DOWN + MARGIN, boxes, arrows };
}

/** An arrow leaves straight down past higher boxes beside its own. */
const leaving = (x: number, bottom: number, below: number): readonly Point[] => (below > bottom ? [{ x, y: bottom }, { x, y: below }] : [{ x, y: bottom }]);

const mean = (values: readonly number[]): number | undefined => (values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length);

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

/** One place in a layer: a box, or where a long arrow passes by. */
interface Slot {
  readonly box?: Box;
  readonly width: number;
  readonly above: Slot[];
  readonly below: Slot[];
  x: number;
}

/**
 * Layers from the top down, after Sugiyama, Tagawa and Toda (1981): the longest way decides the layer, barycentres decide
 * the order in it, and then every slot moves as near to its neighbours as the order allows.
 */
export function layered(boxes: readonly Box[], arrows: readonly Arrow[]): Layout {
  const ranks = ranksOf(boxes, arrows.filter(({ back }) => !back));
  const layers: Slot[][] = Array.from({ length: 1 + Math.max(-1, ...ranks.values()) }, () => []);
  const slots = new Map<string, Slot>();
  for (const box of boxes) {
    const slot: Slot = { box, width: box.width, above: [], below: [], x: 0 };
    slots.set(box.id, slot);
    layers[ranks.get(box.id) ?? 0]?.push(slot);
  }
  const ways = arrows.map(({ from, to, back }) => (back ? [] : wayOf(slots.get(from), slots.get(to), ranks.get(from) ?? 0, ranks.get(to) ?? 0, layers)));
  for (let sweep = 0; sweep < SWEEPS; sweep++) order(layers, sweep % 2 === 0);
  for (const layer of layers) settle(layer, () => 0);
  for (let sweep = 0; sweep < SWEEPS; sweep++) align(layers, sweep % 2 === 0);
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

/** What nothing leads to, such as a source, stands right above what it leads to. */
function ranksOf(boxes: readonly Box[], arrows: readonly Arrow[]): Map<string, number> {
  const ranks = new Map(boxes.map(({ id }) => [id, 0]));
  for (const { id } of boxes) {
    for (const arrow of arrows) if (arrow.from === id) ranks.set(arrow.to, Math.max(ranks.get(arrow.to) ?? 0, (ranks.get(id) ?? 0) + 1));
  }
  for (const { id } of boxes) {
    if (arrows.some(({ to }) => to === id)) continue;
    const next = arrows.filter(({ from }) => from === id).map(({ to }) => ranks.get(to) ?? 1);
    if (next.length > 0) ranks.set(id, Math.min(...next) - 1);
  }
  for (const [place, { id }] of lonely(boxes, arrows).entries()) ranks.set(id, Math.floor(place / rowOf(boxes)));
  return ranks;
}

/** Boxes that nothing leads to or from: all in one layer they would be a row that nobody sees the end of. */
function lonely(boxes: readonly Box[], arrows: readonly Arrow[]): readonly Box[] {
  const joined = new Set(arrows.flatMap(({ from, to }) => [from, to]));
  return boxes.filter(({ id }) => !joined.has(id));
}

/** Boxes are about four times as wide as high, so that rows of this length fill a page. */
const rowOf = (boxes: readonly Box[]): number => Math.max(6, Math.ceil(Math.sqrt(boxes.length)));

function wayOf(from: Slot | undefined, to: Slot | undefined, start: number, end: number, layers: readonly Slot[][]): readonly Slot[] {
  if (!from || !to) return [];
  const between = Array.from({ length: Math.max(0, end - start - 1) }, (_, place): Slot => {
    const slot: Slot = { width: 8, above: [], below: [], x: 0 };
    layers[start + place + 1]?.push(slot);
    return slot;
  });
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
    const places = new Map(layers.flatMap((one) => one.map((slot, place) => [slot, place] as const)));
    const centre = (slot: Slot): number => mean((down ? slot.above : slot.below).map((one) => places.get(one) ?? 0)) ?? places.get(slot) ?? 0;
    const centres = new Map(layer.map((slot) => [slot, centre(slot)]));
    layer.sort((a, b) => (centres.get(a) ?? 0) - (centres.get(b) ?? 0));
  }
}

function align(layers: readonly Slot[][], down: boolean): void {
  for (const layer of down ? layers : layers.toReversed()) {
    settle(layer, (slot) => mean((down ? slot.above : slot.below).map(({ x }) => x)) ?? slot.x);
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
  let top = MARGIN;
  for (const layer of layers) {
    for (const slot of layer) tops.set(slot, top);
    top += Math.max(0, ...layer.map(({ box }) => box?.height ?? 0)) + GAP_DOWN;
  }
  const topOf = (slot: Slot): number => tops.get(slot) ?? 0;
  const boxes = new Map(all.flatMap((slot) => (slot.box ? [[slot.box.id, { x: slot.x - slot.width / 2 - left, y: topOf(slot) }] as const] : [])));
  const arrows = ways.map((way) =>
    way.flatMap((slot, place): Point[] => {
      const x = slot.x - left;
      if (place === 0) return [{ x, y: topOf(slot) + (slot.box?.height ?? 0) }];
      return [{ x, y: topOf(slot) - (slot.box ? 1 : 0) }, ...(slot.box ? [] : [{ x, y: topOf(slot) + heightOf(layers, slot) }])];
    }),
  );
  return { width: right - left + MARGIN, height: top - GAP_DOWN + MARGIN, boxes, arrows };
}

/** An arrow passes by a layer straight down, so that it does not cross the boxes beside it. */
function heightOf(layers: readonly Slot[][], slot: Slot): number {
  return Math.max(0, ...(layers.find((layer) => layer.includes(slot)) ?? []).map(({ box }) => box?.height ?? 0));
}

const mean = (values: readonly number[]): number | undefined => (values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length);

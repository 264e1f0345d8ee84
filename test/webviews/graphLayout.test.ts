import assert from "node:assert/strict";

import fc from "fast-check";

import { layered } from "../../webviews/shared/graph/layout.ts";
import type { Arrow, Box } from "../../webviews/shared/graph/ranks.ts";

const box = (id: string, width = 200, height = 50): Box => ({ id, width, height });
const arrow = (way: string): Arrow => ({ from: way.slice(0, 1), to: way.slice(1) });

describe("layered layout", () => {
  it("is empty for nothing", () => assert.equal(layered([], []).boxes.size, 0));

  it("puts a chain under each other in one column", () => {
    const { boxes } = layered([box("a"), box("b"), box("c")], ["ab", "bc"].map(arrow));
    assert.equal(new Set([...boxes.values()].map(({ x }) => x)).size, 1);
    assert.deepEqual([...boxes.values()].map(({ y }) => y), [16, 112, 208]);
  });

  it("puts two sides of a split beside each other, centred under it", () => {
    const { boxes } = layered([box("a"), box("b"), box("c")], ["ab", "ac"].map(arrow));
    const x = (id: string): number => boxes.get(id)?.x ?? 0;
    assert.equal((x("b") + x("c")) / 2, x("a"));
    assert.equal(Math.abs(x("b") - x("c")), 228);
  });

  it("wraps boxes that nothing leads to into rows", () => {
    const { boxes, width, height } = layered(Array.from({ length: 100 }, (_, index) => box(`b${index}`)), []);
    assert.equal(new Set([...boxes.values()].map(({ y }) => y)).size, 10);
    assert.ok(width < 2400 && height < 1100, `${width} by ${height}`);
  });

  it("folds a wide fan into rows, each sibling above what is its own, and leads what passes by as one line", () => {
    const siblings = Array.from({ length: 60 }, (_, index) => index);
    const { boxes, arrows, width, height } = layered(
      [box("start"), ...siblings.flatMap((index) => [box(`fit${index}`), box(`out${index}`)]), box("end")],
      [...siblings.flatMap((index) => [{ from: "start", to: `fit${index}` }, { from: `fit${index}`, to: `out${index}` }, { from: `out${index}`, to: "end" }])],
    );
    assert.ok(width < 1700 && height < 2200, `${width} by ${height}`);
    for (const index of siblings) assert.equal(boxes.get(`out${index}`)?.y, (boxes.get(`fit${index}`)?.y ?? 0) + 96);
    assert.ok((boxes.get("end")?.y ?? 0) > Math.max(...siblings.map((index) => boxes.get(`out${index}`)?.y ?? Infinity)));
    const lastFits = siblings.slice(-4).map((index) => arrows[3 * index] ?? []);
    assert.equal(new Set(lastFits.map((points) => JSON.stringify(points.slice(0, -1)))).size, 1);
  });

  it("leaves a wide layer whole where all of it hangs together", () => {
    const tops = Array.from({ length: 20 }, (_, index) => `top${index}`);
    const { boxes } = layered([...tops.map((id) => box(id)), ...tops.map((id) => box(`below ${id}`))], tops.flatMap((from, index) => [{ from, to: `below ${from}` }, { from, to: `below ${tops[(index + 1) % 20] ?? ""}` }]));
    assert.equal(new Set([...boxes.values()].map(({ y }) => y)).size, 2);
  });

  it("leaves a wide layer whole between many neighbours, whose arrows would tangle on their way past its rows", () => {
    const tops = Array.from({ length: 10 }, (_, index) => `top${index}`);
    const below = tops.flatMap((from) => [0, 1].map((index) => ({ from, to: `${from} ${index}` })));
    const { boxes } = layered([...tops.map((id) => box(id)), ...below.map(({ to }) => box(to))], below);
    assert.equal(new Set([...boxes.values()].map(({ y }) => y)).size, 2);
  });

  it("puts a late source right above what reads it", () => {
    const { boxes } = layered(["a", "b", "s", "c"].map((id) => box(id)), ["ab", "bc", "sc"].map(arrow));
    assert.equal(boxes.get("s")?.y, boxes.get("b")?.y);
  });

  it("untangles what can be drawn without a crossing", () => {
    const { boxes } = layered(["a", "b", "c", "d", "e", "f", "g", "h"].map((id) => box(id)), ["ah", "bg", "cf", "de"].map(arrow));
    const x = (id: string): number => boxes.get(id)?.x ?? 0;
    const below = ["a", "b", "c", "d"].toSorted((one, other) => x(one) - x(other)).map((id) => ({ a: "h", b: "g", c: "f", d: "e" })[id] ?? "");
    assert.deepEqual(below, ["e", "f", "g", "h"].toSorted((one, other) => x(one) - x(other)));
  });

  it("leads an arrow straight down past a higher box beside its own", () => {
    const { arrows } = layered([box("a"), box("b", 200, 300), box("c")], ["ac", "bc"].map(arrow));
    const [way = []] = arrows;
    assert.deepEqual(way.slice(0, 2).map(({ y }) => y), [66, 316]);
    assert.equal(new Set(way.slice(0, 2).map(({ x }) => x)).size, 1);
  });

  it("leads an arrow that closes a circle round the boxes between", () => {
    const { boxes, arrows, width } = layered([box("a"), box("b", 300), box("c")], [...["ab", "bc"].map(arrow), { ...arrow("ca"), back: true }]);
    assert.deepEqual([...boxes.values()].map(({ y }) => y), [16, 112, 208]);
    const right = (boxes.get("b")?.x ?? 0) + 300;
    assert.ok(arrows[2]?.slice(1, 3).every(({ x }) => x > right && x < width));
  });

  it("never lets boxes overlap or arrows lead up, whatever the graph", () => {
    const graphs = fc.integer({ min: 1, max: 45 }).chain((size) =>
      fc.record({
        sizes: fc.array(fc.integer({ min: 40, max: 300 }), { minLength: size, maxLength: size }),
        arrows: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 50 }),
      }),
    );
    fc.assert(
      fc.property(graphs, ({ sizes, arrows }) => {
        const boxes = sizes.map((size, place) => box(String(place), size, size / 2));
        const ways = arrows.filter(([a, b]) => a < b).map(([a, b]) => ({ from: String(a), to: String(b) }));
        const layout = layered(boxes, ways);
        const placed = boxes.map((one) => ({ ...one, ...(layout.boxes.get(one.id) ?? { x: NaN, y: NaN }) }));
        const apart = (a: (typeof placed)[number], b: (typeof placed)[number]): boolean => a.x + a.width <= b.x + 1e-6 || b.x + b.width <= a.x + 1e-6 || a.y + a.height <= b.y || b.y + b.height <= a.y;
        const inside = placed.every(({ x, y, width, height }) => x >= 0 && y >= 0 && x + width <= layout.width && y + height <= layout.height);
        const down = layout.arrows.every((points) => points.every(({ y }, place) => place === 0 || y >= (points[place - 1]?.y ?? 0)));
        return inside && down && placed.every((a, place) => placed.slice(place + 1).every((b) => apart(a, b)));
      }),
    );
  });
});

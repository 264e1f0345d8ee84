import assert from "node:assert/strict";

import { sortInParts } from "../../../server/core/insights/statistics/sortedInParts.ts";
import { seededRandom } from "../../../server/core/insights/statistics/random.ts";

const random = seededRandom(11);

describe("sorting in parts", () => {
  const SHAPES: Readonly<Record<string, (at: number) => number>> = {
    uniform: () => random(),
    "of both signs": () => (random() - 0.5) * 1e9,
    "mostly zero": () => (random() < 0.9 ? 0 : random()),
    equal: () => 7,
    ascending: (at) => at,
    descending: (at) => -at,
    "with holes and ends": (at) => [Number.NaN, Infinity, -Infinity, -0, random()][at % 5] ?? 0,
    "far out": () => random() ** -20,
  };

  for (const [shape, value] of Object.entries(SHAPES)) {
    it(`puts numbers into order: ${shape}`, () => {
      for (const [count, spare] of [[20_000, 5000], [20_000, 6000], [9000, 1], [5, 2], [1, 0], [0, 0]] as const) {
        const numbers = Float64Array.from({ length: count }, (_, at) => value(at));
        const expected = numbers.slice().sort();
        sortInParts(numbers, new Float64Array(spare));
        // 0 and -0 are equal, so their order is free.
        assert.deepEqual(Array.from(numbers, (number) => number + 0), Array.from(expected, (number) => number + 0), `${count} with ${spare}`);
      }
    });
  }
});

import assert from "node:assert/strict";

import { sortedNumbers } from "../../../server/core/insights/statistics/sorted.ts";

describe("sorted numbers", () => {
  it("are those of the engine's own sort, with signs, infinities, gaps and ties", () => {
    const odd = [0, -0, Infinity, -Infinity, NaN, Number.MIN_VALUE, -Number.MIN_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE, 1e-310, -1e-310];
    const numbers = Float64Array.from({ length: 20_000 }, (_, row) => (row % 7 === 0 ? (odd[row % odd.length] ?? 0) : (((row * 0.618034) % 1) - 0.5) * 10 ** (row % 300)));
    const expected = numbers.toSorted();
    assert.deepEqual([...sortedNumbers(numbers.slice())], [...expected]);
    assert.ok(Object.is(sortedNumbers(Float64Array.of(0, -0))[0], -0));
  });

  it("are put into order by all their bits where the upper half is the same", () => {
    for (const sign of [1, -1]) {
      const numbers = Float64Array.from({ length: 50_000 }, (_, row) => sign * (1e15 + ((row * 7919) % 50_000)));
      assert.deepEqual(sortedNumbers(numbers.slice()), numbers.toSorted());
    }
  });

  it("may be a part of a larger memory", () => {
    const memory = Float64Array.from({ length: 10_000 }, (_, row) => -row);
    assert.deepEqual([...sortedNumbers(memory.subarray(2000, 9000)).slice(0, 2)], [-8999, -8998]);
    assert.deepEqual([memory[0], memory[1999], memory[9000]], [-0, -1999, -9000].map((number) => (number === 0 ? memory[0] : number)));
  });

  it("of equal or no numbers are those", () => {
    assert.deepEqual([...sortedNumbers(new Float64Array(5000).fill(2.5))], Array<number>(5000).fill(2.5));
    assert.deepEqual([...sortedNumbers(new Float64Array())], []);
  });
});

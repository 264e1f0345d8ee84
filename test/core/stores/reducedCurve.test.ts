import assert from "node:assert/strict";

import { curveOf, reducedCurve } from "../../../server/core/stores/curve.ts";

describe("a reduced curve", () => {
  const long = curveOf(Array.from({ length: 10_000 }, (_, index) => [index, index, index === 4321 ? 99 : index === 5432 ? -99 : index === 6543 ? NaN : Math.sin(index)] as const));

  it("has no more than about so many points, and no spike or gap less", () => {
    const { steps, values } = reducedCurve(long, 400);
    assert.ok(steps.length <= 500, String(steps.length));
    assert.deepEqual([steps[0], steps.at(-1), Math.max(...values.filter(Number.isFinite)), Math.min(...values.filter(Number.isFinite))], [0, 9999, 99, -99]);
    assert.deepEqual([...values].filter((value) => !Number.isFinite(value)), [NaN]);
  });

  it("has points of the curve, in their order, each once", () => {
    const { steps, times, values } = reducedCurve(long, 40);
    steps.forEach((step, index) => {
      assert.deepEqual([times[index], values[index]], [step, long.values[step]]);
      assert.ok(index === 0 || step > (steps[index - 1] ?? Infinity));
    });
  });
});

import assert from "node:assert/strict";

import { counted, decimalsFor, formatChance, formatDuration, formatNumber, formatShare } from "../../webviews/shared/format.ts";

describe("formats", () => {
  it("write numbers short, without losing small or large ones", () => {
    const written = [0, 1, -1.5, 0.123456, 1234567.8, 1e-9, 1.5e12, NaN, Infinity, -Infinity].map((number) => formatNumber(number));
    assert.deepEqual(written, ["0", "1", "−1.5", "0.1235", "1234568", "1e−9", "1.5e12", "NaN", "∞", "−∞"]);
  });

  it("line up the values of one column", () => {
    assert.equal(decimalsFor([0.7, 0.6543]), 4);
    assert.equal(decimalsFor([12.5, 3]), 2);
    assert.equal(decimalsFor([1, 2]), undefined);
    assert.equal(decimalsFor([]), undefined);
    assert.equal(decimalsFor([1e-9, 0.5]), undefined);
    assert.equal(formatNumber(0.7, 4, 4), "0.7000");
  });

  it("write shares, chances, counts and durations in words", () => {
    assert.deepEqual([0, 0.004, 0.05, 0.123, 1].map(formatShare), ["0 %", "0.4 %", "5 %", "12 %", "100 %"]);
    assert.deepEqual([0.5, 0.0123, 1e-7].map(formatChance), ["p = 0.5", "p = 0.012", "p < 0.0001"]);
    assert.deepEqual([counted(1, "run"), counted(12_345, "run")], ["1 run", "12,345 runs"]);
    assert.deepEqual([5, 1500, 61_000, 7_260_000].map(formatDuration), ["5 ms", "2 s", "1 min 1 s", "2 h 1 min"]);
  });
});

import assert from "node:assert/strict";

import { readNpy } from "../../../server/core/insights/explain/npy.ts";
import { explainModel, gridOf } from "../../../server/core/insights/explain/permutation.ts";
import { explainShap, shapOfArray, shapOfFrame } from "../../../server/core/insights/explain/shap.ts";
import { frameCollector, type Frame } from "../../../server/core/insights/tables/frame.ts";

function npy(head: string, numbers: readonly number[]): Uint8Array {
  const text = `${head.padEnd(117)}\n`;
  const bytes = new Uint8Array(10 + text.length + 8 * numbers.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
  view.setUint16(8, text.length, true);
  bytes.set(new TextEncoder().encode(text), 10);
  numbers.forEach((number, place) => view.setFloat64(10 + text.length + 8 * place, number, true));
  return bytes;
}

function frameOf(header: readonly string[], ...rows: readonly (readonly string[])[]): Frame {
  const collector = frameCollector(header);
  rows.forEach((row) => collector.add(row));
  return collector.frame("data.csv", []);
}

describe("NumPy arrays", () => {
  it("are read in either order", () => {
    assert.deepEqual(readNpy(npy("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }", [1, 2, 3, 4, 5, 6])), { state: "read", array: { shape: [2, 3], numbers: Float64Array.of(1, 2, 3, 4, 5, 6) } });
    assert.deepEqual(readNpy(npy("{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3), }", [1, 4, 2, 5, 3, 6])), { state: "read", array: { shape: [2, 3], numbers: Float64Array.of(1, 2, 3, 4, 5, 6) } });
  });

  it("are refused where they are no numbers, or not whole", () => {
    assert.match(JSON.stringify(readNpy(npy("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", []))), /a pickle/);
    assert.match(JSON.stringify(readNpy(npy("{'descr': '<U5', 'fortran_order': False, 'shape': (1,), }", []))), /type U5, not numbers/);
    assert.match(JSON.stringify(readNpy(npy("{'descr': '<f8', 'fortran_order': False, 'shape': (9, 9), }", [1]))), /breaks off/);
    assert.match(JSON.stringify(readNpy(npy("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999, 99999999999), }", [1]))), /breaks off/);
    const whole = npy("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }", [1, 2]);
    for (let length = 0; length < whole.length; length += 1) assert.equal(readNpy(whole.subarray(0, length)).state, "failed");
  });
});

describe("SHAP values", () => {
  const data = frameOf(["age", "sex"], ["20", "f"], ["40", "m"], ["60", "f"]);

  it("are summed up by feature, with the way in which they move", () => {
    const read = shapOfArray("shap.npy", { shape: [3, 2], numbers: Float64Array.of(-1, 0.1, 0.5, -0.1, 2, 0.1) }, ["age", "sex"]);
    assert.ok(read.state === "read");
    const { features, words } = explainShap(read.values, data);
    assert.deepEqual(features.map(({ name, importance, direction }) => [name, importance.toFixed(4), direction]), [["age", "1.1667", 1], ["sex", "0.1000", undefined]]);
    assert.deepEqual(features[0]?.points, [[20, -1], [40, 0.5], [60, 2]]);
    assert.equal(words, "`age` moves the predictions the most: by 1.167 on average over 3 rows, upwards where it is high. `sex` follows with 0.1.");
  });

  it("leave out the base value that boosters put behind the last feature", () => {
    const read = shapOfArray("shap.npy", { shape: [1, 3], numbers: Float64Array.of(1, 2, 9) }, ["age", "sex"]);
    assert.deepEqual(read.state === "read" && [read.values.columns.map(({ name }) => name), read.values.problems], [["age", "sex"], ["The last column is the same without any feature (the base value) and left out."]]);
    const table = shapOfFrame(frameOf(["base_value", "age", "note"], ["9", "1", "x"]));
    assert.deepEqual(table.state === "read" && table.values.columns.map(({ name }) => name), ["age"]);
  });

  it("say when the data are of other rows, or an output does not exist", () => {
    const read = shapOfArray("s.npy", { shape: [2, 1], numbers: Float64Array.of(1, 2) }, ["age"]);
    assert.match(read.state === "read" ? (explainShap(read.values, data).problems[0] ?? "") : "", /data have 3 rows, the SHAP values 2/);
    assert.match(JSON.stringify(shapOfArray("s.npy", { shape: [1, 1, 2], numbers: Float64Array.of(1, 2) }, [], 2)), /has 2 outputs, counted from 0; there is no 2/);
    assert.match(JSON.stringify(shapOfArray("s.npy", { shape: [3], numbers: Float64Array.of(1, 2, 3) }, [])), /has 1 dimension/);
    assert.match(explainShap({ name: "s", rows: 0, columns: [], problems: [] }).words, /No feature moves/);
  });
});

describe("a model that is asked", () => {
  const features = [{ name: "x", values: Array.from({ length: 50 }, (_, row) => row) }, { name: "c", values: Array.from({ length: 50 }, (_, row) => (row % 2 === 0 ? "a" : "b")) }];
  const asked = { features, predict: (columns: ReadonlyMap<string, readonly (number | string)[]>) => Promise.resolve(Float64Array.from(columns.get("x") ?? [], (x) => 2 * Number(x))), score: (columns: ReadonlyMap<string, readonly (number | string)[]>) => Promise.resolve((columns.get("x") ?? []).filter((x, row) => x === row).length / 50) };

  it("depends on what it looks at, and on nothing else", async () => {
    const { baseline, effects } = await explainModel(asked);
    assert.equal(baseline, 1);
    assert.deepEqual(effects.map(({ name }) => name), ["x", "c"]);
    assert.ok((effects[0]?.importance ?? 0) > 0.9);
    assert.deepEqual([effects[1]?.importance, effects[1]?.partial], [0, undefined]);
    assert.deepEqual(effects[0]?.partial?.slice(0, 3), [[0, 0], [1, 2], [2, 4]]);
    assert.deepEqual(await explainModel(asked), { baseline, effects }, "the same rows give the same answer");
  });

  it("is drawn over all values where they are few, else between the 5th and the 95th percentile", () => {
    assert.deepEqual(gridOf([3, 1, 3, 2]), [1, 2, 3]);
    const grid = gridOf(Array.from({ length: 201 }, (_, place) => place));
    assert.deepEqual([grid.length, grid[0]?.toFixed(4), grid.at(-1)?.toFixed(4)], [100, "9.4600", "190.5400"]);
    assert.deepEqual([gridOf(["a", 1]), gridOf([Number.NaN, 1])], [[], []]);
  });
});

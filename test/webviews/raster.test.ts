import assert from "node:assert/strict";

import { drawLine, emptyRaster, writeRows } from "../../webviews/shared/charts/raster.ts";

const RED = { red: 255, green: 0, blue: 0, opacity: 1, width: 1 };

/** The opacity of each pixel, a text per row: `.` for none, `#` for all, `o` for a part. */
function drawn(points: readonly (readonly [x: number, y: number])[], [width, height]: readonly [number, number] = [6, 5], stroke = RED): readonly string[] {
  const raster = emptyRaster(width, height);
  const [x, y] = [Float64Array.from(points, ([each]) => each), Float64Array.from(points, ([, each]) => each)];
  drawLine(raster, { x, y }, { zero: 0, factor: 1 }, { zero: height, factor: -1 }, stroke);
  const rows = new Uint32Array(width * height);
  writeRows(raster, rows);
  return Array.from({ length: height }, (_, row) => [...rows.subarray(row * width, (row + 1) * width)].map((pixel) => (pixel === 0 ? "." : pixel >>> 24 === 255 ? "#" : "o")).join(""));
}

describe("lines drawn pixel by pixel", () => {
  it("are as wide as their stroke", () => {
    assert.deepEqual(drawn([[0, 2.5], [5.9, 2.5]]), ["......", "......", "######", "......", "......"]);
    assert.deepEqual(drawn([[0, 2], [5.9, 2]]), ["......", "......", "oooooo", "oooooo", "......"]);
  });

  it("lose no spike among many points of one column", () => {
    const noise = Array.from({ length: 1000 }, (_, index): readonly [number, number] => [index * 0.006, index === 580 ? 4.5 : 0.5]);
    assert.deepEqual(drawn(noise), ["...#..", "...#..", "...#..", "...#..", "######"]);
  });

  it("have a gap where a value is not finite", () => {
    for (const broken of [NaN, Infinity, -Infinity]) assert.deepEqual(drawn([[0, 2.5], [1.9, 2.5], [2.5, broken], [4, 2.5], [5.9, 2.5]])[2], "##..##");
    assert.deepEqual(drawn([[1, NaN], [2.5, 2.5], [4, NaN]])[2], "..#...");
  });

  it("run out of the picture on all sides", () => {
    assert.deepEqual(drawn([[-50, 2.5], [50, 2.5]])[2], "######");
    assert.deepEqual(drawn([[2.2, -50], [2.8, 50]]), ["..#...", "..#...", "..#...", "..#...", "..#..."]);
  });

  it("are laid behind what is there", () => {
    const [x, y, axis] = [Float64Array.of(0), Float64Array.of(0.5), { zero: 0, factor: 1 }];
    const raster = { ...emptyRaster(1, 1), columns: Uint32Array.of(0x80_00_00_ff) };
    drawLine(raster, { x, y }, axis, axis, { red: 0, green: 255, blue: 0, opacity: 1, width: 1 });
    assert.equal(raster.columns[0], 0xff_00_7f_80);
  });

  it("show the same whether or not others hide a part of them", () => {
    const random = ((state) => () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647)(7);
    const raster = emptyRaster(20, 40);
    const axis = { zero: 0, factor: 1 };
    const naive = new Uint32Array(20 * 40);
    for (let round = 0; round < 30; round += 1) {
      const line = { x: Float64Array.from({ length: 60 }, (_, index) => index / 3), y: Float64Array.from({ length: 60 }, () => random() * 50 - 5) };
      const stroke = { ...RED, red: round * 8 };
      drawLine(raster, line, axis, axis, stroke);
      const alone = emptyRaster(20, 40);
      drawLine(alone, line, axis, axis, stroke);
      alone.columns.forEach((pixel, at) => (naive[at] = (naive[at] ?? 0) >>> 24 === 255 ? (naive[at] ?? 0) : pixel >>> 24 === 255 && (naive[at] ?? 0) === 0 ? pixel : 1));
    }
    naive.forEach((pixel, at) => pixel >>> 24 === 255 && assert.equal(raster.columns[at], pixel));
  });
});

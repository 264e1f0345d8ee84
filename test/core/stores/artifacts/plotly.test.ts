import assert from "node:assert/strict";

import { contentOfJson } from "../../../../server/core/stores/artifacts/json.ts";
import { bytesOfBase64 } from "../../../../server/core/text/base64.ts";

const layout = { xaxis: { title: { text: "recall" } }, yaxis: { title: "precision" } };
const doubles = (values: readonly number[], shape?: string): object => ({ dtype: "f8", bdata: Buffer.from(Float64Array.from(values).buffer).toString("base64"), ...(shape !== undefined && { shape }) });

describe("figures of Plotly", () => {
  it("are curves, with names and titles of axes, also where numbers are kept as bytes", () => {
    const data = [{ type: "scatter", name: "a", x: [0, 1], y: ["NaN", 1] }, { type: "scattergl", y: doubles([3, 4]) }];
    assert.deepEqual(contentOfJson({ data, layout }), { state: "curves", x: "recall", y: "precision", curves: [{ name: "a", x: [0, 1], y: ["NaN", 1] }, { name: "2", x: [0, 1], y: [3, 4] }] });
  });

  it("are confusion matrices whose rows are in the order of the columns, and tables where the labels differ", () => {
    const [x, z] = [["no", "yes"], doubles([1, 2, 3, 4], "2, 2")];
    assert.deepEqual(contentOfJson({ data: [{ type: "heatmap", x, y: ["yes", "no"], z }], layout: {} }), { state: "confusion-matrix", labels: x, counts: [[3, 4], [1, 2]] });
    assert.deepEqual(contentOfJson({ data: [{ type: "heatmap", x, y: ["a", "b"], z }], layout: {} }), { state: "table", columns: ["", "no", "yes"], rows: [["a", 1, 2], ["b", 3, 4]], total: 2 });
  });

  it("are tables, bars and histograms of samples", () => {
    assert.deepEqual(contentOfJson({ data: [{ type: "table", header: { values: ["a", ["b"]] }, cells: { values: [[1, 2], ["x", null]] } }], layout: {} }), { state: "table", columns: ["a", "b"], rows: [[1, "x"], [2, null]], total: 2 });
    assert.deepEqual(contentOfJson({ data: [{ type: "bar", name: "h", x: ["a"], y: [1] }, { type: "bar", x: ["b"], y: [2] }], layout: {} }), { state: "table", columns: ["x", "h", "2"], rows: [["a", 1, null], ["b", null, 2]], total: 2 });
    const histogram = contentOfJson({ data: [{ type: "histogram", x: [0, 0, 1] }], layout: {} });
    assert.ok(histogram?.state === "histogram");
    assert.deepEqual([histogram.counts[0], histogram.counts.at(-1), histogram.edges[0], histogram.edges.at(-1)], [2, 1, 0, 1]);
  });

  it("of other kinds, broken ones, and JSON that is no figure stay text", () => {
    for (const figure of [{ data: [{ type: "pie" }], layout: {} }, { data: [1], layout: {} }, { data: [], layout: {} }, { data: "x" }, { layout: {} }, { data: [{ type: "histogram", x: {} }], layout: {} }]) assert.equal(contentOfJson(figure), undefined);
  });
});

describe("base64", () => {
  it("gives back the bytes that it was made of", () => {
    for (const length of [0, 1, 2, 3, 4, 255]) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 37) % 256);
      assert.deepEqual(bytesOfBase64(Buffer.from(bytes).toString("base64")), bytes);
    }
  });
});
